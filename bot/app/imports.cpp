#include "bot/app/imports.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "bot/app/csv.hpp"
#include "bot/app/faq_fields.hpp"
#include "bot/app/faq_files.hpp"
#include "bot/app/policy_tables.hpp"
#include "bot/app/reply_files.hpp"
#include "bot/base/crypto.hpp"
#include "bot/service/roster.hpp"
#include "bot/service/wording.hpp"
#include "bot/store/duty_list.hpp"

namespace zampa::app {
namespace {

/// One row of published content, as the next version of its key, if it says anything new.
bool publish_row(store::Work& work, const std::string& kind, const std::string& key,
                 const Fields& fields, const std::string& default_text) {
  const auto latest = work.contents.latest(kind, key);
  if (latest && latest->fields == fields) return false;
  work.contents.insert({kind, key, latest ? latest->version + 1 : 1, fields,
                        base::sha256_hex(default_text), "import", work.now});
  return true;
}

std::string counted(std::size_t changed, std::size_t all, const std::string& what) {
  return std::to_string(changed) + " of " + std::to_string(all) + " " + what + " changed\n";
}

/// A leading quote that the export put in front of a sign, so that no spreadsheet calculates it.
std::string without_guard(const std::string& text) {
  const bool guarded = text.size() > 1 && text.front() == '\'' &&
                       std::string_view{"=+-@\t\r"}.find(text[1]) != std::string_view::npos;
  return guarded ? text.substr(1) : text;
}

/// What `zampa export templates` wrote and a translator filled in.
Result<std::vector<domain::ReplyText>> replies_of_csv(const std::string& bytes,
                                                      const std::string& file) {
  FaultsFound faults;
  std::vector<domain::ReplyText> replies;
  for (const auto& row :
       read_csv(bytes, file, {"key", "zh", "bo", "bo_status", "version"}, faults)) {
    domain::ReplyText reply;
    reply.key = row.at("key");
    reply.zh = without_guard(row.at("zh"));
    reply.bo = without_guard(row.at("bo"));
    reply.bo_status = domain::bo_status_from(row.at("bo_status"));
    replies.push_back(std::move(reply));
  }
  if (!faults.empty()) return faults.refusal();
  return replies;
}

Result<ImportReport> import_templates(store::Work& work, const std::string& file,
                                      const std::string& bytes) {
  auto replies =
      file.ends_with(".csv") ? replies_of_csv(bytes, file) : read_reply_file(bytes, file);
  if (!replies) return std::move(replies).error();
  FaultsFound faults;
  std::size_t changed = 0;
  for (const auto& reply : *replies) {
    const auto now = service::wording_of(work, reply.key);
    if (!now) {
      faults.add(file, 0, reply.key, "is not a key of this program; remove it");
      continue;
    }
    if (now->text.zh == reply.zh && now->text.bo == reply.bo &&
        now->text.bo_status == reply.bo_status) {
      continue;
    }
    auto published = service::publish_wording(
        work, reply.key, {reply.zh, reply.bo, reply.bo_status}, now->version, PersonId{});
    if (!published) {
      faults.add(file, 0, reply.key, published.error().detail);
    } else {
      ++changed;
    }
  }
  if (!faults.empty()) return faults.refusal();
  return ImportReport{counted(changed, replies->size(), "replies"), false};
}

Result<ImportReport> import_duties(store::Work& work, const std::string& file,
                                   const std::string& bytes) {
  FaultsFound faults;
  const auto duties = read_duties(bytes, file, work.rules.policy, faults);
  if (!faults.empty()) return faults.refusal();
  std::size_t changed = 0;
  for (const auto& duty : duties) {
    const auto& defaults = work.rules.policy.duties;
    const auto known = std::find_if(defaults.begin(), defaults.end(),
                                    [&](const domain::Duty& d) { return d.rule == duty.rule; });
    const Fields fields = store::fields_of(duty);
    const Fields base = known == defaults.end() ? Fields{} : store::fields_of(*known);
    if (fields == base && !work.contents.latest("duty", duty.rule)) continue;
    if (publish_row(work, "duty", duty.rule, fields, base::fields_to_text(base))) ++changed;
  }
  return ImportReport{counted(changed, duties.size(), "duty rules"), false};
}

Result<ImportReport> import_directory(store::Work& work, const std::string& file,
                                      const std::string& bytes) {
  FaultsFound faults;
  const auto entries = read_directory(bytes, file, work.rules.policy, faults);
  if (!faults.empty()) return faults.refusal();
  std::size_t changed = 0;
  for (const auto& entry : entries) {
    const Fields fields{{"zh", entry.name.zh},
                        {"bo", entry.name.bo},
                        {"region", entry.region},
                        {"phone", entry.phone}};
    if (publish_row(work, "directory", entry.id, fields, "")) ++changed;
  }
  return ImportReport{counted(changed, entries.size(), "directory entries"), false};
}

Result<ImportReport> import_staff_table(store::Work& work, const std::string& file,
                                        const std::string& bytes, const std::string& wecom) {
  FaultsFound faults;
  const auto rows = read_staff(bytes, file, work.rules.policy, faults);
  if (!faults.empty()) return faults.refusal();
  std::string lines;
  for (const auto& row : rows) {
    service::StaffRow staff;
    staff.code = !row.wecom_userid.empty() ? "wecom:" + row.wecom_userid
                                           : row.department.text + ":" + row.name;
    staff.name = row.name;
    staff.department = row.department;
    staff.roles = {row.role};
    staff.wecom_userid = row.wecom_userid;
    staff.language = row.language;
    auto imported = service::import_staff(work, staff, wecom);
    if (!imported) {
      faults.add(file, 0, row.name, imported.error().detail);
    } else if (!imported->binding_code.empty()) {
      lines += row.name + ": binding code " + imported->binding_code + ", valid 24 hours\n";
    }
  }
  if (!faults.empty()) return faults.refusal();
  return ImportReport{std::to_string(rows.size()) + " staff imported\n" + lines, false};
}

/// Entries are kept as the text of their file's table, so that what was published reads as the
/// file did.
Result<ImportReport> import_faq(store::Work& work, const std::string& file,
                                const std::string& bytes) {
  auto content = read_faq_files({{file, bytes}});
  if (!content) return std::move(content).error();
  std::size_t changed = 0;
  for (const auto& entry : content->entries) {
    const Fields fields = faq_fields(entry);
    const auto* known = work.faq->find(entry.id);
    if (known != nullptr && faq_fields(*known) == fields) continue;
    if (publish_row(work, "faq", entry.id, fields, "")) ++changed;
  }
  return ImportReport{counted(changed, content->entries.size(), "FAQ entries"), changed > 0};
}

}  // namespace

Result<ImportReport> import_file(store::Work& work, const std::string& kind,
                                 const std::string& file_name, const std::string& bytes,
                                 const std::string& wecom_account) {
  if (kind == "templates") return import_templates(work, file_name, bytes);
  if (kind == "duties") return import_duties(work, file_name, bytes);
  if (kind == "directory") return import_directory(work, file_name, bytes);
  if (kind == "staff") return import_staff_table(work, file_name, bytes, wecom_account);
  if (kind == "faq") return import_faq(work, file_name, bytes);
  return Refusal{
      RefusalCode::unsupported,
      "error: import: \"" + kind + "\" is not one of templates, faq, duties, directory, staff"};
}

std::vector<faq::Entry> effective_faq(const store::Work& work,
                                      const std::vector<faq::Entry>& defaults) {
  std::map<std::string, faq::Entry> entries;
  for (const auto& entry : defaults) entries[entry.id] = entry;
  for (const auto& content : work.contents.all_latest("faq")) {
    if (content.fields.count("deleted") != 0) {
      entries.erase(content.key);
    } else {
      entries[content.key] = faq_entry_from(content.key, content.fields);
    }
  }
  std::vector<faq::Entry> all;
  for (auto& [id, entry] : entries) all.push_back(std::move(entry));
  return all;
}

}  // namespace zampa::app
