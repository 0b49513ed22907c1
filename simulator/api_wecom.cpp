// WeCom: sends to members, cards and their updates. Surprising: errcode 0 may carry invaliduser,
// and what exceeds 30 a minute per member is dropped without a word, as on the real platform.
#include <chrono>
#include <utility>

#include "bot/base/text.hpp"
#include "simulator/api.hpp"
#include "simulator/json_get.hpp"
#include "simulator/render.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

struct Members {
  std::vector<const Persona*> found;
  std::string invalid;  ///< joined by "|"
};

Members members_of(World& world, const ApiCall& call, const std::vector<std::string>& userids) {
  Members members;
  for (const auto& userid : userids) {
    const auto* person = world.catalog.user(call.account->name, userid);
    if (person != nullptr) {
      members.found.push_back(person);
    } else {
      if (!members.invalid.empty()) members.invalid += "|";
      members.invalid += userid;
    }
  }
  return members;
}

std::vector<std::string> userids_of(World& world, const ApiCall& call, const std::string& touser) {
  std::vector<std::string> userids;
  if (touser == "@all") {
    for (const auto& person : world.catalog.people) {
      if (person.account == call.account->name) userids.push_back(person.user);
    }
    return userids;
  }
  for (const auto part : base::split(touser, '|')) {
    if (!part.empty()) userids.emplace_back(part);
  }
  return userids;
}

/// A bubble for the message, or what to answer instead.
std::pair<Json, ApiAnswer> wecom_bubble(World& world, const ApiCall& call) {
  const auto type = base::json_text(call.body, "msgtype");
  const auto body = member(call.body, type);
  if (type == "template_card") {
    if (const auto breach = check_template_card(body)) return {nullptr, refuse(*breach)};
    return {card_bubble(body), {}};
  }
  if (type == "textcard") {
    if (const auto breach = check_text_card(body)) return {nullptr, refuse(*breach)};
    return {text_card_bubble(body), {}};
  }
  if (type == "text" || type == "markdown") {
    const auto content = base::json_text(body, "content");
    if (content.empty()) return {nullptr, refuse(44004, "empty content")};
    if (content.size() > kMaxTextBytes) {
      return {nullptr, refuse(45002, "content size out of limit", "text.bytes")};
    }
    return {message_bubble(type, body), {}};
  }
  if (type == "image" || type == "voice" || type == "video" || type == "file") {
    const auto id = base::json_text(body, "media_id");
    if (world.media.find(call.account->name, id, world.now()) == nullptr) {
      return {nullptr, refuse(40007, "invalid media_id")};
    }
    return {message_bubble(type, body), {}};
  }
  if (type == "news" && !list(body, "articles").empty()) return {message_bubble(type, body), {}};
  return {nullptr, refuse(40008, "invalid message type")};
}

