// The callback address of a WeCom application 企业微信应用: one function from a request to an
// answer. Called by the route that app/wiring registers at /callback/{account}. Always sealed,
// always XML; even the text of the URL check is sealed.
#pragma once

#include "bot/base/http_message.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/callback.hpp"

namespace zampa::wecom {

/// Longest text of a passive reply.
inline constexpr std::size_t kReplyMaxBytes = 2048;

/// Answers as wechat/webhook does. Reply::text is sent as text; Reply::update_card puts the text on
/// the clicked button, for the one who clicked; a hand-over to a human does not exist here.
/// Faults: whatever the hooks throw.
HttpResponse answer_callback(const domain::Account& account, const domain::CallbackHooks& hooks,
                             const HttpRequest& request, Instant now);

}  // namespace zampa::wecom
