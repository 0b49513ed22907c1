#include "simulator/platform.hpp"

#include <algorithm>
#include <utility>

#include "simulator/json_get.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

Json menu_entry(const Json& button, const Json& path) {
  Json entry = {{"name", base::json_text(button, "name")},
                {"type", text_or_null(button, "type")},
                {"path", path},
                {"children", Json::array()}};
  for (const char* key : {"key", "url"}) {
    if (auto value = base::json_text(button, key); !value.empty()) entry[key] = std::move(value);
  }
  std::size_t index = 0;
  for (const auto& child : list(button, "sub_button")) {
    Json child_path = path;
    child_path.push_back(index++);
    entry["children"].push_back(menu_entry(child, child_path));
  }
  if (!entry["children"].empty()) entry["type"] = nullptr;
  return entry;
}

Json menu_entries(const Json& menu) {
  Json entries = Json::array();
  std::size_t index = 0;
  for (const auto& button : list(menu, "button")) {
    entries.push_back(menu_entry(button, Json::array({index++})));
  }
  return entries;
}

Json abilities(AccountKind kind, bool following) {
  if (kind == AccountKind::wecom) {
    return Json::array({"text", "photo", "album", "location", "voice", "enter", "card_button"});
  }
  if (kind == AccountKind::miniprogram) {
    return Json::array({"text", "photo", "album", "enter", "subscribe"});
  }
  if (!following) return Json::array({"follow", "scan"});
  return Json::array({"text", "photo", "album", "location", "voice", "scan", "menu", "unfollow"});
}

Json window_json(const Window& window, Instant now) {
  if (!window.is_open(now)) {
    return {{"left", 0}, {"of", 0}, {"until", nullptr}, {"trigger", nullptr}};
  }
  return {{"left", window.left},
          {"of", window.of},
          {"until", base::to_millis(window.until)},
          {"trigger", trigger_name(window.trigger)}};
}

std::string app_name(AccountKind kind) {
  switch (kind) {
    case AccountKind::service:
      return "wechat";
    case AccountKind::miniprogram:
      return "miniprogram";
    case AccountKind::wecom:
      return "wecom";
  }
  return "wechat";
}

std::string name_in(const std::map<std::string, std::string>& names, const std::string& key) {
  const auto found = names.find(key);
  return found == names.end() ? key : found->second;
}

}  // namespace

World::World(const Options& given, Catalog read, DemoClock& demo_clock)
    : options(given), catalog(std::move(read)), clock(demo_clock) {
  const auto start = clock.now();
  next_message =
      base::to_millis(start) * 10'000;  // 17 digits, as the real ones; rises over restarts
  for (const auto& person : catalog.people) {
    auto& follower = followers[person.id];
    follower.following = person.follows;
    follower.followed_at = start;
  }
}

const Account* World::account(const std::string& name) const {
  const auto found = std::find_if(options.accounts.begin(), options.accounts.end(),
                                  [&](const Account& one) { return one.name == name; });
  return found == options.accounts.end() ? nullptr : &*found;
}

Json person_json(World& world, const Persona& person) {
  const auto* account = world.account(person.account);
  const auto kind = account == nullptr ? AccountKind::service : account->kind;
  const auto& follower = world.follower(person);
  Json tags = Json::array();
  for (const auto tag : follower.tags) {
    const auto& names = world.accounts[person.account].tags;
    if (const auto name = names.find(tag); name != names.end()) tags.push_back(name->second);
  }
  Json subscriptions = Json::object();
  for (const auto& [id, left] : follower.subscriptions) subscriptions[id] = left;
  return {{"id", person.id},
          {"name", person.name},
          {"note", person.note},
          {"role", person.role},
          {"language", person.language},
          {"app", app_name(kind)},
          {"account", person.account},
          {"account_name", name_in(world.catalog.account_names, person.account)},
          {"account_note", name_in(world.catalog.account_notes, person.account)},
          {"avatar", {{"letter", person.letter}, {"color", person.color}}},
          {"following", follower.following},
          {"typing", follower.typing},
          {"tags", tags},
          {"window",
           kind == AccountKind::wecom ? Json(nullptr) : window_json(follower.window, world.now())},
          {"can", abilities(kind, follower.following)},
          {"menu", follower.following ? menu_entries(menu_for(world, person)) : Json::array()},
          {"subscriptions", subscriptions}};
}

void announce_person(World& world, const Persona& person) {
  world.transcript.add(world.now(), "person", person.id, {{"state", person_json(world, person)}});
}

std::string show_bubble(World& world, const Persona& person, Json bubble) {
  if (!bubble.contains("id")) bubble["id"] = "b" + std::to_string(world.next_bubble++);
  const auto id = bubble["id"].get<std::string>();
  auto& follower = world.follower(person);
  if (bubble.value("side", "") == "account" && follower.typing) {
    follower.typing = false;
    announce_person(world, person);
  }
  world.transcript.add(world.now(), "bubble", person.id, std::move(bubble));
  return id;
}

void change_bubble(World& world, const std::string& id, const Json& changes) {
  auto bubble = world.transcript.bubble(id);
  if (!bubble.is_object()) return;
  bubble.update(changes);
  const auto person = base::json_text(bubble, "person");
  const auto at = base::from_millis(whole(bubble, "at"));  // stays where and when it was
  world.transcript.add(at, "bubble", person, std::move(bubble));
}

void show_line(World& world, const Persona& person, const std::string& code) {
  world.transcript.add(world.now(), "system", person.id,
                       {{"code", code}, {"text", world.catalog.word(code)}});
}

void touch(World& world, const Persona& person, Trigger trigger) {
  auto& follower = world.follower(person);
  follower.seen_at = world.now();
  const auto* account = world.account(person.account);
  if (account != nullptr && account->kind != AccountKind::wecom && trigger != Trigger::none) {
    follower.window = open_window(trigger, world.now());
    announce_person(world, person);
  }
}

Json menu_for(const World& world, const Persona& person) {
  const auto state = world.accounts.find(person.account);
  if (state == world.accounts.end()) return nullptr;
  const auto follower = world.followers.find(person.id);
  const auto& menus = state->second.tagged_menus;
  for (auto menu = menus.rbegin(); menu != menus.rend(); ++menu) {
    if (follower != world.followers.end() && follower->second.tags.count(menu->tag) != 0) {
      return menu->menu;
    }
  }
  return state->second.menu;
}

Bytes photo_of(World& world, const std::string& id) {
  if (const auto held = world.photo_bytes.find(id); held != world.photo_bytes.end()) {
    return held->second;
  }
  const auto& photos = world.catalog.photos;
  const auto prop =
      std::find_if(photos.begin(), photos.end(), [&](const Prop& photo) { return photo.id == id; });
  if (prop == photos.end() || !world.options.content) return nullptr;
  auto bytes = world.options.content("photos/" + prop->file);
  if (!bytes) return nullptr;
  return world.photo_bytes[id] = std::make_shared<const std::string>(std::move(*bytes));
}

void nap(World& world, std::unique_lock<std::mutex>& lock, Millis time) {
  world.stopped_changed.wait_for(lock, time, [&] { return world.stopped; });
}

}  // namespace zampa::simulator
