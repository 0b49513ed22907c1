#include "simulator/api.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "simulator/json_get.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

constexpr std::size_t kApiBytesShown = 8 * 1024;

enum class Caller { nobody, wechat, wecom, both };  ///< whose token an endpoint wants

struct Endpoint {
  std::string_view method;
  std::string_view path;
  Caller caller;
  ApiAnswer (*handle)(World&, ApiCall&);
};

// One row an endpoint, by path.
constexpr std::array kEndpoints = {
    Endpoint{"POST", "cgi-bin/clear_quota", Caller::wechat, api_clear_quota},
    Endpoint{"GET", "cgi-bin/getcallbackip", Caller::wechat, api_callback_ip},
    Endpoint{"GET", "cgi-bin/gettoken", Caller::nobody, api_wecom_token},
    Endpoint{"GET", "cgi-bin/media/get", Caller::both, api_media_get},
    Endpoint{"POST", "cgi-bin/media/upload", Caller::both, api_media_upload},
    Endpoint{"POST", "cgi-bin/menu/addconditional", Caller::wechat, api_menu_add_conditional},
    Endpoint{"POST", "cgi-bin/menu/create", Caller::wechat, api_menu_create},
    Endpoint{"POST", "cgi-bin/menu/delconditional", Caller::wechat, api_menu_delete_conditional},
    Endpoint{"GET", "cgi-bin/menu/delete", Caller::wechat, api_menu_delete},
    Endpoint{"GET", "cgi-bin/menu/get", Caller::wechat, api_menu_get},
    Endpoint{"POST", "cgi-bin/message/custom/business/send", Caller::wechat, api_custom_send},
    Endpoint{"POST", "cgi-bin/message/custom/business/typing", Caller::wechat, api_custom_typing},
    Endpoint{"POST", "cgi-bin/message/custom/send", Caller::wechat, api_custom_send},
    Endpoint{"POST", "cgi-bin/message/custom/typing", Caller::wechat, api_custom_typing},
    Endpoint{"POST", "cgi-bin/message/send", Caller::wecom, api_wecom_send},
    Endpoint{"POST", "cgi-bin/message/subscribe/bizsend", Caller::wechat, api_subscribe_send},
    Endpoint{"POST", "cgi-bin/message/subscribe/send", Caller::wechat, api_subscribe_send},
    Endpoint{"POST", "cgi-bin/message/template/send", Caller::wechat, api_template_send},
    Endpoint{"POST", "cgi-bin/message/update_template_card", Caller::wecom, api_wecom_update_card},
    Endpoint{"POST", "cgi-bin/openapi/quota/get", Caller::wechat, api_quota_get},
    Endpoint{"POST", "cgi-bin/stable_token", Caller::nobody, api_stable_token},
    Endpoint{"POST", "cgi-bin/tags/create", Caller::wechat, api_tags_create},
    Endpoint{"POST", "cgi-bin/tags/delete", Caller::wechat, api_tags_delete},
    Endpoint{"GET", "cgi-bin/tags/get", Caller::wechat, api_tags_get},
    Endpoint{"POST", "cgi-bin/tags/getidlist", Caller::wechat, api_tags_of},
    Endpoint{"POST", "cgi-bin/tags/members/batchtagging", Caller::wechat, api_tags_batch_tagging},
    Endpoint{"POST", "cgi-bin/tags/members/batchuntagging", Caller::wechat,
             api_tags_batch_untagging},
    Endpoint{"GET", "cgi-bin/token", Caller::nobody, api_token},
    Endpoint{"POST", "cgi-bin/user/getuserid", Caller::wecom, api_wecom_user_id},
    Endpoint{"GET", "cgi-bin/user/info", Caller::wechat, api_user_info},
    Endpoint{"POST", "cgi-bin/user/tag/get", Caller::wechat, api_tag_members},
};

/// Counts down an armed fault for this path and gives its errcode; waits if it says so.
std::int64_t meet_fault(World& world, std::unique_lock<std::mutex>& lock, const std::string& path) {
  for (auto& fault : world.faults) {
    if (fault.times <= 0 || (fault.api != path && fault.api != "*")) continue;
    --fault.times;
    const auto errcode = fault.errcode;
    const Millis delay{fault.delay_ms};
    if (delay.count() > 0) nap(world, lock, delay);
    return errcode;
  }
  return 0;
}

std::optional<ApiAnswer> check_token(World& world, Caller caller, ApiCall& call) {
  if (caller == Caller::nobody) return std::nullopt;
  const auto check = world.tokens.check(call.request.query_once("access_token"), world.now());
  call.account = check.account.empty() ? nullptr : world.account(check.account);
  switch (check.errcode) {
    case 0:
      break;
    case 41001:
      return refuse(41001, "access_token missing");
    case 42001:
      return refuse(42001, "access_token expired");
    case 40014:
      return refuse(40014, "invalid access_token");
    default:
      return refuse(check.errcode, "invalid credential, access_token is invalid or not latest");
  }
  const bool wecom = call.account != nullptr && call.account->kind == AccountKind::wecom;
  const bool allowed = caller == Caller::both || (caller == Caller::wecom) == wecom;
  if (call.account == nullptr || !allowed) return refuse(48001, "api unauthorized");
  return std::nullopt;
}

