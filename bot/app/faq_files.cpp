#include "bot/app/faq_files.hpp"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <initializer_list>
#include <map>
#include <optional>
#include <utility>

#include "bot/base/embedded.hpp"
#include "bot/base/text.hpp"
#include "bot/lang/script.hpp"

namespace zampa::app {
namespace {

// With title, source line and choices around it an answer must stay below the 2,048 bytes of one
// message of the platform.
constexpr std::size_t kMaxAnswerBytes = 1200;

bool is_code(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

class FaqReader {
 public:
  void read(const FaqFile& file) {
    path_ = file.path;
    try {
      read_root(toml::parse(file.toml));
    } catch (const toml::parse_error& error) {
      faults_.push_back(path_ + ":" + std::to_string(error.source().begin.line) +
                        ": not TOML: " + std::string(error.description()) + "; correct the line");
    }
  }

  Result<FaqContent> outcome() && {
    if (faults_.empty()) return std::move(content_);
    return Refusal{RefusalCode::invalid, base::join(faults_, "\n")};
  }

 private:
  void read_root(const toml::table& root) {
    known_keys(root, {"area", "name", "entry"});
    FaqArea area{code(root, "area"), {}};
    if (const toml::table* name = table(root, "name")) {
      known_keys(*name, {"zh", "bo"});
      area.name = {text(*name, "zh", true), text(*name, "bo", false)};
    }
    const bool is_known = std::any_of(content_.areas.begin(), content_.areas.end(),
                                      [&](const FaqArea& a) { return a.id == area.id; });
    if (!is_known) content_.areas.push_back(area);
    const toml::array* entries = root["entry"].as_array();
    if (entries == nullptr || !root["entry"].is_array_of_tables()) {
      return fault(root, "entry", "missing; add at least one [[entry]]");
    }
    for (const toml::node& entry : *entries) read_entry(*entry.as_table(), area.id);
  }

  void read_entry(const toml::table& row, const std::string& area) {
    known_keys(row,
               {"id", "unit", "region", "source", "valid_until", "bo_status", "fill", "title",
                "questions", "answer", "materials", "steps", "where", "when", "cost", "promised"});
    faq::Entry entry;
    entry.id = code(row, "id");
    const auto [first, is_new] = seen_.try_emplace(entry.id, path_);
    if (!entry.id.empty() && !is_new) {
      fault(at(row, "id"), "id",
            "\"" + entry.id + "\" is in " + first->second +
                " already; ids are unique over all files");
    }
    entry.area = area;
    entry.unit = code(row, "unit");
    entry.region = text(row, "region", true);
    entry.source = text(row, "source", true);
    entry.valid_until = date(row, "valid_until");
    entry.bo_status = status(row);
    const bool bo_due = entry.bo_status != domain::BoStatus::missing;
    if (row.contains("fill")) entry.fill = list(row, "fill");

    one(row, "title", entry, &faq::Side::title, true, bo_due);
    one(row, "answer", entry, &faq::Side::answer, true, bo_due);
    one(row, "where", entry, &faq::Side::where, false, false);
    one(row, "when", entry, &faq::Side::when, false, false);
    one(row, "cost", entry, &faq::Side::cost, false, false);
    one(row, "promised", entry, &faq::Side::promised, false, false);
    many(row, "questions", entry, &faq::Side::questions);
    many(row, "materials", entry, &faq::Side::materials);
    many(row, "steps", entry, &faq::Side::steps);
    if (entry.zh.questions.empty()) fault(row, "questions.zh", "empty; add at least one question");
    check_pairs(row, entry, bo_due);
    content_.entries.push_back(std::move(entry));
  }

  void check_pairs(const toml::table& row, const faq::Entry& entry, bool bo_due) {
    if (bo_due && entry.zh.materials.size() != entry.bo.materials.size()) {
      fault(at(row, "materials"), "materials", "zh and bo differ in number; list the same things");
    }
    if (bo_due && entry.zh.steps.size() != entry.bo.steps.size()) {
      fault(at(row, "steps"), "steps", "zh and bo differ in number; list the same steps");
    }
    for (const std::string* answer : {&entry.zh.answer, &entry.bo.answer}) {
      if (answer->size() > kMaxAnswerBytes) {
        fault(
            at(row, "answer"), "answer",
            "longer than " + std::to_string(kMaxAnswerBytes) + " bytes; shorten it to one bubble");
      }
    }
    if (lang::has_tibetan(entry.zh.title + entry.zh.answer)) {
      fault(at(row, "title"), "zh", "holds Tibetan; put it into bo");
    }
    if (lang::has_han(entry.bo.title)) {
      fault(at(row, "title"), "bo", "holds Chinese; put it into zh");
    }
  }

  void one(const toml::table& row, std::string_view key, faq::Entry& entry,
           std::string faq::Side::* member, bool zh_due, bool bo_due) {
    const toml::table* both = table(row, key, zh_due);
    if (both == nullptr) return;
    known_keys(*both, {"zh", "bo"});
    entry.zh.*member = text(*both, "zh", zh_due);
    entry.bo.*member = text(*both, "bo", bo_due);
  }

  void many(const toml::table& row, std::string_view key, faq::Entry& entry,
            std::vector<std::string> faq::Side::* member) {
    const toml::table* both = table(row, key, false);
    if (both == nullptr) return;
    known_keys(*both, {"zh", "bo"});
    entry.zh.*member = list(*both, "zh");
    entry.bo.*member = list(*both, "bo");
  }

  // Readers of one value: each tells its fault and hands back something empty.

  std::string text(const toml::table& row, std::string_view key, bool is_due) {
    const toml::node* node = row.get(key);
    if (node == nullptr || !node->is_string() || base::trim(**node->as_string()).empty()) {
      if (node != nullptr || is_due) fault(at(row, key), key, "no text; write some in quotes");
      return {};
    }
    return **node->as_string();
  }

  std::string code(const toml::table& row, std::string_view key) {
    const std::string value = text(row, key, true);
    if (!value.empty() && !is_code(value)) {
      fault(at(row, key), key, "\"" + value + "\" is no code; use a-z, 0-9 and -");
    }
    return value;
  }

  std::vector<std::string> list(const toml::table& row, std::string_view key) {
    std::vector<std::string> found;
    const toml::node* node = row.get(key);
    if (node == nullptr) return found;
    if (!node->is_array()) {
      fault(*node, key, "no list; write [\"one\", \"two\"]");
      return found;
    }
    for (const toml::node& item : *node->as_array()) {
      const std::string value = item.value_or(std::string());
      if (base::trim(value).empty())
        fault(item, key, "an item without text; write it or remove it");
      if (std::find(found.begin(), found.end(), value) != found.end()) {
        fault(item, key, "\"" + value + "\" is there twice; remove one");
      }
      found.push_back(value);
    }
    return found;
  }

  std::string date(const toml::table& row, std::string_view key) {
    const std::optional<toml::date> value = row[key].value<toml::date>();
    if (!value) {
      fault(at(row, key), key, "no date; write the day to look again, such as 2026-12-31");
      return {};
    }
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", int{value->year},
                  int{value->month}, int{value->day});
    return buffer.data();
  }

  domain::BoStatus status(const toml::table& row) {
    using enum domain::BoStatus;
    static const std::map<std::string, domain::BoStatus> kWords = {
        {"missing", missing}, {"draft", draft}, {"to_review", to_review}, {"reviewed", reviewed}};
    const std::string value = text(row, "bo_status", true);
    const auto word = kWords.find(value);
    if (word != kWords.end()) return word->second;
    if (!value.empty()) {
      fault(at(row, "bo_status"), "bo_status",
            "\"" + value + "\" is not known; use missing, draft, to_review or reviewed");
    }
    return missing;
  }

  const toml::table* table(const toml::table& row, std::string_view key, bool is_due = true) {
    const toml::node* node = row.get(key);
    if (node != nullptr && node->is_table()) return node->as_table();
    if (node != nullptr || is_due) fault(at(row, key), key, "missing; write zh and bo under it");
    return nullptr;
  }

  void known_keys(const toml::table& row, std::initializer_list<std::string_view> known) {
    for (const auto& [key, node] : row) {
      if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
        fault(node, key.str(), "not known here; remove it or correct its spelling");
      }
    }
  }

