// A decrypted push of a service account 公众号 or mini-program 小程序 as a platform-free Inbound.
// Called by webhook. Knows every message and event of the platform; an unknown kind is kept, not
// refused, because the platform adds new ones without notice.
#pragma once

#include <string>

#include "bot/base/result.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/message.hpp"

namespace zampa::wechat {

/// Refuses with a quarantine reason (domain/callback.hpp) first in the detail.
/// dedupe_key: for messages over account, sender, MsgType, MsgId and CreateTime, because MsgId
/// alone repeats across people; for events (and messages without MsgId) over account, sender,
/// MsgType, Event, EventKey, CreateTime and the whole body.
Result<domain::Inbound> decode(const domain::Account& account, std::string body);

}  // namespace zampa::wechat
