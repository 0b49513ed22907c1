// The other half of rules.hpp: the shapes of menus and WeCom cards.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "simulator/rules.hpp"

namespace zampa::simulator {
namespace {

constexpr std::array<std::string_view, 9> kKeyButtons = {
    "click",           "scancode_push", "scancode_waitmsg",
    "pic_sysphoto",    "pic_weixin",    "pic_photo_or_album",
    "location_select", "media_id",      "article_id"};

Breach menu_breach(int errcode, std::string message, std::string rule) {
  return {errcode, std::move(message), std::move(rule)};
}

std::optional<Breach> check_leaf(const base::Json& button, const std::string& where) {
  const auto type = base::json_text(button, "type");
  if (type == "view" || type == "miniprogram") {
    const auto url = base::json_text(button, "url");
    if (!url.starts_with("http://") && !url.starts_with("https://")) {
      return menu_breach(40055, "invalid button url domain hint: " + where, "menu.url");
    }
    if (url.size() > 1'024)
      return menu_breach(40027, "invalid button url size hint: " + where, "menu.url_bytes");
    return std::nullopt;
  }
  if (std::find(kKeyButtons.begin(), kKeyButtons.end(), type) == kKeyButtons.end()) {
    return menu_breach(40017, "invalid button type hint: " + where, "menu.type");
  }
  if (type == "media_id" || type == "article_id") return std::nullopt;
  const auto key = base::json_text(button, "key");
  if (key.empty() || key.size() > 128) {
    return menu_breach(40019, "invalid button key size hint: " + where, "menu.key_bytes");
  }
  return std::nullopt;
}

std::optional<Breach> check_button(const base::Json& button, const std::string& where, bool top) {
  if (!button.is_object())
    return menu_breach(40016, "invalid button size hint: " + where, "menu.shape");
  const auto name = base::json_text(button, "name");
  const std::size_t most = top ? 16 : 60;
  if (name.empty() || name.size() > most) {
    const auto have = " has " + std::to_string(name.size()) + " bytes of " + std::to_string(most);
    return top ? menu_breach(40018, "invalid button name size hint: " + where + have,
                             "menu.name_bytes")
               : menu_breach(40025, "invalid sub button name size hint: " + where + have,
                             "menu.sub_name_bytes");
  }
  const auto children = button.find("sub_button");
  if (children == button.end() || !children->is_array() || children->empty()) {
    return check_leaf(button, where);
  }
  if (!top) return menu_breach(40022, "invalid sub button level hint: " + where, "menu.depth");
  if (children->size() > 5) {
    return menu_breach(40023, "invalid sub button size hint: " + where, "menu.sub_count");
  }
  std::size_t index = 0;
  for (const auto& child : *children) {
    auto breach =
        check_button(child, where + ".sub_button[" + std::to_string(index++) + "]", false);
    if (breach) return breach;
  }
  return std::nullopt;
}

Breach card_breach(std::string message, std::string rule) {
  return {40058, "invalid Request Parameter, " + std::move(message), std::move(rule)};
}

std::size_t count_of(const base::Json& card, const char* key) {
  const auto member = card.find(key);
  return member != card.end() && member->is_array() ? member->size() : 0;
}

bool has_text(const base::Json& card, const char* part, const char* key) {
  const auto member = card.find(part);
  return member != card.end() && member->is_object() && !base::json_text(*member, key).empty();
}

bool good_task_id(const std::string& id) {
  return !id.empty() && id.size() <= 128 && std::all_of(id.begin(), id.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '@';
  });
}

std::optional<Breach> check_card_buttons(const base::Json& card) {
  const auto buttons = count_of(card, "button_list");
  if (buttons < 1 || buttons > 6) return card_breach("button_list holds 1 to 6", "card.buttons");
  for (const auto& button : card["button_list"]) {
    if (base::json_text(button, "text").empty())
      return card_breach("button text is missing", "card.button_text");
    const auto key = base::json_text(button, "key");
    const bool callback = button.value("type", 0) == 0;
    if (callback && (key.empty() || key.size() > 1'024)) {
      return card_breach("button key is missing or longer than 1024 bytes", "card.button_key");
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Breach> check_menu(const base::Json& menu) {
  const auto buttons = menu.find("button");
  if (buttons == menu.end() || !buttons->is_array() || buttons->empty() || buttons->size() > 3) {
    return menu_breach(40016, "invalid button size", "menu.count");
  }
  std::size_t index = 0;
  for (const auto& button : *buttons) {
    if (auto breach = check_button(button, "button[" + std::to_string(index++) + "]", true))
      return breach;
  }
  return std::nullopt;
}

std::optional<Breach> check_text_card(const base::Json& card) {
  const auto title = base::json_text(card, "title");
  const auto description = base::json_text(card, "description");
  const auto url = base::json_text(card, "url");
  if (title.empty() || description.empty()) return Breach{44004, "empty content", "textcard.empty"};
  if (title.size() > 128)
    return Breach{45002, "content size out of limit: title", "textcard.title_bytes"};
  if (description.size() > 512) {
    return Breach{45002, "content size out of limit: description", "textcard.description_bytes"};
  }
  if (url.empty() || url.size() > 2'048) return card_breach("textcard needs a url", "textcard.url");
  if (count_code_points(base::json_text(card, "btntxt")) > 4) {
    return Breach{45002, "content size out of limit: btntxt", "textcard.button_chars"};
  }
  return std::nullopt;
}

std::optional<Breach> check_template_card(const base::Json& card) {
  const auto type = base::json_text(card, "card_type");
  const bool interactive =
      type == "button_interaction" || type == "vote_interaction" || type == "multiple_interaction";
  if (!interactive && type != "text_notice" && type != "news_notice") {
    return card_breach("card_type is unknown", "card.type");
  }
  const auto task_id = base::json_text(card, "task_id");
  if ((interactive || !task_id.empty()) && !good_task_id(task_id)) {
    return card_breach("task_id needs 1 to 128 bytes of letters, digits, _-@", "card.task_id");
  }
  if (!has_text(card, "main_title", "title") && base::json_text(card, "sub_title_text").empty()) {
    return card_breach("main_title.title or sub_title_text is needed", "card.title");
  }
  if (count_of(card, "horizontal_content_list") > 6)
    return card_breach("horizontal_content_list holds 6", "card.rows");
  if (count_of(card, "vertical_content_list") > 4)
    return card_breach("vertical_content_list holds 4", "card.paragraphs");
  if (count_of(card, "jump_list") > 3) return card_breach("jump_list holds 3", "card.jumps");
  if (!interactive && !card.contains("card_action"))
    return card_breach("card_action is needed", "card.action");
  if (type == "button_interaction") return check_card_buttons(card);
  return std::nullopt;
}

}  // namespace zampa::simulator
