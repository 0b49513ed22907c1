// What goes back in the answer to a push: the passive reply 被动回复 in the platform's XML or JSON,
// and the sealed envelope around it. Called by webhook. Mini-programs know no passive text: there
// the application sends the text through the outbox, and encode gives nothing.
#pragma once

#include <optional>
#include <string>

#include "bot/base/callback_gate.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/message.hpp"

namespace zampa::wechat {

/// Longest text of a passive reply; past it the citizen sees the platform's fault notice.
inline constexpr std::size_t kReplyMaxBytes = 2048;

/// False for what no reply can reach or should follow: unfollow, periodic positions, opened pages,
/// delivery reports and notices of the platform.
bool takes_reply(domain::InboundKind kind);

/// The plain reply, or nothing when `success` is all there is to say. A longer text is cut at a
/// reader's character: showing most of it beats showing a fault.
/// created_at  goes out as CreateTime in seconds
std::optional<std::string> encode_reply(const domain::Inbound& inbound, const domain::Reply& reply,
                                        domain::Account::Format format, Instant created_at);

/// The envelope of a sealed reply; TimeStamp is a bare number.
std::string encode_envelope(const base::SealedReply& sealed, domain::Account::Format format);

}  // namespace zampa::wechat