  /// The value where it stands, or the table it is missing from.
  static const toml::node& at(const toml::table& row, std::string_view key) {
    const toml::node* node = row.get(key);
    return node != nullptr ? *node : row;
  }

  void fault(const toml::node& node, std::string_view key, const std::string& what) {
    faults_.push_back(path_ + ":" + std::to_string(node.source().begin.line) + ": " +
                      std::string(key) + ": " + what);
  }

  std::string path_;
  FaqContent content_;
  std::map<std::string, std::string> seen_;  // id → file
  std::vector<std::string> faults_;
};

}  // namespace

Result<FaqContent> read_faq_files(const std::vector<FaqFile>& files) {
  FaqReader reader;
  for (const FaqFile& file : files) reader.read(file);
  return std::move(reader).outcome();
}

std::vector<FaqFile> embedded_faq_files() {
  std::vector<FaqFile> files;
  for (const std::string_view path : base::embedded_files("config/faq/")) {
    files.push_back({std::string(path), std::string(base::embedded_file(path).value_or(""))});
  }
  return files;
}

std::vector<std::string> faq_gaps(const std::vector<faq::Entry>& entries) {
  std::vector<std::string> lines;
  for (const faq::Entry& entry : entries) {
    if (entry.fill.empty()) continue;
    lines.push_back("faq " + entry.id + ": fill in " + base::join(entry.fill, ", "));
  }
  return lines;
}

}  // namespace zampa::app