/// One more message to this member; false when the platform drops it silently.
bool within_pace(World& world, const Persona& person) {
  using std::chrono::hours;
  using std::chrono::minutes;
  auto& recent = world.follower(person).recent;
  const auto now = world.now();
  while (!recent.empty() && recent.front() + hours{1} <= now) recent.pop_front();
  int last_minute = 0;
  for (const auto at : recent) last_minute += at + minutes{1} > now ? 1 : 0;
  if (recent.size() >= 1'000 || last_minute >= 30) return false;
  recent.push_back(now);
  return true;
}

std::string duplicate_key(const ApiCall& call) {
  Json body = call.body;
  body.erase("enable_duplicate_check");
  body.erase("duplicate_check_interval");
  return "wecom " + call.account->name + " " + signature_of({base::dump_json(body)});
}

std::string new_response_code(World& world, const std::string& account, const std::string& task) {
  auto code = random_word(43);
  world.response_codes[code] = {account, task, world.now() + std::chrono::hours{72}};
  return code;
}

bool task_taken(const World& world, const std::string& account, const std::string& task) {
  for (const auto& card : world.cards) {
    if (card.account == account && card.task_id == task) return true;
  }
  return false;
}

void deliver(World& world, const ApiCall& call, const Persona& person, Json bubble,
             const std::string& task) {
  if (!within_pace(world, person)) {
    world.transcript.add(world.now(), "refused", person.id,
                         {{"account", call.account->name},
                          {"api", "cgi-bin/message/send"},
                          {"errcode", 0},
                          {"errmsg", "dropped silently: more than 30 a minute"},
                          {"rule", "wecom.pace"}});
    return;
  }
  bubble["door"] = "wecom";
  const auto id = show_bubble(world, person, std::move(bubble));
  if (!task.empty()) world.cards.push_back({call.account->name, task, person.id, id});
  if (world.cards.size() > 2'000) world.cards.erase(world.cards.begin());
}

}  // namespace

ApiAnswer api_wecom_send(World& world, ApiCall& call) {
  if (whole(call.body, "agentid", -1) != call.account->agent_id) {
    return refuse(40056, "invalid agentid");
  }
  const auto touser = base::json_text(call.body, "touser");
  if (touser.empty() && base::json_text(call.body, "toparty").empty() &&
      base::json_text(call.body, "totag").empty()) {
    return refuse(82001, "no recipient");
  }
  const auto members = members_of(world, call, userids_of(world, call, touser));
  if (members.found.empty()) return refuse(81013, "user & party & tag all invalid");
  call.person = members.found.front()->id;
  auto [bubble, refused] = wecom_bubble(world, call);
  if (bubble.is_null()) return refused;

  const bool checked = flag(call.body, "enable_duplicate_check");
  const auto key = checked ? duplicate_key(call) : std::string{};
  ApiAnswer answer;
  if (const auto before = world.answered.find(key);
      checked && before != world.answered.end() && world.now() < before->second.first) {
    answer.fields = before->second.second;
    return answer;
  }
  const auto task = base::json_text(bubble, "task_id");
  if (!task.empty() && task_taken(world, call.account->name, task)) {
    return refuse(40058, "invalid Request Parameter, task_id is taken", "card.task_id_taken");
  }
  for (const auto* person : members.found) deliver(world, call, *person, bubble, task);

  answer.fields = {{"msgid", random_word(32)}};
  if (!members.invalid.empty()) answer.fields["invaliduser"] = members.invalid;
  if (!task.empty())
    answer.fields["response_code"] = new_response_code(world, call.account->name, task);
  if (checked) {
    const auto seconds = std::min<std::int64_t>(
        std::max<std::int64_t>(whole(call.body, "duplicate_check_interval", 1'800), 1), 14'400);
    world.answered[key] = {world.now() + std::chrono::seconds{seconds}, answer.fields};
  }
  return answer;
}

ApiAnswer api_wecom_update_card(World& world, ApiCall& call) {
  if (whole(call.body, "agentid", -1) != call.account->agent_id) {
    return refuse(40056, "invalid agentid");
  }
  const auto code = world.response_codes.find(base::json_text(call.body, "response_code"));
  if (code == world.response_codes.end() || code->second.account != call.account->name) {
    return refuse(42014, "response_code is unknown or used", "card.response_code");
  }
  if (code->second.until <= world.now()) return refuse(42014, "response_code expired");
  const auto label = base::json_text(member(call.body, "button"), "replace_name");
  const auto card = member(call.body, "template_card");
  if (label.empty() && !card.is_object()) {
    return refuse(40058, "invalid Request Parameter, nothing to update with");
  }
  const auto task = code->second.task_id;
  world.response_codes.erase(code);  // spent even when nobody is reached

  std::vector<std::string> userids;
  for (const auto& userid : list(call.body, "userids")) {
    if (userid.is_string()) userids.push_back(userid.get<std::string>());
  }
  if (flag(call.body, "atall")) userids = userids_of(world, call, "@all");
  const auto members = members_of(world, call, userids);
  for (const auto& sent : world.cards) {
    if (sent.account != call.account->name || sent.task_id != task) continue;
    const bool meant = std::any_of(members.found.begin(), members.found.end(),
                                   [&](const Persona* one) { return one->id == sent.person; });
    if (!meant) continue;
    call.person = sent.person;
    auto bubble = world.transcript.bubble(sent.bubble);
    if (!bubble.is_object()) continue;
    if (card.is_object()) {
      bubble.update(card_bubble(card));
      bubble["task_id"] = task;
      auto text = base::json_text(member(card, "submit_button"), "replace_text");
      for (const auto& button : list(card, "button_list")) {
        if (text.empty()) text = base::json_text(button, "replace_text");
      }
      if (text.empty()) text = base::json_text(card, "replace_text");
      if (!text.empty() || list(bubble, "buttons").empty()) bubble = spent_card(bubble, text);
    } else {
      bubble = spent_card(bubble, label);
    }
    change_bubble(world, sent.bubble, bubble);
  }
  ApiAnswer answer;
  if (!members.invalid.empty()) answer.fields["invaliduser"] = members.invalid;
  return answer;
}

ApiAnswer api_wecom_user_id(World& world, ApiCall& call) {
  const auto mobile = base::json_text(call.body, "mobile");
  for (const auto& person : world.catalog.people) {
    if (person.account != call.account->name || person.mobile.empty()) continue;
    if (person.mobile == mobile) {
      ApiAnswer answer;
      answer.fields = {{"userid", person.user}};
      return answer;
    }
  }
  return refuse(46004, "user no exist");
}

}  // namespace zampa::simulator