std::optional<ApiAnswer> read_body(const Endpoint& endpoint, ApiCall& call) {
  if (endpoint.method != "POST" || endpoint.handle == api_media_upload) return std::nullopt;
  if (call.request.body.empty()) return refuse(44002, "empty post data");
  auto body = base::parse_json(call.request.body);
  if (!body || !body->is_object()) return refuse(47001, "data format error");
  call.body = std::move(*body);
  return std::nullopt;
}

ApiAnswer answer_of(World& world, std::unique_lock<std::mutex>& lock, ApiCall& call,
                    const std::string& path) {
  const auto endpoint = std::find_if(kEndpoints.begin(), kEndpoints.end(),
                                     [&](const Endpoint& row) { return row.path == path; });
  if (endpoint == kEndpoints.end()) return refuse(40066, "invalid url");
  if (call.request.method != endpoint->method) {
    return endpoint->method == "GET" ? refuse(43001, "require GET method")
                                     : refuse(43002, "require POST method");
  }
  if (auto refused = check_token(world, endpoint->caller, call)) return *refused;
  if (const auto errcode = meet_fault(world, lock, path); errcode != 0) {
    return refuse(errcode, "armed fault", "fault");
  }
  if (auto refused = read_body(*endpoint, call)) return *refused;
  if (call.account != nullptr) {
    auto& used = used_today(world, call.account->name, path);
    if (used >= daily_limit(path)) return refuse(45009, "reach max api daily quota limit", "quota");
    ++used;
  }
  return endpoint->handle(world, call);
}

Json body_of(const ApiAnswer& answer) {
  Json body = answer.fields;
  if (answer.bare && answer.errcode == 0) return body;
  body["errcode"] = answer.errcode;
  body["errmsg"] = answer.errmsg.empty() ? "ok" : answer.errmsg;
  return body;
}

/// What may be shown of a request or an answer: no secret, no token, no bytes of pictures.
std::string shown_body(const std::string& body, bool is_media) {
  if (is_media && !body.starts_with("{")) return "(" + std::to_string(body.size()) + " bytes)";
  auto json = base::parse_json(body);
  if (!json || !json->is_object()) return body.substr(0, kApiBytesShown);
  for (const char* key : {"secret", "appsecret", "access_token"}) {
    if (json->contains(key)) (*json)[key] = "***";
  }
  return base::dump_json(*json).substr(0, kApiBytesShown);
}

void record_call(World& world, const ApiCall& call, const std::string& path,
                 const ApiAnswer& answer, const HttpResponse& response, std::int64_t milliseconds) {
  Json query = Json::object();
  for (const auto& [key, value] : call.request.query) {
    const bool secret = key == "access_token" || key == "secret" || key == "corpsecret";
    query[key] = secret ? "***" : value;
  }
  const bool media = path.starts_with("cgi-bin/media/");
  const Json account = call.account == nullptr ? Json(nullptr) : Json(call.account->name);
  world.transcript.add(world.now(), "wire", call.person,
                       {{"flow", "call"},
                        {"id", "c" + std::to_string(world.next_wire++)},
                        {"account", account},
                        {"milliseconds", milliseconds},
                        {"request",
                         {{"method", call.request.method},
                          {"path", "/" + path},
                          {"query", query},
                          {"body", shown_body(call.request.body, media)},
                          {"plain", nullptr}}},
                        {"answer",
                         {{"status", response.status},
                          {"body", shown_body(response.body, media)},
                          {"plain", nullptr}}},
                        {"signature", nullptr},
                        {"verdict", answer.errcode == 0 ? "ok" : "refused"},
                        {"detail", answer.rule}});
  if (answer.errcode == 0) return;
  world.transcript.add(world.now(), "refused", call.person,
                       {{"account", account},
                        {"api", path},
                        {"errcode", answer.errcode},
                        {"errmsg", answer.errmsg},
                        {"rule", answer.rule}});
}

}  // namespace

ApiAnswer refuse(std::int64_t errcode, std::string errmsg, std::string rule) {
  ApiAnswer answer;
  answer.errcode = errcode;
  answer.errmsg =
      std::move(errmsg) + " rid: " + random_hex(8) + "-" + random_hex(8) + "-" + random_hex(8);
  answer.rule = std::move(rule);
  return answer;
}

ApiAnswer refuse(const Breach& breach) {
  return refuse(breach.errcode, breach.message, breach.rule);
}

HttpResponse answer_api(World& world, const HttpRequest& request, const std::string& path) {
  const auto started = std::chrono::steady_clock::now();
  std::unique_lock lock{world.mutex};
  ApiCall call{request, nullptr, nullptr, {}};
  const auto answer = answer_of(world, lock, call, path);
  HttpResponse response;
  if (answer.raw) {
    response = *answer.raw;
  } else {
    response.content_type = "application/json; encoding=utf-8";
    response.body = base::dump_json(body_of(answer));
    // The platform answers a refused medium as text; clients must look at the body.
    if (path == "cgi-bin/media/get") response.content_type = "text/plain";
  }
  const auto spent = std::chrono::steady_clock::now() - started;
  record_call(world, call, path, answer, response,
              std::chrono::duration_cast<Millis>(spent).count());
  return response;
}

}  // namespace zampa::simulator
