// The list of the bot's sentences by area, with how far the Tibetan is and which were edited.
#include <array>
#include <map>

#include "bot/base/text.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/service/wording.hpp"
#include "handlers/admin/admin.hpp"
#include "handlers/admin/reply_form.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

const std::string kRepliesPath = "/admin/replies";
constexpr std::size_t kShownCharacters = 60;
constexpr std::array<const char*, 6> kMarks{"missing",  "draft",  "to_review",
                                            "reviewed", "edited", "default_changed"};

struct RepliesFilter {
  std::string area, mark, words;
};

std::string area_of(const std::string& key) { return key.substr(0, key.find('.')); }

bool bears(const service::Wording& wording, const std::string& mark) {
  if (mark == "edited") return wording.edited();
  if (mark == "default_changed") return wording.default_changed;
  return domain::to_text(wording.text.bo_status) == mark;
}

bool holds(const service::Wording& wording, const std::string& words) {
  return words.empty() || wording.text.key.find(words) != std::string::npos ||
         wording.text.zh.find(words) != std::string::npos ||
         wording.text.bo.find(words) != std::string::npos;
}

std::string area_word(const AdminContext& context, const std::string& area) {
  return context.frame.pages.has("area." + area) ? context.say("area." + area) : area;
}

std::string one_line(const std::string& text) {
  return lang::truncate_code_points(base::replace_all(text, "\n", " "), kShownCharacters);
}

base::PageData reply_row(const AdminContext& context, const service::Wording& wording) {
  base::PageData row;
  const std::string status{domain::to_text(wording.text.bo_status)};
  row.set("href", kRepliesPath + "/" + url_escape(wording.text.key));
  row.set("key", wording.text.key);
  row.set("zh", one_line(wording.text.zh)).set("bo", one_line(wording.text.bo));
  row.set("status", context.say("mark." + status)).set("tone", review_tone(wording.text.bo_status));
  row.set("edited", wording.edited()
                        ? context.say("mark.edited", {{"version", std::to_string(wording.version)}})
                        : std::string{});
  row.set("default_changed", wording.default_changed);
  return row;
}

base::PageData pick(const RepliesFilter& wish, const std::string& word, bool on,
                    std::size_t count) {
  base::PageData chip;
  chip.set("href",
           address(kRepliesPath, {{"area", wish.area}, {"mark", wish.mark}, {"q", wish.words}}));
  chip.set("word", word).set("on", on);
  chip.set("count", count > 0 ? std::to_string(count) : std::string{});
  return chip;
}

void put_coverage(base::PageData& data, const AdminContext& context,
                  const std::vector<service::Wording>& all) {
  std::map<std::string, std::size_t> counts;
  for (const auto& wording : all) ++counts[std::string{domain::to_text(wording.text.bo_status)}];
  const auto percent = [&](std::size_t n) {
    return std::to_string(all.empty() ? 0 : n * 100 / all.size());
  };
  const std::size_t reviewed = counts["reviewed"];
  const std::size_t to_review = reviewed + counts["to_review"];
  data.set("upto_reviewed", percent(reviewed)).set("upto_review", percent(to_review));
  data.set("upto_draft", percent(to_review + counts["draft"]));
  data.set("coverage_words", context.say("replies.coverage_words",
                                         {{"reviewed", std::to_string(reviewed)},
                                          {"to_review", std::to_string(counts["to_review"])},
                                          {"draft", std::to_string(counts["draft"])},
                                          {"missing", std::to_string(counts["missing"])},
                                          {"total", std::to_string(all.size())}}));
}

void put_filters(base::PageData& data, const AdminContext& context, const RepliesFilter& wish,
                 const std::vector<service::Wording>& all) {
  std::map<std::string, std::size_t> areas;
  for (const auto& wording : all) ++areas[area_of(wording.text.key)];
  std::vector<base::PageData> area_chips{
      pick({"", wish.mark, wish.words}, context.say("replies.all"), wish.area.empty(), all.size())};
  for (const auto& [area, count] : areas) {
    area_chips.push_back(
        pick({area, wish.mark, wish.words}, area_word(context, area), wish.area == area, count));
  }
  std::vector<base::PageData> mark_chips;
  for (const std::string mark : kMarks) {
    std::size_t count = 0;
    for (const auto& wording : all) count += bears(wording, mark) ? 1U : 0U;
    const bool on = wish.mark == mark;
    mark_chips.push_back(pick({wish.area, on ? "" : mark, wish.words},
                              context.say(mark == "edited" ? "mark.edited_only" : "mark." + mark),
                              on, count));
  }
  data.set("areas", area_chips).set("marks", mark_chips);
}

}  // namespace

HttpResponse list_replies(AdminContext& context) {
  const RepliesFilter wish{context.request.query_once("area"), context.request.query_once("mark"),
                           std::string{base::trim(context.request.query_once("q"))}};
  const auto all = service::all_wordings(context.work);
  std::map<std::string, std::vector<base::PageData>> groups;
  std::size_t shown = 0;
  for (const auto& wording : all) {
    const std::string area = area_of(wording.text.key);
    if (!wish.area.empty() && area != wish.area) continue;
    if (!wish.mark.empty() && !bears(wording, wish.mark)) continue;
    if (!holds(wording, wish.words)) continue;
    groups[area].push_back(reply_row(context, wording));
    ++shown;
  }
  std::vector<base::PageData> sections;
  for (const auto& [area, rows] : groups) {
    base::PageData section;
    section.set("area", area).set("word", area_word(context, area)).set("rows", rows);
    section.set("count", std::to_string(rows.size()));
    sections.push_back(std::move(section));
  }
  base::PageData data;
  data.set("count_word", context.say("replies.count", {{"count", std::to_string(shown)}}));
  data.set("groups", sections).set("some", shown > 0).set("q", wish.words);
  data.set("area_value", wish.area).set("mark_value", wish.mark);
  data.set("narrowed", !wish.area.empty() || !wish.mark.empty() || !wish.words.empty());
  put_coverage(data, context, all);
  put_filters(data, context, wish, all);
  return context.page("replies", context.say("replies.title"), std::move(data));
}

}  // namespace zampa::handlers::admin
