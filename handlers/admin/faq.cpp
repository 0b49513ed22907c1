// The answers in force, to read and to search.
#include "bot/base/text.hpp"
#include "bot/service/desk.hpp"
#include "handlers/admin/admin.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

std::string_view faq_tone(const std::string& status) {
  if (status == "reviewed") return "ok";
  if (status == "to_review") return "info";
  return status == "missing" ? "warn" : "idle";
}

}  // namespace

HttpResponse list_faq(AdminContext& context) {
  const std::string typed = context.request.query_once("q");
  std::vector<base::PageData> rows;
  for (const auto& entry : service::desk_entries(context.work, std::string{base::trim(typed)})) {
    base::PageData row;
    row.set("id", entry.id);
    row.set("question_zh", entry.question_zh).set("question_bo", entry.question_bo);
    row.set("answer_zh", entry.answer_zh).set("answer_bo", entry.answer_bo);
    row.set("status", context.say("faq." + entry.bo_status));
    row.set("tone", faq_tone(entry.bo_status));
    std::string source;
    if (!entry.source.empty()) source = context.say("faq.source", {{"source", entry.source}});
    if (!entry.valid_until.empty()) {
      if (!source.empty()) source += " · ";
      source += context.say("faq.until", {{"date", entry.valid_until}});
    }
    row.set("source", source);
    rows.push_back(std::move(row));
  }
  base::PageData data;
  data.set("q", typed).set("some", !rows.empty());
  data.set("count_word", context.say("faq.count", {{"count", std::to_string(rows.size())}}));
  data.set("entries", rows);
  return context.page("faq", context.say("faq.title"), std::move(data));
}

}  // namespace zampa::handlers::admin
