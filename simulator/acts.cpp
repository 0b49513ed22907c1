#include "simulator/acts.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

#include "simulator/json_get.hpp"
#include "simulator/render.hpp"
#include "simulator/rules.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

struct ActRow {
  std::string_view name;
  Acted (*perform)(World&, const Persona&, const Json&);
  bool only_followers;
};

constexpr std::array kActs = {
    ActRow{"text", act_text, true},
    ActRow{"photo", act_photos, true},
    ActRow{"album", act_photos, true},
    ActRow{"location", act_location, true},
    ActRow{"voice", act_voice, true},
    ActRow{"menu", act_menu, true},
    ActRow{"follow", act_follow, false},
    ActRow{"unfollow", act_unfollow, true},
    ActRow{"scan", act_scan, false},
    ActRow{"link_tap", act_link_tap, true},
    ActRow{"card_button", act_card_button, true},
    ActRow{"enter", act_enter, true},
    ActRow{"subscribe", act_subscribe, true},
    ActRow{"repeat", act_repeat, true},
};

std::string coordinate(double degrees) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6f", degrees);
  return text.data();
}

struct Place {
  double latitude = 0;
  double longitude = 0;
  std::string label;
};

std::optional<Place> place_of(const World& world, const Json& act) {
  if (const auto* prop = find_prop(world.catalog.places, base::json_text(act, "place"))) {
    return Place{prop->latitude, prop->longitude, prop->label};
  }
  const auto latitude = member(act, "latitude");
  const auto longitude = member(act, "longitude");
  if (!latitude.is_number() || !longitude.is_number()) return std::nullopt;
  const Place place{latitude.get<double>(), longitude.get<double>(), base::json_text(act, "label")};
  const bool sane = place.latitude >= -90 && place.latitude <= 90 && place.longitude >= -180 &&
                    place.longitude <= 180 && place.label.size() <= 300;
  return sane ? std::optional{place} : std::nullopt;
}

/// Keeps a picture as a medium and sends it as one image message.
Acted send_photo(World& world, const Persona& person, const Bytes& bytes) {
  const auto type = sniff_media(*bytes);
  const std::string extension = type == "image/png" ? ".png" : ".jpg";
  const auto id = world.media.keep(person.account, "image", type, random_hex(16) + extension, bytes,
                                   world.now());
  const auto url = "/sim/media/" + id;
  auto message = message_node(world, person, "image");
  message.children.push_back(text_node("PicUrl", world.base + url));
  message.children.push_back(text_node("MediaId", id));
  return send_message(world, person, "image", std::move(message),
                      {{"side", "me"}, {"type", "image"}, {"url", url}});
}

/// The run at an index, or null.
Json run_at(const Json& bubble, std::int64_t index) {
  const auto runs = list(bubble, "runs");
  if (index < 0 || index >= static_cast<std::int64_t>(runs.size())) return nullptr;
  return runs[static_cast<std::size_t>(index)];
}

/// The choice whose words these are, or null.
Json run_reading(const Json& bubble, const std::string& words) {
  for (const auto& run : list(bubble, "runs")) {
    if (base::json_text(run, "tap") == "choice" && base::json_text(run, "content") == words) {
      return run;
    }
  }
  return nullptr;
}

}  // namespace

const Prop* find_prop(const std::vector<Prop>& props, const std::string& id) {
  const auto found =
      std::find_if(props.begin(), props.end(), [&](const Prop& prop) { return prop.id == id; });
  return found == props.end() ? nullptr : &*found;
}

Node message_node(World& world, const Persona& person, const std::string& type) {
  const auto* account = world.account(person.account);
  const bool wecom = account->kind == AccountKind::wecom;
  return parent_node(
      "xml",
      {text_node("ToUserName", wecom ? account->app_id : account->original_id),
       text_node("FromUserName", person.user),
       number_node("CreateTime", base::to_seconds(world.now())), text_node("MsgType", type)});
}

Node event_node(World& world, const Persona& person, const std::string& event) {
  auto message = message_node(world, person, "event");
  message.children.push_back(text_node("Event", event));
  return message;
}

Acted send_push(World& world, const Persona& person, const std::string& kind, Node message,
                const std::string& bubble, bool answerable) {
  const auto* account = world.account(person.account);
  if (account->kind == AccountKind::wecom) {
    message.children.push_back(number_node("AgentID", account->agent_id));
  }
  Push draft;
  draft.person = person.id;
  draft.bubble = bubble;
  draft.kind = kind;
  draft.answerable = answerable;
  if (const auto* event = message.find("EventKey");
      event != nullptr && kind == "template_card_event") {
    draft.card_bubble = bubble;
    draft.card_key = event->text;
    draft.bubble.clear();
  }
  auto push =
      std::make_shared<const Push>(prepare_push(*account, std::move(draft), message, world.now()));
  if (!world.push(push)) {
    if (!bubble.empty()) change_bubble(world, bubble, {{"state", "failed"}});
    return ActRefusal{429, "busy", "too many messages are waiting for delivery"};
  }
  world.follower(person).last_push = std::move(push);
  return std::nullopt;
}

Acted send_message(World& world, const Persona& person, const std::string& type, Node message,
                   Json bubble) {
  message.children.push_back(number_node("MsgId", world.next_message++));
  bubble["state"] = "sending";
  touch(world, person, Trigger::message);
  const auto id = show_bubble(world, person, std::move(bubble));
  return send_push(world, person, type, std::move(message), id);
}

