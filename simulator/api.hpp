// The platform's own API under /sim/api: one table of endpoints, one way in for all of them
// (method, armed faults, token, body, daily quota), one shape of errors. Called over HTTP by the
// bot's clients. Surprising: service account and WeCom share paths such as media/upload; the token
// tells them apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "bot/base/http_message.hpp"
#include "bot/base/json.hpp"
#include "simulator/platform.hpp"
#include "simulator/rules.hpp"

namespace zampa::simulator {

struct ApiCall {
  const HttpRequest& request;
  const Account* account = nullptr;  ///< whose token was shown; null where none is needed
  base::Json body;                   ///< parsed JSON of a POST, else null
  std::string person;                ///< set by the handler: whom it concerns, for the stream
};

struct ApiAnswer {
  std::int64_t errcode = 0;
  std::string errmsg;                        ///< empty = "ok"
  std::string rule;                          ///< for the page, when refused
  base::Json fields = base::Json::object();  ///< beside errcode and errmsg
  bool bare = false;                         ///< success without errcode, as some endpoints answer
  std::optional<HttpResponse> raw;           ///< instead of JSON: bytes of a medium
};

ApiAnswer refuse(std::int64_t errcode, std::string errmsg, std::string rule = {});
ApiAnswer refuse(const Breach& breach);

/// Answers one request below /sim/api/. Threads: any; takes the world's lock itself.
HttpResponse answer_api(World& world, const HttpRequest& request, const std::string& path);

// The endpoints, called with the lock held. Service account and mini-program:
ApiAnswer api_token(World& world, ApiCall& call);
ApiAnswer api_stable_token(World& world, ApiCall& call);
ApiAnswer api_callback_ip(World& world, ApiCall& call);
ApiAnswer api_clear_quota(World& world, ApiCall& call);
ApiAnswer api_quota_get(World& world, ApiCall& call);
ApiAnswer api_custom_send(World& world, ApiCall& call);
ApiAnswer api_custom_typing(World& world, ApiCall& call);
ApiAnswer api_template_send(World& world, ApiCall& call);
ApiAnswer api_subscribe_send(World& world, ApiCall& call);
ApiAnswer api_user_info(World& world, ApiCall& call);
ApiAnswer api_menu_create(World& world, ApiCall& call);
ApiAnswer api_menu_get(World& world, ApiCall& call);
ApiAnswer api_menu_delete(World& world, ApiCall& call);
ApiAnswer api_menu_add_conditional(World& world, ApiCall& call);
ApiAnswer api_menu_delete_conditional(World& world, ApiCall& call);
ApiAnswer api_tags_create(World& world, ApiCall& call);
ApiAnswer api_tags_get(World& world, ApiCall& call);
ApiAnswer api_tags_delete(World& world, ApiCall& call);
ApiAnswer api_tags_batch_tagging(World& world, ApiCall& call);
ApiAnswer api_tags_batch_untagging(World& world, ApiCall& call);
ApiAnswer api_tags_of(World& world, ApiCall& call);
ApiAnswer api_tag_members(World& world, ApiCall& call);
// Both:
ApiAnswer api_media_upload(World& world, ApiCall& call);
ApiAnswer api_media_get(World& world, ApiCall& call);
// WeCom:
ApiAnswer api_wecom_token(World& world, ApiCall& call);
ApiAnswer api_wecom_send(World& world, ApiCall& call);
ApiAnswer api_wecom_update_card(World& world, ApiCall& call);
ApiAnswer api_wecom_user_id(World& world, ApiCall& call);

/// Today's calls of an endpoint by an account, and how many are allowed.
std::int64_t& used_today(World& world, const std::string& account, const std::string& path);
std::int64_t daily_limit(const std::string& path);

}  // namespace zampa::simulator
