// Menus and tags. A tagged menu is the only way to another language: the platform has withdrawn
// every other rule.
#include <algorithm>
#include <utility>

#include "simulator/api.hpp"
#include "simulator/json_get.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

constexpr std::size_t kMaxTags = 100;
constexpr std::size_t kMaxTagsOfPerson = 20;
constexpr std::size_t kMaxTagBytes = 30;
constexpr std::size_t kMaxTagged = 50;

AccountState& state_of(World& world, const ApiCall& call) {
  return world.accounts[call.account->name];
}

void announce_everybody(World& world, const std::string& account) {
  for (const auto& person : world.catalog.people) {
    if (person.account == account) announce_person(world, person);
  }
}

ApiAnswer tag_people(World& world, ApiCall& call, bool add) {
  auto& state = state_of(world, call);
  const auto tag = whole(call.body, "tagid", -1);
  if (state.tags.count(tag) == 0) return refuse(45159, "invalid tag id");
  const auto openids = list(call.body, "openid_list");
  if (openids.empty()) return refuse(40032, "invalid openid list size");
  if (openids.size() > kMaxTagged) return refuse(40032, "invalid openid list size", "tags.members");
  std::vector<const Persona*> people;
  for (const auto& openid : openids) {
    const auto* person = openid.is_string()
                             ? world.catalog.user(call.account->name, openid.get<std::string>())
                             : nullptr;
    if (person == nullptr) return refuse(40003, "invalid openid");
    if (!world.follower(*person).following) return refuse(49003, "not the openid of a follower");
    if (add && world.follower(*person).tags.size() >= kMaxTagsOfPerson) {
      return refuse(45059, "too many tags on this user");
    }
    people.push_back(person);
  }
  for (const auto* person : people) {
    auto& tags = world.follower(*person).tags;
    if (add) {
      tags.insert(tag);
    } else {
      tags.erase(tag);
    }
    call.person = person->id;
    announce_person(world, *person);
  }
  return {};
}

}  // namespace

ApiAnswer api_menu_create(World& world, ApiCall& call) {
  if (const auto breach = check_menu(call.body)) return refuse(*breach);
  state_of(world, call).menu = {{"button", call.body["button"]}};
  announce_everybody(world, call.account->name);
  return {};
}

ApiAnswer api_menu_get(World& world, ApiCall& call) {
  const auto& state = state_of(world, call);
  if (state.menu.is_null()) return refuse(46003, "menu no exist");
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"menu", state.menu}};
  Json conditional = Json::array();
  for (const auto& one : state.tagged_menus) {
    Json menu = one.menu;
    menu["menuid"] = one.id;
    menu["matchrule"] = {{"group_id", std::to_string(one.tag)}};
    conditional.push_back(std::move(menu));
  }
  if (!conditional.empty()) answer.fields["conditionalmenu"] = std::move(conditional);
  return answer;
}

ApiAnswer api_menu_delete(World& world, ApiCall& call) {
  auto& state = state_of(world, call);
  state.menu = nullptr;
  state.tagged_menus.clear();
  announce_everybody(world, call.account->name);
  return {};
}

ApiAnswer api_menu_add_conditional(World& world, ApiCall& call) {
  auto& state = state_of(world, call);
  if (state.menu.is_null()) return refuse(65303, "there is no selfmenu, please create it first");
  const auto rule = member(call.body, "matchrule");
  if (!rule.is_object() || rule.empty()) return refuse(65305, "matchrule is empty");
  for (const auto& [key, value] : rule.items()) {
    if (key != "tag_id" && !(value.is_string() && value.get<std::string>().empty())) {
      return refuse(65320, "matchrule." + key + " is no longer offered", "menu.rule");
    }
  }
  const auto tag = whole(rule, "tag_id", -1);
  if (state.tags.count(tag) == 0) return refuse(45159, "invalid tag id");
  if (const auto breach = check_menu(call.body)) return refuse(*breach);
  const auto id = state.next_menu++;
  state.tagged_menus.push_back({id, tag, {{"button", call.body["button"]}}});
  announce_everybody(world, call.account->name);
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"menuid", std::to_string(id)}};
  return answer;
}

ApiAnswer api_menu_delete_conditional(World& world, ApiCall& call) {
  auto& menus = state_of(world, call).tagged_menus;
  const auto id = whole(call.body, "menuid", -1);
  if (std::erase_if(menus, [&](const TaggedMenu& menu) { return menu.id == id; }) == 0) {
    return refuse(65301, "there is no such conditional menu");
  }
  announce_everybody(world, call.account->name);
  return {};
}

ApiAnswer api_tags_create(World& world, ApiCall& call) {
  auto& state = state_of(world, call);
  const auto name = base::json_text(member(call.body, "tag"), "name");
  if (name.empty()) return refuse(45157, "invalid tag name");
  if (name.size() > kMaxTagBytes) return refuse(45158, "tag name too long", "tags.name_bytes");
  const auto taken = std::any_of(state.tags.begin(), state.tags.end(),
                                 [&](const auto& tag) { return tag.second == name; });
  if (taken) return refuse(45157, "invalid tag name, it exists");
  if (state.tags.size() >= kMaxTags) return refuse(45056, "too many tags");
  const auto id = state.next_tag++;
  state.tags[id] = name;
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"tag", {{"id", id}, {"name", name}}}};
  return answer;
}

ApiAnswer api_tags_get(World& world, ApiCall& call) {
  Json tags = Json::array();
  for (const auto& [id, name] : state_of(world, call).tags) {
    const auto tag = id;
    const auto count =
        std::count_if(world.followers.begin(), world.followers.end(),
                      [&](const auto& follower) { return follower.second.tags.count(tag) != 0; });
    tags.push_back({{"id", id}, {"name", name}, {"count", count}});
  }
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"tags", tags}};
  return answer;
}

ApiAnswer api_tags_delete(World& world, ApiCall& call) {
  const auto id = whole(member(call.body, "tag"), "id", -1);
  if (id >= 0 && id <= 2) return refuse(45058, "cannot modify a reserved tag");
  if (state_of(world, call).tags.erase(id) == 0) return refuse(45159, "invalid tag id");
  for (const auto& person : world.catalog.people) {
    if (person.account == call.account->name) world.follower(person).tags.erase(id);
  }
  announce_everybody(world, call.account->name);
  return {};
}

ApiAnswer api_tags_batch_tagging(World& world, ApiCall& call) {
  return tag_people(world, call, true);
}

ApiAnswer api_tags_batch_untagging(World& world, ApiCall& call) {
  return tag_people(world, call, false);
}

ApiAnswer api_tags_of(World& world, ApiCall& call) {
  const auto* person = world.catalog.user(call.account->name, base::json_text(call.body, "openid"));
  if (person == nullptr) return refuse(40003, "invalid openid");
  Json tags = Json::array();
  for (const auto tag : world.follower(*person).tags) tags.push_back(tag);
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"tagid_list", tags}};
  return answer;
}

ApiAnswer api_tag_members(World& world, ApiCall& call) {
  const auto tag = whole(call.body, "tagid", -1);
  if (state_of(world, call).tags.count(tag) == 0) return refuse(45159, "invalid tag id");
  Json openids = Json::array();
  for (const auto& person : world.catalog.people) {
    if (person.account == call.account->name && world.follower(person).tags.count(tag) != 0) {
      openids.push_back(person.user);
    }
  }
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"count", openids.size()}, {"data", {{"openid", openids}}}};
  return answer;
}

}  // namespace zampa::simulator
