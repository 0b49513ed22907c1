// Fetches the access token that our calls to the platform carry. Called by base/token_cache, which
// decides when. The stable kind is asked for: it is the same for every caller, so that two servers
// cannot take each other's token away.
#pragma once

#include "bot/base/token_cache.hpp"
#include "bot/domain/account.hpp"
#include "bot/ports/http_client.hpp"

namespace zampa::wechat {

/// The fetch function of this account; keeps a copy of the account and a reference to `http`.
/// Refuses forbidden for wrong credentials, an address not on the list or a frozen account (the
/// detail begins with the errcode and holds the platform's words, which name our address);
/// rate_limited for used-up quotas; else unavailable.
base::TokenCache::Fetch stable_token(const domain::Account& account, ports::HttpClient& http);

}  // namespace zampa::wechat
