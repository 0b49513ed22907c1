#include "bot/wechat/decode.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "bot/base/callback_gate.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/text.hpp"
#include "bot/domain/geo_point.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/wechat/wire_tree.hpp"

namespace zampa::wechat {
namespace {

using base::XmlNode;
using domain::Inbound;
using domain::InboundKind;

/// One line of what the platform can say. `event` compares in lower case: WeChat and WeCom, and
/// editions of the documentation, differ in case.
struct DecodeRow {
  std::string_view word;
  InboundKind kind;
  void (*fill)(const XmlNode& xml, Inbound& in);
};

std::int64_t decode_number(const std::string& text) {
  const auto digits = base::trim(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

const XmlNode& child_or_self(const XmlNode& xml, std::string_view name) {
  const XmlNode* child = xml.child(name);
  return child == nullptr ? xml : *child;
}

// Messages -------------------------------------------------------------------------------------

void fill_nothing(const XmlNode& /*xml*/, Inbound& /*in*/) {}

void fill_text(const XmlNode& xml, Inbound& in) {
  in.text = xml.child_text("Content");
  in.menu_choice = xml.child_text("bizmsgmenuid");
}

void fill_image(const XmlNode& xml, Inbound& in) {
  in.media_id = xml.child_text("MediaId");
  in.picture_url = xml.child_text("PicUrl");
}

void fill_voice(const XmlNode& xml, Inbound& in) {
  in.media_id = xml.child_text("MediaId");
  in.media_format = xml.child_text("Format");
  in.text = xml.child_text("Recognition");
}

void fill_video(const XmlNode& xml, Inbound& in) {
  in.media_id = xml.child_text("MediaId");
  in.thumb_media_id = xml.child_text("ThumbMediaId");
}

/// Location_X is the latitude, against every habit.
void fill_place(const XmlNode& xml, Inbound& in) {
  in.point = domain::geo_point(xml.child_text("Location_X"), xml.child_text("Location_Y"));
  in.place_label = xml.child_text("Label");
}

void fill_link(const XmlNode& xml, Inbound& in) {
  in.text = xml.child_text("Title");
  in.key = xml.child_text("Url");
}

void fill_file(const XmlNode& xml, Inbound& in) {
  in.text = xml.child_text("Title");
  in.key = xml.child_text("FileKey");
}

void fill_mini_page(const XmlNode& xml, Inbound& in) {
  in.text = xml.child_text("Title");
  in.key = xml.child_text("PagePath");
  in.thumb_media_id = xml.child_text("ThumbMediaId");
}

constexpr std::array<DecodeRow, 9> kMessageRows{{
    {"text", InboundKind::text, fill_text},
    {"image", InboundKind::image, fill_image},
    {"voice", InboundKind::voice, fill_voice},
    {"video", InboundKind::video, fill_video},
    {"shortvideo", InboundKind::video, fill_video},
    {"location", InboundKind::location, fill_place},
    {"link", InboundKind::link, fill_link},
    {"file", InboundKind::file, fill_file},
    {"miniprogrampage", InboundKind::mini_page, fill_mini_page},
}};

// Events ---------------------------------------------------------------------------------------

void fill_key(const XmlNode& xml, Inbound& in) { in.key = xml.child_text("EventKey"); }

/// Only a first follow carries the prefix; a scan by somebody who follows already does not.
void fill_scene(const XmlNode& xml, Inbound& in) {
  constexpr std::string_view kPrefix = "qrscene_";
  in.scene = xml.child_text("EventKey");
  if (in.scene.starts_with(kPrefix)) in.scene.erase(0, kPrefix.size());
}

void fill_auto_location(const XmlNode& xml, Inbound& in) {
  in.point = domain::geo_point(xml.child_text("Latitude"), xml.child_text("Longitude"));
}

void fill_scan_code(const XmlNode& xml, Inbound& in) {
  fill_key(xml, in);
  in.scan_result = child_or_self(xml, "ScanCodeInfo").child_text("ScanResult");
}

void fill_photos(const XmlNode& xml, Inbound& in) {
  fill_key(xml, in);
  in.count = decode_number(child_or_self(xml, "SendPicsInfo").child_text("Count"));
}

void fill_menu_location(const XmlNode& xml, Inbound& in) {
  fill_key(xml, in);
  fill_place(child_or_self(xml, "SendLocationInfo"), in);
}

void fill_template_sent(const XmlNode& xml, Inbound& in) {
  in.key = xml.child_text("MsgID");
  in.status = xml.child_text("Status");
}

/// XML wraps the entries (the change event in either of two wrappers), JSON does not.
void fill_subscriptions(const XmlNode& xml, Inbound& in) {
  const XmlNode* holder = &xml;
  for (const auto* wrapper :
       {"SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent", "SubscribeMsgSentEvent"}) {
    if (const XmlNode* found = xml.child(wrapper)) holder = found;
  }
  for (const XmlNode& item : holder->children) {
    if (item.name != "List") continue;
    domain::SubscriptionItem entry{item.child_text("TemplateId"),
                                   item.child_text("SubscribeStatusString"),
                                   item.child_text("MsgID")};
    if (entry.status.empty()) entry.status = item.child_text("ErrorCode");
    in.subscriptions.push_back(std::move(entry));
  }
}

void fill_revoked(const XmlNode& xml, Inbound& in) {
  in.key = xml.child_text("OpenID");
  in.status = xml.child_text("RevokeInfo");
}

void fill_human(const XmlNode& xml, Inbound& in) {
  in.key = xml.child_text("KfAccount");
  if (in.key.empty()) in.key = xml.child_text("ToKfAccount");
}

void fill_enter(const XmlNode& xml, Inbound& in) { in.scene = xml.child_text("SessionFrom"); }

/// Version 2 says pass, review or risky; version 1 only `isrisky`. A medium the platform could not
/// read is none of these.
void fill_checked(const XmlNode& xml, Inbound& in) {
  in.trace_id = xml.child_text("trace_id");
  in.status = child_or_self(xml, "result").child_text("suggest");
  if (in.status.empty() && !xml.child_text("isrisky").empty()) {
    in.status = xml.child_text("isrisky") == "1" ? "risky" : "pass";
  }
  const std::string errcode = xml.child_text("errcode");
  if (!errcode.empty() && errcode != "0") in.status = "error " + errcode;
}

void fill_notice(const XmlNode& xml, Inbound& in) {
  in.status = xml.child_text("FailReason");
  if (in.status.empty()) in.status = xml.child_text("Status");
  in.text = xml.child_text("debug_str");
}

constexpr std::array<DecodeRow, 37> kEventRows{{
    {"subscribe", InboundKind::follow, fill_scene},
    {"unsubscribe", InboundKind::unfollow, fill_nothing},
    {"scan", InboundKind::scan, fill_scene},
    {"location", InboundKind::auto_location, fill_auto_location},
    {"click", InboundKind::menu_click, fill_key},
    {"view", InboundKind::menu_view, fill_key},
    {"view_miniprogram", InboundKind::menu_view, fill_key},
    {"scancode_push", InboundKind::menu_scan, fill_scan_code},
    {"scancode_waitmsg", InboundKind::menu_scan, fill_scan_code},
    {"pic_sysphoto", InboundKind::menu_photos, fill_photos},
    {"pic_photo_or_album", InboundKind::menu_photos, fill_photos},
    {"pic_weixin", InboundKind::menu_photos, fill_photos},
    {"location_select", InboundKind::menu_location, fill_menu_location},
    {"templatesendjobfinish", InboundKind::template_sent, fill_template_sent},
    {"masssendjobfinish", InboundKind::platform_notice, fill_notice},
    {"publishjobfinish", InboundKind::platform_notice, fill_notice},
    {"subscribe_msg_popup_event", InboundKind::subscription_popup, fill_subscriptions},
    {"subscribe_msg_change_event", InboundKind::subscription_change, fill_subscriptions},
    {"subscribe_msg_sent_event", InboundKind::subscription_sent, fill_subscriptions},
    {"user_info_modified", InboundKind::authorization_revoked, fill_revoked},
    {"user_authorization_revoke", InboundKind::authorization_revoked, fill_revoked},
    {"user_authorization_cancellation", InboundKind::authorization_revoked, fill_revoked},
    {"kf_create_session", InboundKind::human_session, fill_human},
    {"kf_close_session", InboundKind::human_session, fill_human},
    {"kf_switch_session", InboundKind::human_session, fill_human},
    {"user_enter_tempsession", InboundKind::enter_session, fill_enter},
    {"wxa_media_check", InboundKind::media_checked, fill_checked},
    {"wxa_privacy_apply", InboundKind::platform_notice, fill_notice},
    {"wxa_illegal_record", InboundKind::platform_notice, fill_notice},
    {"wxa_appeal_record", InboundKind::platform_notice, fill_notice},
    {"qualification_verify_success", InboundKind::platform_notice, fill_notice},
    {"qualification_verify_fail", InboundKind::platform_notice, fill_notice},
    {"naming_verify_success", InboundKind::platform_notice, fill_notice},
    {"naming_verify_fail", InboundKind::platform_notice, fill_notice},
    {"annual_renew", InboundKind::platform_notice, fill_notice},
    {"verify_expired", InboundKind::platform_notice, fill_notice},
    {"debug_demo", InboundKind::platform_notice, fill_notice},
}};

// Common ---------------------------------------------------------------------------------------

/// Letters of an openid. Anything else could not come from the platform and might end in a path, a
/// log line or a page.
bool is_openid(std::string_view text) {
  return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-';
  });
}

/// The platform's word for a log line or a console row.
std::string decode_word(const std::string& text) { return lang::truncate_bytes(text, 64, ""); }

template <class Rows>
void apply_row(const Rows& rows, std::string_view word, const XmlNode& xml, Inbound& in) {
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const DecodeRow& r) { return r.word == word; });
  if (row == rows.end()) return;
  in.kind = row->kind;
  row->fill(xml, in);
}

