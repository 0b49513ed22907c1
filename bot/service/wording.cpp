#include "bot/service/wording.hpp"

#include <algorithm>
#include <map>

#include "bot/base/crypto.hpp"
#include "bot/base/new_id.hpp"
#include "bot/domain/reply_lint.hpp"

namespace zampa::service {
namespace {

const std::string kReplyKind = "reply";

Fields fields_of_draft(const WordingDraft& draft) {
  return {{"zh", draft.zh},
          {"bo", draft.bo},
          {"bo_status", std::string{domain::to_text(draft.bo_status)}}};
}

std::string held_field(const Fields& fields, const char* name) {
  const auto it = fields.find(name);
  return it == fields.end() ? std::string{} : it->second;
}

Wording version_of(const store::Work& work, const domain::ReplyText& standard,
                   const store::Content& content) {
  Wording wording;
  wording.text = standard;
  wording.text.zh = held_field(content.fields, "zh");
  wording.text.bo = held_field(content.fields, "bo");
  wording.text.bo_status = domain::bo_status_from(held_field(content.fields, "bo_status"));
  wording.version = content.version;
  wording.default_changed = content.base_digest != wording_digest(standard);
  wording.actor = PersonId{content.actor};
  if (!content.actor.empty()) {
    if (const auto person = work.people.find(wording.actor)) wording.actor_name = person->name;
  }
  wording.at = content.at;
  return wording;
}

Wording default_of(const domain::ReplyText& standard) {
  Wording wording;
  wording.text = standard;
  return wording;
}

Result<domain::ReplyText> standard_of(const store::Work& work, const std::string& key) {
  const auto it = work.rules.replies.find(key);
  if (it == work.rules.replies.end()) return Refusal{RefusalCode::not_found, "no reply " + key};
  return it->second;
}

}  // namespace

std::string wording_digest(const domain::ReplyText& text) {
  return base::sha256_hex(base::fields_to_text({{"zh", text.zh}, {"bo", text.bo}})).substr(0, 32);
}

Result<Wording> wording_of(const store::Work& work, const std::string& key) {
  const auto standard = standard_of(work, key);
  if (!standard) return standard.error();
  const auto published = work.contents.latest(kReplyKind, key);
  return published ? version_of(work, *standard, *published) : default_of(*standard);
}

std::vector<Wording> all_wordings(const store::Work& work) {
  std::map<std::string, store::Content> published;
  for (auto& content : work.contents.all_latest(kReplyKind)) {
    published.emplace(content.key, std::move(content));
  }
  std::vector<Wording> wordings;
  for (const auto& [key, standard] : work.rules.replies) {
    const auto it = published.find(key);
    wordings.push_back(it == published.end() ? default_of(standard)
                                             : version_of(work, standard, it->second));
  }
  return wordings;
}

Result<std::vector<Wording>> wording_history(const store::Work& work, const std::string& key) {
  const auto standard = standard_of(work, key);
  if (!standard) return standard.error();
  std::vector<Wording> versions;
  for (const auto& content : work.contents.history(kReplyKind, key)) {
    versions.push_back(version_of(work, *standard, content));
  }
  versions.push_back(default_of(*standard));
  return versions;
}

Result<std::vector<WordingFinding>> check_wording(const store::Work& work, const std::string& key,
                                                  const WordingDraft& draft) {
  auto text = standard_of(work, key);
  if (!text) return std::move(text).error();
  text->zh = draft.zh;
  text->bo = draft.bo;
  text->bo_status = draft.bo.empty() ? domain::BoStatus::missing : draft.bo_status;
  std::vector<WordingFinding> findings;
  for (const auto& found : domain::lint_reply(*text)) {
    const bool one_side = found.field == "zh" || found.field == "bo";
    findings.push_back({found.severity == domain::LintSeverity::error, found.rule,
                        one_side ? found.field : std::string{}, found.detail, found.position});
  }
  return findings;
}

Result<std::int64_t> publish_wording(store::Work& work, const std::string& key,
                                     const WordingDraft& wish, std::int64_t base_version,
                                     const PersonId& actor) {
  WordingDraft draft = wish;
  // The status follows from the text where it can: nothing is neither draft nor reviewed.
  if (draft.bo.empty()) draft.bo_status = domain::BoStatus::missing;
  const auto current = wording_of(work, key);
  if (!current) return current.error();
  if (current->version != base_version) {
    return Refusal{RefusalCode::conflict,
                   "version " + std::to_string(current->version) + " is in force"};
  }
  if (current->text.zh == draft.zh && current->text.bo == draft.bo &&
      current->text.bo_status == draft.bo_status) {
    return current->version;
  }
  const auto findings = check_wording(work, key, draft);
  if (!findings) return findings.error();
  const auto error = std::find_if(findings->begin(), findings->end(),
                                  [](const WordingFinding& f) { return f.is_error; });
  if (error != findings->end()) {
    return Refusal{RefusalCode::invalid, error->rule + ": " + error->detail};
  }
  store::Content content;
  content.kind = kReplyKind;
  content.key = key;
  content.version = current->version + 1;
  content.fields = fields_of_draft(draft);
  const auto standard = standard_of(work, key);
  content.base_digest = wording_digest(*standard);
  content.actor = actor.text;
  content.at = work.now;
  work.contents.insert(content);
  work.admins.note({base::new_id(work.now), work.now, actor, "reply.publish", key,
                    "version " + std::to_string(content.version)});
  return content.version;
}

Result<std::int64_t> roll_back_wording(store::Work& work, const std::string& key,
                                       std::int64_t version, std::int64_t base_version,
                                       const PersonId& actor) {
  const auto history = wording_history(work, key);
  if (!history) return history.error();
  const auto old = std::find_if(history->begin(), history->end(),
                                [&](const Wording& w) { return w.version == version; });
  if (old == history->end()) return Refusal{RefusalCode::not_found, "no such version"};
  return publish_wording(work, key, {old->text.zh, old->text.bo, old->text.bo_status}, base_version,
                         actor);
}

}  // namespace zampa::service
