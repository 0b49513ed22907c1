// The acts of acts.hpp that the platform reports as events: menu taps, follows, scans, card
// buttons.
#include <utility>

#include "simulator/acts.hpp"
#include "simulator/json_get.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

bool is_service(const World& world, const Persona& person) {
  return world.account(person.account)->kind == AccountKind::service;
}

ActRefusal not_here() { return {422, "not_here", "this kind of account has no such thing"}; }

/// The button that `path` leads to, or null.
Json button_at(const Json& menu, const Json& path) {
  Json button = menu;
  const char* below = "button";
  for (const auto& step : path) {
    const auto buttons = list(button, below);
    if (!step.is_number_integer()) return nullptr;
    const auto index = step.get<std::int64_t>();
    if (index < 0 || index >= static_cast<std::int64_t>(buttons.size())) return nullptr;
    button = Json(buttons[static_cast<std::size_t>(index)]);
    below = "sub_button";
  }
  return path.empty() ? Json(nullptr) : button;
}

/// The scene text of a bundled code, or the word itself.
std::string scene_text(const World& world, const Json& act) {
  const auto word = base::json_text(act, "scene");
  const auto* prop = find_prop(world.catalog.scenes, word);
  return prop == nullptr ? word.substr(0, 64) : prop->scene;
}

Acted tap_scan(World& world, const Persona& person, Node message, const Json& act,
               const std::string& type) {
  const auto scene = scene_text(world, act);
  if (scene.empty()) return ActRefusal{422, "bad_scene", "this entry needs a scene"};
  message.children.push_back(parent_node(
      "ScanCodeInfo", {text_node("ScanType", "qrcode"), text_node("ScanResult", scene)}));
  touch(world, person, Trigger::menu);
  return send_push(world, person, type, std::move(message), {});
}

Acted tap_photos(World& world, const Persona& person, Node message, const Json& act,
                 const std::string& type) {
  const auto photos = list(act, "photos");
  if (photos.empty()) return ActRefusal{422, "bad_photos", "this entry needs photos"};
  for (const auto& id : photos) {
    if (!id.is_string() || !photo_of(world, id.get<std::string>())) {
      return ActRefusal{404, "unknown_photo", "no such picture"};
    }
  }
  Node items = parent_node("PicList", {});
  for (std::size_t i = 0; i < photos.size(); ++i) {
    items.children.push_back(parent_node("item", {text_node("PicMd5Sum", random_hex(32))}));
  }
  message.children.push_back(parent_node(
      "SendPicsInfo",
      {number_node("Count", static_cast<std::int64_t>(photos.size())), std::move(items)}));
  if (auto refused = send_push(world, person, type, std::move(message), {})) return refused;
  return act_photos(world, person, act);
}

Acted tap_location(World& world, const Persona& person, Node message, const Json& act,
                   const std::string& type) {
  const auto* place = find_prop(world.catalog.places, base::json_text(act, "place"));
  if (place == nullptr) return ActRefusal{404, "unknown_place", "no such place"};
  message.children.push_back(parent_node(
      "SendLocationInfo",
      {text_node("Location_X", std::to_string(place->latitude)),
       text_node("Location_Y", std::to_string(place->longitude)), text_node("Scale", "16"),
       text_node("Label", place->label), text_node("Poiname", place->zh)}));
  if (auto refused = send_push(world, person, type, std::move(message), {})) return refused;
  return act_location(world, person, act);
}

/// The card's enabled button with that key, or with those words; null when there is none.
Json live_button(const Json& bubble, const std::string& key, const std::string& words) {
  for (const auto& button : list(bubble, "buttons")) {
    const bool meant = words.empty() ? base::json_text(button, "key") == key
                                     : base::json_text(button, "text") == words;
    if (meant && flag(button, "enabled") && !base::json_text(button, "key").empty()) return button;
  }
  return nullptr;
}

}  // namespace

Acted act_menu(World& world, const Persona& person, const Json& act) {
  const auto button = button_at(menu_for(world, person), list(act, "path"));
  const auto type = base::json_text(button, "type");
  if (!button.is_object() || type.empty()) {
    return ActRefusal{404, "unknown_entry", "the menu has no such entry"};
  }
  if (type == "view" || type == "miniprogram") {
    auto message = event_node(world, person, type == "view" ? "VIEW" : "view_miniprogram");
    const char* target = type == "view" ? "url" : "pagepath";
    message.children.push_back(text_node("EventKey", base::json_text(button, target)));
    message.children.push_back(text_node("MenuId", "400000001"));
    return send_push(world, person, "VIEW", std::move(message), {}, false);
  }
  auto message = event_node(world, person, type == "click" ? "CLICK" : type);
  message.children.push_back(text_node("EventKey", base::json_text(button, "key")));
  if (type == "click") {
    touch(world, person, Trigger::menu);
    return send_push(world, person, "CLICK", std::move(message), {});
  }
  if (type.starts_with("scancode")) return tap_scan(world, person, std::move(message), act, type);
  if (type.starts_with("pic_")) return tap_photos(world, person, std::move(message), act, type);
  if (type == "location_select") {
    return tap_location(world, person, std::move(message), act, type);
  }
  return not_here();
}