Acted act_text(World& world, const Persona& person, const Json& act) {
  const auto text = base::json_text(act, "text");
  const auto size = count_code_points(text);
  if (size < 1 || size > 2'000)
    return ActRefusal{422, "bad_text", "text holds 1 to 2000 characters"};
  auto message = message_node(world, person, "text");
  message.children.push_back(text_node("Content", text));
  return send_message(world, person, "text", std::move(message), text_bubble("me", text));
}

Acted act_photos(World& world, const Persona& person, const Json& act) {
  std::vector<Bytes> pictures;
  auto ids = list(act, "photos");
  if (const auto single = base::json_text(act, "photo"); !single.empty())
    ids = Json::array({single});
  for (const auto& id : ids) {
    auto bytes = id.is_string() ? photo_of(world, id.get<std::string>()) : nullptr;
    if (!bytes) return ActRefusal{404, "unknown_photo", "no such picture"};
    pictures.push_back(std::move(bytes));
  }
  if (pictures.empty() || pictures.size() > 9) {
    return ActRefusal{422, "bad_photos", "an album holds 1 to 9 pictures"};
  }
  for (const auto& picture : pictures) {
    if (auto refused = send_photo(world, person, picture)) return refused;
  }
  return std::nullopt;
}

Acted act_location(World& world, const Persona& person, const Json& act) {
  const auto place = place_of(world, act);
  if (!place) return ActRefusal{404, "unknown_place", "no such place and no coordinates"};
  auto message = message_node(world, person, "location");
  auto& fields = message.children;
  fields.push_back({"Location_X", coordinate(place->latitude), true, {}});
  fields.push_back({"Location_Y", coordinate(place->longitude), true, {}});
  fields.push_back(number_node("Scale", 16));
  fields.push_back(text_node("Label", place->label));
  return send_message(world, person, "location", std::move(message),
                      {{"side", "me"},
                       {"type", "location"},
                       {"label", place->label},
                       {"latitude", place->latitude},
                       {"longitude", place->longitude}});
}

Acted act_voice(World& world, const Persona& person, const Json& act) {
  const auto* prop = find_prop(world.catalog.voices, base::json_text(act, "voice"));
  if (prop == nullptr) return ActRefusal{404, "unknown_voice", "no such recording"};
  const auto id =
      world.media.keep(person.account, "voice", "audio/amr", random_hex(16) + ".amr",
                       std::make_shared<const std::string>(silent_amr(prop->seconds)), world.now());
  auto message = message_node(world, person, "voice");
  message.children.push_back(text_node("MediaId", id));
  message.children.push_back(text_node("Format", "amr"));
  message.children.push_back(text_node("Recognition", ""));  // always empty today
  return send_message(
      world, person, "voice", std::move(message),
      {{"side", "me"}, {"type", "voice"}, {"url", "/sim/media/" + id}, {"seconds", prop->seconds}});
}

Acted act_link_tap(World& world, const Persona& person, const Json& act) {
  const auto words = base::json_text(act, "text");
  const auto offered = [&](const Json& bubble) { return !run_reading(bubble, words).is_null(); };
  const auto bubble = words.empty() ? world.transcript.bubble(base::json_text(act, "bubble"))
                                    : world.transcript.newest_bubble(person.id, offered);
  if (!bubble.is_object() || base::json_text(bubble, "person") != person.id) {
    return ActRefusal{404, "unknown_bubble", "no such bubble on this phone"};
  }
  const auto run =
      words.empty() ? run_at(bubble, whole(act, "run", -1)) : run_reading(bubble, words);
  if (!run.is_object()) return ActRefusal{404, "unknown_run", "no such run in the bubble"};
  if (base::json_text(run, "tap") != "choice") return std::nullopt;  // a page: nobody is told
  const auto content = base::json_text(run, "content");
  auto message = message_node(world, person, "text");
  message.children.push_back(text_node("Content", content));
  message.children.push_back(text_node("bizmsgmenuid", base::json_text(run, "menu_id")));
  return send_message(world, person, "text", std::move(message), text_bubble("me", content));
}

Acted act_repeat(World& world, const Persona& person, const Json&) {
  const auto& last = world.follower(person).last_push;
  if (!last) return ActRefusal{404, "nothing_sent", "this person has sent nothing yet"};
  auto again = std::make_shared<Push>(*last);
  again->repeated = true;
  if (!world.push(std::move(again))) {
    return ActRefusal{429, "busy", "too many messages are waiting for delivery"};
  }
  return std::nullopt;
}

std::optional<ActRefusal> perform(World& world, const Json& act) {
  const auto* person = world.catalog.person(base::json_text(act, "person"));
  if (person == nullptr) return ActRefusal{404, "unknown_person", "no such person"};
  const auto name = base::json_text(act, "act");
  if (name == "card_open") return std::nullopt;
  const auto row =
      std::find_if(kActs.begin(), kActs.end(), [&](const ActRow& one) { return one.name == name; });
  if (row == kActs.end()) return ActRefusal{422, "unknown_act", "no such act"};
  const auto* account = world.account(person->account);
  const bool must_follow = row->only_followers && account->kind == AccountKind::service;
  if (must_follow && !world.follower(*person).following) {
    return ActRefusal{422, "not_following", "this person does not follow the account"};
  }
  return row->perform(world, *person, act);
}

}  // namespace zampa::simulator
