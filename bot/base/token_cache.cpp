#include "bot/base/token_cache.hpp"

#include <algorithm>
#include <utility>

#include "bot/base/log.hpp"

namespace zampa::base {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kTokenMaxBytes = 512;
constexpr std::chrono::seconds kTokenMaxRejectionWait = 2h;
constexpr std::chrono::seconds kTokenMaxStop = 2h;

/// Renewed this long before the end, so that a call under way does not fail.
std::chrono::seconds token_margin(std::chrono::seconds lives) { return lives > 20min ? 300s : 60s; }

/// value · 2^times, at most `most`.
std::chrono::seconds token_doubled(std::chrono::seconds value, int times,
                                   std::chrono::seconds most) {
  while (times-- > 0 && value < most) value *= 2;
  return std::min(value, most);
}

}  // namespace

TokenCache::TokenCache(std::string account, Fetch fetch, bool can_force)
    : account_(std::move(account)), fetch_(std::move(fetch)), can_force_(can_force) {}

std::optional<Result<std::string>> TokenCache::from_memory(Instant now) {
  const std::lock_guard lock(mutex_);
  if (!token_.empty() && now < good_until_) return Result<std::string>(token_);
  if (refusal_ && now < not_before_) return Result<std::string>(*refusal_);
  return std::nullopt;
}

Result<std::string> TokenCache::get(Instant now) {
  if (auto held = from_memory(now)) return *std::move(held);
  const std::lock_guard one_at_a_time(fetching_);
  // While waiting for the lock another thread may have brought the token, or its refusal.
  if (auto held = from_memory(now)) return *std::move(held);
  std::string rejected;
  {
    const std::lock_guard lock(mutex_);
    rejected = rejected_;
  }
  auto fetched = fetch_(false);
  // A stable token is the same on every call; only force replaces one that others call invalid.
  if (fetched && can_force_ && !rejected.empty() && fetched->token == rejected) {
    fetched = fetch_(true);
  }
  if (fetched && (fetched->token.empty() || fetched->token.size() > kTokenMaxBytes)) {
    fetched = Refusal{RefusalCode::unavailable, "no usable token in the answer"};
  }
  if (!fetched) {
    remember(fetched.error(), now);
    return fetched.error();
  }
  const std::string token = fetched->token;
  remember(*std::move(fetched), now);
  return token;
}

void TokenCache::remember(FetchedToken fetched, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto lives = std::clamp<std::chrono::seconds>(fetched.lives, 300s, 7200s);
  // The one before was not rejected: it lived out its time, and trust is restored.
  if (rejected_.empty()) rejection_wait_ = 60s;
  rejected_.clear();
  token_ = std::move(fetched.token);
  good_until_ = now + lives - token_margin(lives);
  refusal_.reset();
  refusals_ = 0;
}

void TokenCache::remember(const Refusal& refusal, Instant now) {
  const std::lock_guard lock(mutex_);
  std::chrono::seconds wait = token_doubled(1s, refusals_, 60s);
  if (refusal.code == RefusalCode::rate_limited) wait = 60s;
  if (refusal.code == RefusalCode::forbidden) {
    wait = token_doubled(15min, refusals_, kTokenMaxStop);
    log(LogLevel::error, "token_stopped", {{"account", account_}, {"why", refusal.detail}});
  }
  token_.clear();
  refusal_ = refusal;
  not_before_ = now + wait;
  refusals_ = std::min(refusals_ + 1, 30);
}

void TokenCache::reject(const std::string& token, Instant now) {
  const std::lock_guard lock(mutex_);
  if (token.empty() || token != token_) return;
  rejected_ = std::exchange(token_, {});
  const Instant allowed = std::max(now, next_after_rejection_);
  if (allowed > now) {
    refusal_ = Refusal{RefusalCode::unavailable, "the platform keeps rejecting its own tokens"};
    not_before_ = allowed;
  }
  next_after_rejection_ = allowed + rejection_wait_;
  rejection_wait_ = std::min(rejection_wait_ * 2, kTokenMaxRejectionWait);
}

std::optional<std::string> TokenCache::stopped(Instant now) const {
  const std::lock_guard lock(mutex_);
  const bool latched = refusal_ && refusal_->code == RefusalCode::forbidden && now < not_before_;
  if (!latched) return std::nullopt;
  return refusal_->detail;
}

}  // namespace zampa::base
