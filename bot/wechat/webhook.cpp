#include "bot/wechat/webhook.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "bot/base/callback_gate.hpp"
#include "bot/base/log.hpp"
#include "bot/wechat/decode.hpp"
#include "bot/wechat/encode.hpp"
#include "bot/wechat/wire_tree.hpp"

namespace zampa::wechat {
namespace {

using base::CallbackKeys;
using base::CallbackQuery;
using base::KeyMatch;
using domain::Account;

/// Everything the steps of one callback share.
struct Push {
  const Account& account;
  const domain::CallbackHooks& hooks;
  const HttpRequest& request;
  CallbackKeys keys;
  Instant now;

  void note(const char* what) const {
    if (hooks.noted) hooks.noted(what);
  }
  HttpResponse refuse(int status, const std::string& reason) const {
    base::log(base::LogLevel::warn, "callback_refused",
              {{"account", account.name}, {"reason", reason}});
    if (hooks.rejected) hooks.rejected(reason);
    return base::callback_refusal(status);
  }
};

CallbackKeys keys_of(const Account& account) {
  return {account.token,          account.encoding_aes_key,          account.app_id,
          account.previous_token, account.previous_encoding_aes_key, account.previous_until};
}

HttpResponse check_url(const Push& push, const CallbackQuery& query) {
  // The platform sends the plain form in every mode; the sealed form is WeCom's and some tools'.
  const bool sealed = query.encrypt_type == "aes" && !query.msg_signature.empty();
  const KeyMatch match =
      sealed ? base::match_sealed_signature(push.keys, query, query.echostr, push.now)
             : base::match_plain_signature(push.keys, query, push.now);
  if (match == KeyMatch::none) return push.refuse(403, "signature");
  if (base::is_stale(query, push.now)) return push.refuse(403, "stale");
  std::string echo = query.echostr;
  if (sealed) {
    auto opened = base::unseal_push(push.keys, query.echostr, push.now);
    if (!opened) return push.refuse(403, opened.error().detail);
    echo = std::move(opened->message);
  }
  auto answer = base::callback_echo(echo);
  return answer.status == 200 ? answer : push.refuse(answer.status, "echostr");
}

struct OpenedBody {
  std::string message;
  std::string outer_recipient;  ///< what stands beside the ciphertext; for comparison only
};

/// The message of a push once its signature holds. Refuses with the reason.
Result<OpenedBody> open_body(const Push& push, const CallbackQuery& query) {
  const std::string& body = push.request.body;
  const auto refusal = [](const char* reason) { return Refusal{RefusalCode::forbidden, reason}; };
  if (push.account.mode == Account::Mode::plaintext) {
    if (!query.encrypt_type.empty() && query.encrypt_type != "raw") return refusal("mode_mismatch");
    const KeyMatch match = base::match_plain_signature(push.keys, query, push.now);
    if (match == KeyMatch::none) return refusal("signature");
    if (match == KeyMatch::previous) push.note("old_token");
    return OpenedBody{body, {}};
  }

  if (query.encrypt_type != "aes") return refusal("mode_mismatch");
  // The clear copy of compatible mode is left alone: nothing signs it.
  const auto outer = read_tree(push.account, body, base::kCallbackMaxBody);
  if (!outer || outer->child("Encrypt") == nullptr) return refusal("envelope");
  const std::string sealed = outer->child_text("Encrypt");
  const KeyMatch match = base::match_sealed_signature(push.keys, query, sealed, push.now);
  if (match == KeyMatch::none) return refusal("signature");
  auto opened = base::unseal_push(push.keys, sealed, push.now);
  if (!opened) return std::move(opened).error();
  if (match == KeyMatch::previous) push.note("old_token");
  if (opened->key == KeyMatch::previous) push.note("old_key");
  return OpenedBody{std::move(opened->message), outer->child_text("ToUserName")};
}

HttpResponse quarantine(const Push& push, std::string raw, const std::string& detail) {
  const auto kept = domain::quarantined(push.account.name, detail, std::move(raw), push.now);
  base::log(base::LogLevel::error, "callback_quarantined",
            {{"account", kept.account}, {"reason", kept.reason}, {"digest", kept.digest}});
  push.hooks.quarantine(kept);
  return base::callback_ack();
}

HttpResponse reply_with(const Push& push, const CallbackQuery& query,
                        const domain::Inbound& inbound, const domain::Reply& reply) {
  if (inbound.channel == domain::Channel::miniprogram && reply.kind == domain::Reply::Kind::text) {
    push.note("reply_dropped");
  }
  const auto format = format_of(push.account, push.request.body);
  // The push's own timestamp: the platform's clock, and the same bytes for a repeated push.
  const auto plain =
      encode_reply(inbound, reply, format, base::from_seconds(std::stoll(query.timestamp)));
  if (!plain) return base::callback_ack();
  HttpResponse response;
  const bool json = format == Account::Format::json;
  response.content_type = json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
  response.body = push.account.mode == Account::Mode::secure
                      ? encode_envelope(base::seal_reply(push.keys, query, *plain), format)
                      : *plain;
  return response;
}

HttpResponse take_push(const Push& push, const CallbackQuery& query) {
  auto opened = open_body(push, query);
  if (!opened) return push.refuse(403, opened.error().detail);
  const bool stale = base::is_stale(query, push.now);
  std::string raw = opened->message;
  const auto inbound = decode(push.account, std::move(opened->message));
  if (stale) {
    const auto handled =
        inbound && push.hooks.find_handled ? push.hooks.find_handled(*inbound) : std::nullopt;
    if (handled) return reply_with(push, query, *inbound, *handled);
    return quarantine(push, std::move(raw), "stale");
  }
  if (!inbound) return quarantine(push, std::move(raw), inbound.error().detail);

  const auto& outer = opened->outer_recipient;
  if (!outer.empty() && outer != inbound->recipient) push.note("outer_mismatch");
  if (std::chrono::abs(push.now - inbound->sent_at) > std::chrono::hours(12)) {
    push.note("time_suspect");
  }
  return reply_with(push, query, *inbound, push.hooks.handle(*inbound));
}

}  // namespace

HttpResponse answer_callback(const Account& account, const domain::CallbackHooks& hooks,
                             const HttpRequest& request, Instant now) {
  const Push push{account, hooks, request, keys_of(account), now};
  const bool get = request.method == "GET";
  if (!get && request.method != "POST") return push.refuse(405, "method");
  if (request.body.size() > base::kCallbackMaxBody) return push.refuse(413, "too_large");
  const auto query = base::read_callback_query(request);
  if (!query) return push.refuse(403, query.error().detail);
  if (get) return check_url(push, *query);
  return take_push(push, *query);
}

}  // namespace zampa::wechat
