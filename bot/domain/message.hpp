// What arrives from a platform and what goes straight back, free of any platform's wire: made by
// the wechat and wecom wings, read by the router and the handlers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/base/instant.hpp"

namespace zampa::domain {

/// The kind of account a message came through. Stored; never rename.
enum class Channel { service, miniprogram, wecom };

/// What a person (or the platform about a person) did. Stored in the inbox; never rename.
enum class InboundKind {
  text,
  image,
  voice,
  video,
  location,
  link,
  file,
  mini_page,  ///< a mini-program page sent in the session
  follow,     ///< subscribe; `scene` when by QR code
  unfollow,
  scan,                ///< QR code scanned by somebody who already follows
  menu_click,          ///< `key`
  menu_view,           ///< a page was opened; no answer is expected
  menu_photos,         ///< pic_*: `count` photos will follow as messages of their own
  menu_scan,           ///< scancode_*: `scan_result`
  menu_location,       ///< location_select; a location message follows too
  auto_location,       ///< periodic LOCATION report; no answer is expected
  card_action,         ///< button of a WeCom card: `key`, `task_id`, `response_code`
  enter_session,       ///< entered the chat (mini-program, WeCom application)
  subscription_popup,  ///< answered the subscription dialog: `subscriptions`
  subscription_change,
  subscription_sent,  ///< delivery reports
  template_sent,      ///< TEMPLATESENDJOBFINISH: `key` = platform message id, `status`
  media_checked,      ///< wxa_media_check: `trace_id`, `status`
  authorization_revoked,
  human_session,    ///< kf_* events of the built-in human service
  contact_change,   ///< WeCom change_contact: `status` = ChangeType, `key` = user id
  platform_notice,  ///< qualification, naming, debug and similar events
  unknown,
};

struct GeoPoint {
  std::int32_t latitude_micro = 0;   ///< GCJ-02, millionths of a degree
  std::int32_t longitude_micro = 0;  ///< GCJ-02
};

struct SubscriptionItem {
  std::string template_id;
  std::string status;      ///< accept, reject, or the error code of a delivery
  std::string message_id;  ///< deliveries only
};

struct Inbound {
  std::string account;  ///< the configured account name, last part of the callback path
  Channel channel = Channel::service;
  std::string sender;     ///< openid or WeCom userid, from the decrypted body only
  std::string recipient;  ///< original id or CorpID as the body names it
  InboundKind kind = InboundKind::unknown;
  Instant sent_at;         ///< the platform's CreateTime; may be wrong, never used for ordering
  std::string message_id;  ///< MsgId as text; empty for events
  std::string dedupe_key;  ///< equal for a platform retry, different for anything else (decode.hpp)

  std::string text;         ///< content, caption, recognised speech, link title
  std::string menu_choice;  ///< bizmsgmenuid when the text came from tapping an inline choice
  std::string media_id;     ///< image, voice, video
  std::string thumb_media_id;
  std::string picture_url;   ///< as the platform names it; never fetched
  std::string media_format;  ///< amr, speex, …
  std::optional<GeoPoint> point;
  std::string place_label;    ///< address text of a location, may be empty
  std::string scene;          ///< QR scene without the platform's prefix
  std::string key;            ///< menu key, card button, page address, platform message id
  std::string task_id;        ///< WeCom card
  std::string response_code;  ///< WeCom card, valid once
  std::map<std::string, std::string> selections;  ///< WeCom card: question → option
  std::int64_t count = 0;
  std::string scan_result;
  std::string trace_id;
  std::string status;
  std::vector<SubscriptionItem> subscriptions;

  std::string event;  ///< the platform's own word, for unknown and for logs
  std::string raw;    ///< the decrypted body, kept in the inbox
};

/// What goes back in the answer to the push itself: nothing, one text, or a hand-over to a human.
struct Reply {
  enum class Kind { none, text, transfer_to_human, update_card };
  Kind kind = Kind::none;
  std::string text;  ///< text: the bubble, at most 2,048 bytes; update_card: the new button label

  static Reply none() { return {}; }
  static Reply of(std::string text) { return {Kind::text, std::move(text)}; }
};

}  // namespace zampa::domain
