// Notices to staff as WeCom message bodies: text, button cards 按钮卡片, and the change of a card
// after a click. Called by client. Keys are sorted and nothing of the attempt goes in, so that the
// platform recognises a retry and drops it.
#pragma once

#include <string>

#include "bot/base/result.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/notice.hpp"

namespace zampa::wecom {

struct CardRequest {
  std::string path;
  std::string body;
};

/// Texts are shortened to the platform's limits at a reader's character.
/// wecom_card  with buttons a button_interaction card (needs a task_id of 1 to 128 letters, digits,
///     `_`, `-`, `@`); without, a text_notice card that opens `link`
/// wecom_card_update  with a card_title the whole card is replaced and `text` stands on its grey
///     button; else only the clicked button's label becomes `text`. No address means everybody
/// Refuses invalid when something that cannot be shortened breaks a limit; unsupported for doors
/// that are not WeCom's.
Result<CardRequest> card_request(const domain::Account& account, const domain::Notice& notice);

}  // namespace zampa::wecom