Acted act_follow(World& world, const Persona& person, const Json& act) {
  if (!is_service(world, person)) return not_here();
  auto& follower = world.follower(person);
  follower.following = true;
  follower.followed_at = world.now();
  follower.scene = scene_text(world, act);
  auto message = event_node(world, person, "subscribe");
  if (follower.scene.empty()) {
    message.children.push_back(text_node("EventKey", ""));
  } else {
    message.children.push_back(text_node("EventKey", "qrscene_" + follower.scene));
    message.children.push_back(text_node("Ticket", "gQ" + random_word(94)));
  }
  show_line(world, person, "followed");
  touch(world, person, Trigger::follow);
  return send_push(world, person, "subscribe", std::move(message), {});
}

Acted act_unfollow(World& world, const Persona& person, const Json&) {
  if (!is_service(world, person)) return not_here();
  auto message = event_node(world, person, "unsubscribe");
  message.children.push_back(text_node("EventKey", ""));
  auto& follower = world.follower(person);
  follower.following = false;
  follower.window = {};
  follower.tags.clear();
  show_line(world, person, "unfollowed");
  announce_person(world, person);
  return send_push(world, person, "unsubscribe", std::move(message), {}, false);
}

Acted act_scan(World& world, const Persona& person, const Json& act) {
  if (!is_service(world, person)) return not_here();
  const auto scene = scene_text(world, act);
  if (scene.empty()) return ActRefusal{422, "bad_scene", "scan needs a scene"};
  if (!world.follower(person).following) return act_follow(world, person, act);
  auto message = event_node(world, person, "SCAN");
  message.children.push_back(text_node("EventKey", scene));
  message.children.push_back(text_node("Ticket", "gQ" + random_word(94)));
  show_line(world, person, "scanned");
  touch(world, person, Trigger::scan);
  return send_push(world, person, "SCAN", std::move(message), {});
}

Acted act_enter(World& world, const Persona& person, const Json&) {
  const auto kind = world.account(person.account)->kind;
  if (kind == AccountKind::service) return not_here();
  const bool mini = kind == AccountKind::miniprogram;
  const std::string event = mini ? "user_enter_tempsession" : "enter_agent";
  auto message = event_node(world, person, event);
  message.children.push_back(text_node(mini ? "SessionFrom" : "EventKey", ""));
  touch(world, person, Trigger::enter);
  return send_push(world, person, event, std::move(message), {});
}

Acted act_subscribe(World& world, const Persona& person, const Json& act) {
  const auto id = base::json_text(act, "template");
  if (world.catalog.templates.count(id) == 0) {
    return ActRefusal{404, "unknown_template", "no such template"};
  }
  const bool accept = flag(act, "accept");
  const bool mini = !is_service(world, person);
  auto& left = world.follower(person).subscriptions[id];
  left = accept ? left + 1 : left;
  announce_person(world, person);
  Node entry =
      parent_node("List", {text_node("TemplateId", id),
                           text_node("SubscribeStatusString", accept ? "accept" : "reject"),
                           text_node("PopupScene", mini ? "0" : "1")});
  auto message = event_node(world, person, "subscribe_msg_popup_event");
  if (world.account(person.account)->format == PushFormat::json) {
    message.children.push_back(std::move(entry));  // no wrapper in JSON
  } else {
    message.children.push_back(parent_node("SubscribeMsgPopupEvent", {std::move(entry)}));
  }
  return send_push(world, person, "subscribe_msg_popup_event", std::move(message), {}, false);
}

Acted act_card_button(World& world, const Persona& person, const Json& act) {
  const auto words = base::json_text(act, "text");
  const auto wanted = base::json_text(act, "key");
  const auto offered = [&](const Json& one) { return live_button(one, wanted, words).is_object(); };
  const auto bubble = words.empty() ? world.transcript.bubble(base::json_text(act, "bubble"))
                                    : world.transcript.newest_bubble(person.id, offered);
  if (!bubble.is_object() || base::json_text(bubble, "person") != person.id ||
      base::json_text(bubble, "type") != "card") {
    return ActRefusal{404, "unknown_bubble", "no such card on this phone"};
  }
  const auto button = live_button(bubble, wanted, words);
  if (!button.is_object())
    return ActRefusal{409, "button_used", "the card has no such live button"};
  const auto key = base::json_text(button, "key");
  const auto id = base::json_text(bubble, "id");
  const auto task = base::json_text(bubble, "task_id");
  const auto code = random_word(43);
  world.response_codes[code] = {person.account, task, world.now() + std::chrono::hours{72}};

  auto message = event_node(world, person, "template_card_event");
  auto& fields = message.children;
  fields.push_back(text_node("EventKey", key));
  fields.push_back(text_node("TaskId", task));
  fields.push_back(text_node("CardType", base::json_text(bubble, "card_type")));
  fields.push_back(text_node("ResponseCode", code));
  const auto chosen = base::json_text(act, "selected");
  if (const auto select = member(bubble, "select"); select.is_object() && !chosen.empty()) {
    fields.push_back(
        parent_node("SelectedItems",
                    {parent_node("SelectedItem",
                                 {text_node("QuestionKey", base::json_text(select, "question")),
                                  parent_node("OptionIds", {text_node("OptionId", chosen)})})}));
  }
  touch(world, person, Trigger::none);
  return send_push(world, person, "template_card_event", std::move(message), id);
}

}  // namespace zampa::simulator
