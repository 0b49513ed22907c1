// An outgoing push 推送 as a value: who, through which door, which text. Made by service/notify,
// stored in the outbox, turned into a platform's bytes by a Messenger. Deterministic: the same
// notice always becomes the same bytes, so that a retry is recognised as one by the platform.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/base/json.hpp"
#include "bot/domain/message.hpp"

namespace zampa::domain {

/// Through which door a notice leaves (reference: doors of the conversation). Stored.
enum class Door {
  service_message,       ///< customer-service message, needs credit
  platform_template,     ///< service-account template message
  subscription_message,  ///< mini-program subscription, needs a consent
  wecom_text,
  wecom_card,         ///< button_interaction card
  wecom_card_update,  ///< replaces a card after a button was used
  language_tag,       ///< puts or removes the tag that shows the Tibetan menu; text = tag or ""
  phone_task,         ///< no door is open: a call-back agent phones; never sent by a Messenger
};

std::string_view to_text(Door door);
/// service_message for an unknown word.
Door door_from(std::string_view text);

/// The tag under which the platform shows the Tibetan menu, and the outbox key that sets it.
inline const std::string kTibetanTag = "bo";
inline const std::string kLanguageTagKey = "language.tag";

struct CardButton {
  std::string key;    ///< comes back as Inbound::key
  std::string label;  ///< at most about 10 characters
  int style = 1;      ///< 1 primary … 4
};

struct Notice {
  std::string token;    ///< stable id of this push: client_msg_id, dedupe; [0-9A-Za-z_-]{1,32}
  std::string account;  ///< configured account name it leaves through
  Door door = Door::service_message;
  std::string address;  ///< openid or WeCom userid of the recipient
  std::string key;      ///< reply template key, for the log and the console

  std::string text;  ///< service_message, wecom_text: the whole text
  /// platform_template, subscription_message: keyword → value, already within the platform's rules
  /// and named as the platform names them (thing1, time2 …).
  Fields keywords;
  std::string template_id;  ///< the platform's id of the template
  std::string link;         ///< page opened by a tap; empty = not clickable

  // wecom_card and wecom_card_update
  std::string card_title;
  std::string card_description;
  std::vector<std::pair<std::string, std::string>> card_rows;  ///< label → value, at most 6
  std::vector<CardButton> buttons;                             ///< at most 6
  std::string task_id;                                         ///< ticket@revision
  std::string response_code;                                   ///< wecom_card_update
};

}  // namespace zampa::domain
