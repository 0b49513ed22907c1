// What an account sends to a person of the service account or the mini-program: service messages
// against the window, template and subscription messages against their keyword rules.
#include <chrono>
#include <utility>

#include "simulator/api.hpp"
#include "simulator/json_get.hpp"
#include "simulator/render.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

/// The recipient of `touser`, or what to answer instead.
std::pair<const Persona*, ApiAnswer> recipient(World& world, ApiCall& call) {
  const auto* person = world.catalog.user(call.account->name, base::json_text(call.body, "touser"));
  if (person == nullptr) return {nullptr, refuse(40003, "invalid openid")};
  call.person = person->id;
  const bool follows = world.follower(*person).following;
  if (call.account->kind == AccountKind::service && !follows) {
    return {nullptr, refuse(43004, "require subscribe")};
  }
  return {person, {}};
}

/// Shape and size of a service message; nothing when it may be shown.
std::optional<ApiAnswer> check_message(World& world, const ApiCall& call, const std::string& type,
                                       const Json& body) {
  static const std::set<std::string> known = {"text", "image", "voice",           "video",
                                              "news", "link",  "miniprogrampage", "msgmenu"};
  if (known.count(type) == 0) return refuse(40008, "invalid message type");
  if (!body.is_object()) return refuse(44004, "empty content");
  if (type == "text") {
    const auto content = base::json_text(body, "content");
    if (content.empty()) return refuse(44004, "empty content");
    if (content.size() > kMaxTextBytes) {
      return refuse(45002, "content size out of limit", "text.bytes");
    }
  }
  if (type == "msgmenu" && list(body, "list").empty()) return refuse(44004, "empty content");
  if (type == "news") {
    const auto articles = list(body, "articles").size();
    if (articles == 0) return refuse(44003, "empty news data");
    if (articles > 1) return refuse(45008, "article size out of limit", "news.count");
  }
  if (type == "image" || type == "voice" || type == "video") {
    const auto id = base::json_text(body, "media_id");
    if (world.media.find(call.account->name, id, world.now()) == nullptr) {
      return refuse(40007, "invalid media_id");
    }
  }
  return std::nullopt;
}

/// The answer given before to the same key, while it is remembered.
std::optional<ApiAnswer> answered_before(World& world, const std::string& key) {
  std::erase_if(world.answered,
                [&](const auto& entry) { return entry.second.first <= world.now(); });
  const auto found = world.answered.find(key);
  if (found == world.answered.end()) return std::nullopt;
  ApiAnswer answer;
  answer.fields = found->second.second;
  return answer;
}

void push_send_result(World& world, const Account& account, const Persona& person,
                      std::int64_t message_id) {
  Push draft;
  draft.person = person.id;
  draft.kind = "TEMPLATESENDJOBFINISH";
  draft.answerable = false;
  const Node message = parent_node(
      "xml", {text_node("ToUserName", account.original_id), text_node("FromUserName", person.user),
              number_node("CreateTime", base::to_seconds(world.now())),
              text_node("MsgType", "event"), text_node("Event", draft.kind),
              number_node("MsgID", message_id), text_node("Status", "success")});
  // Lost when too many wait, as a real report may be.
  static_cast<void>(world.push(
      std::make_shared<const Push>(prepare_push(account, std::move(draft), message, world.now()))));
}

/// The common part of template and subscription messages: template, keywords, bubble, message id.
ApiAnswer send_template(World& world, ApiCall& call, const Persona& person, const std::string& door,
                        const std::string& url) {
  const auto made = world.catalog.templates.find(base::json_text(call.body, "template_id"));
  if (made == world.catalog.templates.end()) return refuse(40037, "invalid template_id");
  const auto data = member(call.body, "data");
  if (const auto breach = check_keywords(made->second, data)) return refuse(*breach);
  auto bubble = template_bubble(made->second, data, url);
  bubble["door"] = door;
  show_bubble(world, person, std::move(bubble));
  ApiAnswer answer;
  answer.fields = {{"msgid", world.next_message++}};
  return answer;
}

}  // namespace

ApiAnswer api_custom_send(World& world, ApiCall& call) {
  const auto [person, refused] = recipient(world, call);
  if (person == nullptr) return refused;
  const auto type = base::json_text(call.body, "msgtype");
  const auto body = member(call.body, type);
  if (auto bad = check_message(world, call, type, body)) return *bad;
  const auto errcode = spend(world.follower(*person).window, world.now());
  if (errcode == 45015) {
    return refuse(errcode, "response out of time limit or subscription is canceled",
                  "window.closed");
  }
  if (errcode != 0) return refuse(errcode, "out of response count limit", "window.spent");
  auto bubble = message_bubble(type, body);
  bubble["door"] = "service_message";
  show_bubble(world, *person, std::move(bubble));
  announce_person(world, *person);
  return {};
}

ApiAnswer api_custom_typing(World& world, ApiCall& call) {
  const auto [person, refused] = recipient(world, call);
  if (person == nullptr) return refused;
  const auto command = base::json_text(call.body, "command");
  if (command != "Typing" && command != "CancelTyping") return refuse(45072, "invalid command");
  auto& follower = world.follower(*person);
  if (world.now() > follower.seen_at + std::chrono::seconds{30}) {
    return refuse(45080, "no interaction in the last 30 seconds");
  }
  const bool on = command == "Typing";
  if (on && follower.typing && world.now() < follower.typed_at + std::chrono::seconds{15}) {
    return refuse(45081, "already typing");
  }
  follower.typing = on;
  follower.typed_at = world.now();
  announce_person(world, *person);
  return {};
}

ApiAnswer api_template_send(World& world, ApiCall& call) {
  if (call.account->kind != AccountKind::service) return refuse(48001, "api unauthorized");
  const auto [person, refused] = recipient(world, call);
  if (person == nullptr) return refused;
  const auto client_id = base::json_text(call.body, "client_msg_id");
  const auto key = "template " + person->user + " " + client_id;
  if (!client_id.empty()) {
    if (auto before = answered_before(world, key)) return *before;
  }
  auto answer = send_template(world, call, *person, "template", base::json_text(call.body, "url"));
  if (answer.errcode != 0) return answer;
  if (!client_id.empty()) {
    world.answered[key] = {world.now() + std::chrono::minutes{10}, answer.fields};
  }
  push_send_result(world, *call.account, *person, whole(answer.fields, "msgid"));
  return answer;
}

ApiAnswer api_subscribe_send(World& world, ApiCall& call) {
  const auto [person, refused] = recipient(world, call);
  if (person == nullptr) return refused;
  auto& left = world.follower(*person).subscriptions;
  const auto held = left.find(base::json_text(call.body, "template_id"));
  if (held == left.end() || held->second <= 0) {
    return refuse(43101, "user refuse to accept the msg", "subscription.none");
  }
  const auto page = base::json_text(call.body, "page");
  auto answer = send_template(world, call, *person, "subscription", page);
  if (answer.errcode != 0) return answer;
  --held->second;
  announce_person(world, *person);
  return answer;
}

}  // namespace zampa::simulator
