// Tokens, quotas and what the platform tells about a follower.
#include <utility>

#include "simulator/api.hpp"
#include "simulator/json_get.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

std::string day_in_beijing(Instant now) { return base::local_yymmdd(now); }

/// Checks app id and secret; the account, or what to answer instead.
std::pair<const Account*, ApiAnswer> credentials(World& world, const std::string& app_id,
                                                 const std::string& secret, bool wecom) {
  if (app_id.empty()) return {nullptr, refuse(41002, "appid missing")};
  if (secret.empty()) return {nullptr, refuse(41004, "appsecret missing")};
  for (const auto& account : world.options.accounts) {
    if (account.app_id != app_id || (account.kind == AccountKind::wecom) != wecom) continue;
    if (account.secret == secret) return {&account, {}};
    return {nullptr,
            wecom ? refuse(40001, "invalid credential") : refuse(40125, "invalid appsecret")};
  }
  return {nullptr, refuse(40013, "invalid appid")};
}

ApiAnswer token_answer(const TokenAnswer& issued, bool bare) {
  if (issued.errcode == 45011) return refuse(45011, "api minute-quota reach limit");
  if (issued.errcode != 0)
    return refuse(issued.errcode, "reach max api daily quota limit", "quota");
  ApiAnswer answer;
  answer.bare = bare;
  answer.fields = {{"access_token", issued.text}, {"expires_in", issued.expires_in}};
  return answer;
}

}  // namespace

std::int64_t& used_today(World& world, const std::string& account, const std::string& path) {
  const auto today = day_in_beijing(world.now());
  std::erase_if(world.used, [&](const auto& entry) { return !entry.first.ends_with(today); });
  return world.used[account + " " + path + " " + today];
}

std::int64_t daily_limit(const std::string& path) {
  if (path == "cgi-bin/token") return 2'000;
  if (path == "cgi-bin/message/template/send") return 100'000;
  if (path == "cgi-bin/menu/create" || path == "cgi-bin/menu/delete") return 1'000;
  if (path == "cgi-bin/menu/addconditional" || path == "cgi-bin/menu/delconditional") return 2'000;
  if (path == "cgi-bin/media/upload") return 100'000;
  if (path == "cgi-bin/media/get") return 200'000;
  if (path == "cgi-bin/clear_quota") return 10;  // the platform's is a month's; a demo has days
  return 500'000;
}

ApiAnswer api_token(World& world, ApiCall& call) {
  if (call.request.query_once("grant_type") != "client_credential") {
    return refuse(40002, "invalid grant_type");
  }
  const auto [account, refused] = credentials(world, call.request.query_once("appid"),
                                              call.request.query_once("secret"), false);
  if (account == nullptr) return refused;
  call.account = account;
  auto& used = used_today(world, account->name, "cgi-bin/token");
  if (used >= daily_limit("cgi-bin/token")) {
    return refuse(45009, "reach max api daily quota limit", "quota");
  }
  ++used;
  return token_answer(world.tokens.plain(account->name, world.now()), true);
}

ApiAnswer api_stable_token(World& world, ApiCall& call) {
  if (base::json_text(call.body, "grant_type") != "client_credential") {
    return refuse(40002, "invalid grant_type");
  }
  const auto [account, refused] = credentials(world, base::json_text(call.body, "appid"),
                                              base::json_text(call.body, "secret"), false);
  if (account == nullptr) return refused;
  call.account = account;
  const bool force = flag(call.body, "force_refresh");
  return token_answer(world.tokens.stable(account->name, force, world.now()), true);
}

ApiAnswer api_wecom_token(World& world, ApiCall& call) {
  const auto [account, refused] = credentials(world, call.request.query_once("corpid"),
                                              call.request.query_once("corpsecret"), true);
  if (account == nullptr) return refused;
  call.account = account;
  return token_answer(world.tokens.wecom(account->name, world.now()), false);
}

ApiAnswer api_callback_ip(World&, ApiCall&) {
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"ip_list", Json::array({"127.0.0.1", "127.0.0.0/8"})}};
  return answer;
}

ApiAnswer api_clear_quota(World& world, ApiCall& call) {
  if (base::json_text(call.body, "appid") != call.account->app_id) {
    return refuse(40013, "invalid appid");
  }
  const auto kept = used_today(world, call.account->name, "cgi-bin/clear_quota");
  std::erase_if(world.used, [&](const auto& entry) {
    return entry.first.starts_with(call.account->name + " ");
  });
  used_today(world, call.account->name, "cgi-bin/clear_quota") = kept;
  return {};
}

ApiAnswer api_quota_get(World& world, ApiCall& call) {
  auto path = base::json_text(call.body, "cgi_path");
  if (path.starts_with("/")) path.erase(0, 1);
  if (path.empty()) return refuse(76021, "cgi_path not found");
  const auto limit = daily_limit(path);
  const auto used = used_today(world, call.account->name, path);
  ApiAnswer answer;
  answer.fields = {{"quota", {{"daily_limit", limit}, {"used", used}, {"remain", limit - used}}},
                   {"rate_limit", {{"call_count", limit}, {"refresh_second", 60}}}};
  return answer;
}

ApiAnswer api_user_info(World& world, ApiCall& call) {
  const auto* person = world.catalog.user(call.account->name, call.request.query_once("openid"));
  if (person == nullptr) return refuse(40003, "invalid openid");
  call.person = person->id;
  const auto& follower = world.follower(*person);
  ApiAnswer answer;
  answer.bare = true;
  answer.fields = {{"subscribe", follower.following ? 1 : 0}, {"openid", person->user}};
  if (!follower.following) return answer;
  Json tags = Json::array();
  for (const auto tag : follower.tags) tags.push_back(tag);
  const bool by_code = !follower.scene.empty();
  answer.fields.update({{"subscribe_time", base::to_seconds(follower.followed_at)},
                        {"remark", ""},
                        {"groupid", 0},
                        {"tagid_list", tags},
                        {"subscribe_scene", by_code ? "ADD_SCENE_QR_CODE" : "ADD_SCENE_SEARCH"},
                        {"qr_scene", 0},
                        {"qr_scene_str", follower.scene}});
  return answer;
}

}  // namespace zampa::simulator
