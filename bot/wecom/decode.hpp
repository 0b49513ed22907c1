// A decrypted push of WeCom 企业微信 as a platform-free Inbound. Called by callback. Events compare
// without regard to case, and the misspelt OpitonIds of card answers is read like OptionIds.
#pragma once

#include <string>

#include "bot/base/result.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/message.hpp"

namespace zampa::wecom {

/// Refuses with a quarantine reason (domain/callback.hpp) first in the detail.
/// dedupe_key: for messages over account, sender, MsgType, MsgId and CreateTime; for events over
/// account, sender, Event, EventKey, AgentID, CreateTime, TaskId, ResponseCode and the whole body.
/// contact_change: status = ChangeType, key = user id (or department id); `selections` holds
/// new_user_id when the id itself was changed.
Result<domain::Inbound> decode(const domain::Account& account, std::string body);

}  // namespace zampa::wecom
