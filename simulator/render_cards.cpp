// The WeCom half of render.hpp: text cards and template cards.
#include <string_view>
#include <utility>

#include "simulator/json_get.hpp"
#include "simulator/render.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

/// `<div class="gray">…</div>` and the like as toned parts; anything else is text.
Json toned_parts(const std::string& text) {
  Json parts = Json::array();
  const auto add = [&](std::string_view part, const std::string& tone) {
    if (!part.empty()) parts.push_back({{"text", std::string{part}}, {"tone", tone}});
  };
  std::string_view rest = text;
  constexpr std::string_view open = "<div class=\"";
  while (true) {
    const auto start = rest.find(open);
    const auto tag_end = start == std::string_view::npos ? start : rest.find('>', start);
    const auto close = tag_end == std::string_view::npos ? tag_end : rest.find("</div>", tag_end);
    if (close == std::string_view::npos) break;
    add(rest.substr(0, start), "normal");
    const auto name = rest.substr(start + open.size(), tag_end - start - open.size() - 1);
    const std::string tone = name == "gray" || name == "highlight" ? std::string{name} : "normal";
    add(rest.substr(tag_end + 1, close - tag_end - 1), tone);
    rest.remove_prefix(close + 6);
  }
  add(rest, "normal");
  return parts;
}

Json card_buttons(const Json& card) {
  Json buttons = Json::array();
  const auto add = [&](const Json& button) {
    buttons.push_back({{"text", base::json_text(button, "text")},
                       {"key", base::json_text(button, "key")},
                       {"style", whole(button, "style", 1)},
                       {"url", text_or_null(button, "url")},
                       {"enabled", true}});
  };
  for (const auto& button : list(card, "button_list")) add(button);
  if (const auto submit = member(card, "submit_button"); submit.is_object()) add(submit);
  return buttons;
}

Json card_select(const Json& card) {
  const auto given = member(card, "button_selection");
  if (!given.is_object()) return nullptr;
  Json options = Json::array();
  for (const auto& option : list(given, "option_list")) {
    options.push_back(
        {{"id", base::json_text(option, "id")}, {"text", base::json_text(option, "text")}});
  }
  return {{"question", base::json_text(given, "question_key")},
          {"title", base::json_text(given, "title")},
          {"selected", base::json_text(given, "selected_id")},
          {"options", options}};
}

Json named_pairs(const Json& card, const char* key, const char* first, const char* first_as,
                 const char* second, const char* second_as) {
  Json pairs = Json::array();
  for (const auto& item : list(card, key)) {
    Json pair = {{first_as, base::json_text(item, first)}};
    pair[second_as] = text_or_null(item, second);
    if (key == std::string_view{"horizontal_content_list"}) pair["url"] = text_or_null(item, "url");
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

}  // namespace

Json text_card_bubble(const Json& card) {
  return {{"side", "account"},
          {"type", "text_card"},
          {"title", base::json_text(card, "title")},
          {"description", toned_parts(base::json_text(card, "description"))},
          {"button", text_or_null(card, "btntxt")},
          {"url", base::json_text(card, "url")}};
}

Json card_bubble(const Json& card) {
  const auto title = member(card, "main_title");
  const auto emphasis = member(card, "emphasis_content");
  const auto quote = member(card, "quote_area");
  Json bubble = {{"side", "account"},
                 {"type", "card"},
                 {"card_type", base::json_text(card, "card_type")},
                 {"task_id", base::json_text(card, "task_id")},
                 {"source", text_or_null(member(card, "source"), "desc")},
                 {"title", text_or_null(title, "title")},
                 {"description", text_or_null(title, "desc")},
                 {"sub_title", text_or_null(card, "sub_title_text")},
                 {"emphasis", nullptr},
                 {"quote", nullptr},
                 {"picture", text_or_null(member(card, "card_image"), "url")},
                 {"url", text_or_null(member(card, "card_action"), "url")},
                 {"select", card_select(card)},
                 {"buttons", card_buttons(card)}};
  if (emphasis.is_object()) {
    bubble["emphasis"] = {{"title", base::json_text(emphasis, "title")},
                          {"description", base::json_text(emphasis, "desc")}};
  }
  if (quote.is_object()) {
    bubble["quote"] = {{"title", base::json_text(quote, "title")},
                       {"text", base::json_text(quote, "quote_text")}};
  }
  bubble["rows"] =
      named_pairs(card, "horizontal_content_list", "keyname", "label", "value", "value");
  bubble["paragraphs"] =
      named_pairs(card, "vertical_content_list", "title", "title", "desc", "text");
  bubble["jumps"] = named_pairs(card, "jump_list", "title", "title", "url", "url");
  return bubble;
}

Json spent_card(Json bubble, const std::string& label) {
  Json buttons = list(bubble, "buttons");
  if (!label.empty() && !buttons.empty()) {
    buttons = Json::array({{{"text", label}, {"key", ""}, {"style", 4}, {"url", nullptr}}});
  }
  for (auto& button : buttons) button["enabled"] = false;
  bubble["buttons"] = std::move(buttons);
  return bubble;
}

}  // namespace zampa::simulator
