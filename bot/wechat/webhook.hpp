// The callback address of a service account 公众号 or mini-program 小程序: one function from a
// request to an answer. Called by the route that app/wiring registers at /callback/{account}.
#pragma once

#include "bot/base/http_message.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/callback.hpp"

namespace zampa::wechat {

/// GET answers the platform's URL check; POST opens, reads and hands on one push.
/// Answers: 200 with the reply or `success`; 403 for every failure of authentication (the body says
/// nothing, the reason goes to the log and to hooks.rejected); 400 for an unusable echostr; 405,
/// 413; 503 when the store was busy, so that the platform asks again. What is authentic but
/// unreadable or stale goes to hooks.quarantine and is answered `success`. On a mini-program a text
/// reply cannot be delivered here: the application must put it into the outbox; if it returns one
/// all the same, the answer is `success` and hooks.noted("reply_dropped"). In secure mode only
/// msg_signature counts: `signature` does not cover the body. Faults: whatever hooks.handle and
/// hooks.quarantine throw except StorageFault.
HttpResponse answer_callback(const domain::Account& account, const domain::CallbackHooks& hooks,
                             const HttpRequest& request, Instant now);

}  // namespace zampa::wechat
