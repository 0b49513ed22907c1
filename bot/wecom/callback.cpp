#include "bot/wecom/callback.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "bot/base/callback_gate.hpp"
#include "bot/base/log.hpp"
#include "bot/base/xml.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/wecom/decode.hpp"

namespace zampa::wecom {
namespace {

using base::CallbackKeys;
using base::CallbackQuery;
using base::KeyMatch;
using domain::Account;

constexpr std::size_t kReplacedButtonMax = 20;

struct WecomPush {
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

/// The text under the seal once the signature over the seal holds. Refuses with the reason.
Result<std::string> open_sealed(const WecomPush& push, const CallbackQuery& query,
                                const std::string& sealed) {
  const KeyMatch match = base::match_sealed_signature(push.keys, query, sealed, push.now);
  if (match == KeyMatch::none) return Refusal{RefusalCode::forbidden, "signature"};
  auto opened = base::unseal_push(push.keys, sealed, push.now);
  if (!opened) return std::move(opened).error();
  if (match == KeyMatch::previous) push.note("old_token");
  if (opened->key == KeyMatch::previous) push.note("old_key");
  return std::move(opened->message);
}

HttpResponse check_url(const WecomPush& push, const CallbackQuery& query) {
  const auto echo = open_sealed(push, query, query.echostr);
  if (!echo) return push.refuse(403, echo.error().detail);
  if (base::is_stale(query, push.now)) return push.refuse(403, "stale");
  auto answer = base::callback_echo(*echo);
  return answer.status == 200 ? answer : push.refuse(answer.status, "echostr");
}

HttpResponse quarantine(const WecomPush& push, std::string raw, const std::string& detail) {
  const auto kept = domain::quarantined(push.account.name, detail, std::move(raw), push.now);
  base::log(base::LogLevel::error, "callback_quarantined",
            {{"account", kept.account}, {"reason", kept.reason}, {"digest", kept.digest}});
  push.hooks.quarantine(kept);
  return base::callback_ack();
}

/// The plain reply, or nothing when `success` is all there is to say.
std::optional<std::string> encode_reply(const domain::Inbound& inbound, const domain::Reply& reply,
                                        long long seconds) {
  const std::string clean = base::without_control_characters(reply.text);
  if (clean.empty()) return std::nullopt;
  base::XmlWriter xml;
  xml.text("ToUserName", inbound.sender).text("FromUserName", inbound.recipient);
  xml.number("CreateTime", seconds);
  if (reply.kind == domain::Reply::Kind::text) {
    xml.text("MsgType", "text").text("Content", lang::truncate_bytes(clean, kReplyMaxBytes));
    return xml.finish();
  }
  // Only the click itself can be answered with a new button.
  const bool clicked = inbound.kind == domain::InboundKind::card_action;
  if (reply.kind != domain::Reply::Kind::update_card || !clicked) return std::nullopt;
  xml.text("MsgType", "update_button").open("Button");
  xml.text("ReplaceName", lang::truncate_code_points(clean, kReplacedButtonMax)).close();
  return xml.finish();
}

HttpResponse reply_with(const WecomPush& push, const CallbackQuery& query,
                        const domain::Inbound& inbound, const domain::Reply& reply) {
  // The push's own timestamp: the platform's clock, and the same bytes for a repeated push.
  const auto plain = encode_reply(inbound, reply, std::stoll(query.timestamp));
  if (!plain) return base::callback_ack();
  const auto sealed = base::seal_reply(push.keys, query, *plain);
  base::XmlWriter xml;
  xml.text("Encrypt", sealed.encrypt).text("MsgSignature", sealed.signature);
  xml.number("TimeStamp", std::stoll(sealed.timestamp)).text("Nonce", sealed.nonce);
  HttpResponse response;
  response.content_type = "text/xml; charset=utf-8";
  response.body = xml.finish();
  return response;
}

HttpResponse take_push(const WecomPush& push, const CallbackQuery& query) {
  const auto outer = base::read_xml(push.request.body);
  if (!outer || outer->child("Encrypt") == nullptr) return push.refuse(403, "envelope");
  auto message = open_sealed(push, query, outer->child_text("Encrypt"));
  if (!message) return push.refuse(403, message.error().detail);

  std::string raw = *message;
  const auto inbound = decode(push.account, *std::move(message));
  if (base::is_stale(query, push.now)) {
    const auto handled =
        inbound && push.hooks.find_handled ? push.hooks.find_handled(*inbound) : std::nullopt;
    if (handled) return reply_with(push, query, *inbound, *handled);
    return quarantine(push, std::move(raw), "stale");
  }
  if (!inbound) return quarantine(push, std::move(raw), inbound.error().detail);
  const std::string recipient = outer->child_text("ToUserName");
  if (!recipient.empty() && recipient != inbound->recipient) push.note("outer_mismatch");
  if (std::chrono::abs(push.now - inbound->sent_at) > std::chrono::hours(12)) {
    push.note("time_suspect");
  }
  return reply_with(push, query, *inbound, push.hooks.handle(*inbound));
}

}  // namespace

HttpResponse answer_callback(const Account& account, const domain::CallbackHooks& hooks,
                             const HttpRequest& request, Instant now) {
  const CallbackKeys keys{
      account.token,          account.encoding_aes_key,          account.app_id,
      account.previous_token, account.previous_encoding_aes_key, account.previous_until};
  const WecomPush push{account, hooks, request, keys, now};
  const bool get = request.method == "GET";
  if (!get && request.method != "POST") return push.refuse(405, "method");
  if (request.body.size() > base::kCallbackMaxBody) return push.refuse(413, "too_large");
  const auto query = base::read_callback_query(request);
  if (!query) return push.refuse(403, query.error().detail);
  return get ? check_url(push, *query) : take_push(push, *query);
}

}  // namespace zampa::wecom
