// Decides when a platform's access token is fetched again, and when not. The fetch itself is handed
// in by a wing. Many threads may find the token dead at once: one fetches, the others get the new
// one. A platform that keeps refusing is asked ever more seldom, never in a loop.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "bot/base/instant.hpp"
#include "bot/base/result.hpp"

namespace zampa::base {

/// What a platform grants.
struct FetchedToken {
  std::string token;
  std::chrono::seconds lives{7200};  ///< clamped to 300..7200: platforms have said 0 and 10^9
};

/// Threads: any.
class TokenCache {
 public:
  /// force  ask the platform to replace the token even if the present one still seems good to it
  /// Refuses forbidden when no repetition will help (wrong secret, address not allowed, frozen);
  /// rate_limited to wait a minute; anything else is tried again soon.
  using Fetch = std::function<Result<FetchedToken>(bool force)>;

  /// account    named in the log when the cache stops
  /// can_force  false where the platform has no such wish (WeCom)
  TokenCache(std::string account, Fetch fetch, bool can_force);

  /// The token, from memory or fetched. Refuses with what the fetch said last, without asking
  /// again, while waiting: 15 min and longer after forbidden, a minute after rate_limited,
  /// else 1..60 s.
  Result<std::string> get(Instant now);

  /// The platform called `token` invalid. Forgotten only if it is the present one. The first time
  /// at once, then not before 1 min, 2 min … 2 h: at most about 20 fetches a day against a platform
  /// that grants tokens and refuses them. A token that lives out its time sets this back.
  void reject(const std::string& token, Instant now);

  /// Why nothing is asked until an operator acts, or nothing. For the console and the alarm.
  std::optional<std::string> stopped(Instant now) const;

 private:
  std::optional<Result<std::string>> from_memory(Instant now);
  void remember(FetchedToken fetched, Instant now);
  void remember(const Refusal& refusal, Instant now);

  const std::string account_;
  const Fetch fetch_;
  const bool can_force_;

  std::mutex fetching_;  ///< held during the call; taken before mutex_
  mutable std::mutex mutex_;
  std::string token_;
  Instant good_until_;
  std::string rejected_;  ///< the token that was rejected last and not yet replaced
  Instant next_after_rejection_;
  std::chrono::seconds rejection_wait_{60};
  std::optional<Refusal> refusal_;
  Instant not_before_;
  int refusals_ = 0;
};

}  // namespace zampa::base