std::string decode_digest(const std::vector<std::string>& parts) {
  return base::sha256_hex(base::join(parts, std::string_view("\0", 1)));
}

Refusal decode_refusal(const char* reason) { return {RefusalCode::invalid, reason}; }

}  // namespace

Result<Inbound> decode(const domain::Account& account, std::string body) {
  const auto xml = read_tree(account, body, base::kCallbackMaxMessage);
  if (!xml) return xml.error();

  Inbound in;
  in.account = account.name;
  in.channel = account.kind;
  in.sender = xml->child_text("FromUserName");
  in.recipient = xml->child_text("ToUserName");
  if (!is_openid(in.sender)) return decode_refusal("bad_openid");
  if (!account.original_id.empty() && in.recipient != account.original_id) {
    return decode_refusal("wrong_account");
  }

  const std::string created = xml->child_text("CreateTime");
  const std::int64_t seconds = decode_number(created);
  // Up to the year 5138; past that milliseconds would overflow long before anybody complains.
  if (seconds > 0 && seconds < 100'000'000'000) in.sent_at = base::from_seconds(seconds);
  in.message_id = xml->child_text("MsgId");

  const std::string type = xml->child_text("MsgType");
  const std::string event = xml->child_text("Event");
  if (type == "event") {
    in.event = decode_word(event);
    apply_row(kEventRows, base::ascii_lower(event), *xml, in);
  } else {
    in.event = decode_word(type);
    apply_row(kMessageRows, type, *xml, in);
  }

  if (type != "event" && !in.message_id.empty()) {
    in.dedupe_key = decode_digest({"m", account.name, in.sender, type, in.message_id, created});
  } else {
    in.dedupe_key = decode_digest({"e", account.name, in.sender, type, event,
                                   xml->child_text("EventKey"), created, base::sha256_hex(body)});
  }
  in.raw = std::move(body);
  return in;
}

}  // namespace zampa::wechat
