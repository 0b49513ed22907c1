// The callback address of a service account 公众号 or mini-program 小程序: one function from a
// request to an answer. Called by the route that app/wiring registers at /callback/{account}.
#pragma once

#include "bot/base/http_message.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/callback.hpp"

namespace zampa::wechat {

/// GET answers the platform's URL check; POST opens, reads and hands on one push.
/// Answers: 200 with the reply or `success`; 403 for every failure of authentication (the body says
/// nothing, the reason goes to the log and to hooks.rejected); 400 for an unusable echostr; 405 and
/// 413. What is authentic but unreadable or stale goes to hooks.quarantine and gets `success`.
///
/// On a mini-program no text reply can be delivered here: the application must put it into the
/// outbox. If it returns one all the same, the answer is `success` and "reply_dropped" is noted.
/// In secure mode only msg_signature counts: `signature` does not cover the body.
///
/// Faults: whatever the hooks throw. A StorageFault becomes 503 with Retry-After at the server's
/// edge, and the platform asks again within seconds.
HttpResponse answer_callback(const domain::Account& account, const domain::CallbackHooks& hooks,
                             const HttpRequest& request, Instant now);

}  // namespace zampa::wechat
