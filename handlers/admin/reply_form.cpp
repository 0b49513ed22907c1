#include "handlers/admin/reply_form.hpp"

#include <algorithm>
#include <array>

#include "bot/lang/measure.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

/// How full one side is with the longest sample values, in the unit that limits it.
void put_meter(base::PageData& data, const AdminContext& context, const domain::ReplyText& text,
               const std::string& side, const std::string& words) {
  const std::string filled = domain::render(words, text.samples);
  const std::size_t chars = lang::code_points(filled);
  const bool by_chars = text.limit_chars != 0;
  const std::size_t used = by_chars ? chars : filled.size();
  const std::size_t limit = by_chars ? text.limit_chars : text.limit_bytes;
  data.set(side + "_meter", context.say(by_chars ? "reply.meter_chars" : "reply.meter",
                                        {{"bytes", std::to_string(filled.size())},
                                         {"chars", std::to_string(chars)},
                                         {"limit", std::to_string(limit)}}));
  data.set(side + "_percent",
           std::to_string(limit == 0 ? 0 : std::min<std::size_t>(100, used * 100 / limit)));
  data.set(side + "_over", used > limit);
}

std::vector<base::PageData> status_options(const AdminContext& context, domain::BoStatus chosen) {
  using domain::BoStatus;
  std::vector<base::PageData> options;
  for (const auto status :
       {BoStatus::missing, BoStatus::draft, BoStatus::to_review, BoStatus::reviewed}) {
    const std::string id{domain::to_text(status)};
    base::PageData option;
    option.set("id", id).set("word", context.say("mark." + id)).set("on", status == chosen);
    options.push_back(std::move(option));
  }
  return options;
}

std::vector<base::PageData> placeholder_rows(const domain::ReplyText& text) {
  std::vector<base::PageData> rows;
  for (const auto& [name, sample] : text.samples) {
    base::PageData row;
    row.set("braced", "{" + name + "}");
    put_text(row, "sample", sample);
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<base::PageData> finding_rows(const AdminContext& context,
                                         const std::vector<service::WordingFinding>& findings) {
  std::vector<base::PageData> rows;
  for (const auto& finding : findings) {
    base::PageData row;
    row.set("tone", finding.is_error ? "bad" : "warn");
    row.set("level", context.say(finding.is_error ? "reply.error" : "reply.warning"));
    row.set("rule", finding.rule);
    row.set("side", context.say("reply.side_" + (finding.side.empty() ? "both" : finding.side)));
    row.set("place", finding.position == 0
                         ? std::string{}
                         : context.say("reply.place", {{"n", std::to_string(finding.position)}}));
    const std::string key = "lint." + finding.rule;
    row.set("words", context.frame.pages.has(key) ? context.say(key) : finding.detail);
    row.set("detail", context.frame.pages.has(key) ? finding.detail : std::string{});
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<base::PageData> phones(const AdminContext& context, const domain::ReplyText& text,
                                   const service::WordingDraft& draft) {
  domain::ReplyText said = text;
  said.zh = draft.zh;
  said.bo = draft.bo;
  std::vector<base::PageData> shown;
  for (const auto language : {domain::Language::zh, domain::Language::bo}) {
    const std::string lang{domain::to_text(language)};
    const bool missing = language == domain::Language::bo && draft.bo.empty();
    base::PageData phone;
    phone.set("lang", lang).set("word", context.say("language." + lang + "_long"));
    phone.set("text", missing ? std::string{} : domain::render(said.text(language), text.samples));
    shown.push_back(std::move(phone));
  }
  return shown;
}

void put_conflict(base::PageData& data, const AdminContext& context,
                  const service::Wording& theirs) {
  data.set("conflict", true);
  data.set("conflict_words",
           context.say("reply.conflict_words",
                       {{"name", theirs.actor_name.empty() ? context.say("history.imported")
                                                           : theirs.actor_name},
                        {"time", base::local_short(theirs.at)},
                        {"version", std::to_string(theirs.version)}}));
  data.set("their_zh", theirs.text.zh).set("their_bo", theirs.text.bo);
}

}  // namespace

std::string_view review_tone(domain::BoStatus status) {
  switch (status) {
    case domain::BoStatus::reviewed:
      return "ok";
    case domain::BoStatus::to_review:
      return "info";
    case domain::BoStatus::draft:
      return "idle";
    default:
      return "warn";
  }
}

HttpResponse editor_page(const AdminContext& context, const service::Wording& wording,
                         const EditorState& state) {
  const auto& text = wording.text;
  const std::string path = "/admin/replies/" + url_escape(text.key);
  base::PageData data;
  data.set("back", "/admin/replies?area=" + url_escape(text.key.substr(0, text.key.find('.'))));
  data.set("key", text.key).set("note", text.note).set("action", path);
  data.set("preview", path + "/preview").set("history", path + "/history");
  data.set("may_edit", context.who().has(domain::Role::template_admin));
  data.set("status", context.say("mark." + std::string{domain::to_text(text.bo_status)}));
  data.set("tone", review_tone(text.bo_status));
  data.set("version_word",
           wording.edited()
               ? context.say("reply.version", {{"version", std::to_string(wording.version)}})
               : context.say("reply.version_default"));
  data.set("default_changed", wording.default_changed);
  data.set("conflict", false).set("problem", state.problem).set("flash", state.flash);
  if (state.conflict) put_conflict(data, context, wording);
  data.set("base_version", std::to_string(state.base_version));
  data.set("zh", state.draft.zh).set("bo", state.draft.bo);
  data.set("limit_bytes", std::to_string(text.limit_bytes));
  data.set("limit_chars", std::to_string(text.limit_chars));
  // With its places open, for the script that counts while one types.
  data.set("meter_words", context.say(text.limit_chars != 0 ? "reply.meter_chars" : "reply.meter"));
  put_meter(data, context, text, "zh", state.draft.zh);
  put_meter(data, context, text, "bo", state.draft.bo);
  data.set("statuses", status_options(context, state.draft.bo_status));
  const auto placeholders = placeholder_rows(text);
  data.set("placeholders", placeholders).set("some_placeholders", !placeholders.empty());
  const auto findings = service::check_wording(context.work, text.key, state.draft);
  std::vector<base::PageData> rows;
  if (findings) rows = finding_rows(context, *findings);
  data.set("findings", rows).set("some_findings", !rows.empty());
  data.set("phones", phones(context, text, state.draft));
  return context.page("reply", text.key, std::move(data), state.status);
}

}  // namespace zampa::handlers::admin
