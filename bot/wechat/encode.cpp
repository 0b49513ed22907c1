#include "bot/wechat/encode.hpp"

#include <nlohmann/json.hpp>

#include "bot/base/json.hpp"
#include "bot/base/xml.hpp"
#include "bot/lang/truncate.hpp"

namespace zampa::wechat {
namespace {

using domain::InboundKind;
using domain::Reply;

std::string encode_fields(const domain::Inbound& inbound, const std::string& type,
                          const std::string& content, domain::Account::Format format,
                          Instant created_at) {
  const auto seconds = base::to_seconds(created_at);
  if (format == domain::Account::Format::json) {
    base::Json json{{"ToUserName", inbound.sender},
                    {"FromUserName", inbound.recipient},
                    {"CreateTime", seconds},
                    {"MsgType", type}};
    if (!content.empty()) json["Content"] = content;
    return base::dump_json(json);
  }
  base::XmlWriter xml;
  xml.text("ToUserName", inbound.sender).text("FromUserName", inbound.recipient);
  xml.number("CreateTime", seconds).text("MsgType", type);
  if (!content.empty()) xml.text("Content", content);
  return xml.finish();
}

}  // namespace

bool takes_reply(InboundKind kind) {
  switch (kind) {
    case InboundKind::unfollow:
    case InboundKind::auto_location:
    case InboundKind::menu_view:
    case InboundKind::subscription_change:
    case InboundKind::subscription_sent:
    case InboundKind::template_sent:
    case InboundKind::media_checked:
    case InboundKind::authorization_revoked:
    case InboundKind::human_session:
    case InboundKind::contact_change:
    case InboundKind::platform_notice:
      return false;
    default:
      return true;
  }
}

std::optional<std::string> encode_reply(const domain::Inbound& inbound, const Reply& reply,
                                        domain::Account::Format format, Instant created_at) {
  if (!takes_reply(inbound.kind)) return std::nullopt;
  if (reply.kind == Reply::Kind::transfer_to_human) {
    return encode_fields(inbound, "transfer_customer_service", "", format, created_at);
  }
  if (inbound.channel == domain::Channel::miniprogram) return std::nullopt;
  if (reply.kind != Reply::Kind::text || reply.text.empty()) return std::nullopt;
  const std::string text =
      lang::truncate_bytes(base::without_control_characters(reply.text), kReplyMaxBytes);
  return encode_fields(inbound, "text", text, format, created_at);
}

std::string encode_envelope(const base::SealedReply& sealed, domain::Account::Format format) {
  const long long seconds = std::stoll(sealed.timestamp);
  if (format == domain::Account::Format::json) {
    return base::dump_json({{"Encrypt", sealed.encrypt},
                            {"MsgSignature", sealed.signature},
                            {"TimeStamp", seconds},
                            {"Nonce", sealed.nonce}});
  }
  base::XmlWriter xml;
  xml.text("Encrypt", sealed.encrypt).text("MsgSignature", sealed.signature);
  xml.number("TimeStamp", seconds).text("Nonce", sealed.nonce);
  return xml.finish();
}

}  // namespace zampa::wechat
