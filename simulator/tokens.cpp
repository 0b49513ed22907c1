#include "simulator/tokens.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

constexpr std::chrono::seconds kTokenLife{7'200};
constexpr std::chrono::minutes kTokenOverlap{5};
constexpr std::chrono::hours kTokenMemory{24};  ///< so long an old one is answered 42001, not 40001
constexpr std::size_t kTokenLength = 136;

int seconds_left(Instant until, Instant now) {
  return static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(until - now).count());
}

}  // namespace

TokenAnswer TokenOffice::plain(const std::string& account, Instant now) {
  if (auto* former = newest(account, TokenFamily::plain)) {
    former->superseded = former->superseded || former->until > now + kTokenOverlap;
    former->until = std::min<Instant>(former->until, now + kTokenOverlap);
  }
  return issue(account, TokenFamily::plain, now);
}

TokenAnswer TokenOffice::stable(const std::string& account, bool force, Instant now) {
  auto* held = newest(account, TokenFamily::stable);
  if (force) {
    int today = 0;
    for (const auto& former : forced_) {
      if (former.account != account) continue;
      if (now < former.at + std::chrono::seconds{30}) return {45011, {}, 0};
      if (now < former.at + std::chrono::hours{24}) ++today;
    }
    if (today >= 20) return {45009, {}, 0};
    forced_.push_back({account, now});
    if (held != nullptr) {
      held->superseded = true;
      held->until = now;
    }
    return issue(account, TokenFamily::stable, now);
  }
  if (held != nullptr && !held->superseded && held->until > now + kTokenOverlap) {
    return {0, held->text, seconds_left(held->until, now)};
  }
  return issue(account, TokenFamily::stable, now);
}

TokenAnswer TokenOffice::wecom(const std::string& account, Instant now) {
  const auto* held = newest(account, TokenFamily::wecom);
  if (held != nullptr && held->until > now) return {0, held->text, seconds_left(held->until, now)};
  return issue(account, TokenFamily::wecom, now);
}

TokenOffice::Check TokenOffice::check(const std::string& text, Instant now) const {
  if (text.empty()) return {41001, {}};
  const auto found = std::find_if(issued_.begin(), issued_.end(),
                                  [&](const IssuedToken& token) { return token.text == text; });
  if (found == issued_.end()) return {text.size() == kTokenLength ? 40001 : 40014, {}};
  if (now < found->until) return {0, found->account};
  if (found->family == TokenFamily::wecom) return {42001, found->account};
  return {found->superseded ? 40001 : 42001, found->account};
}

TokenAnswer TokenOffice::issue(const std::string& account, TokenFamily family, Instant now) {
  forget_old(now);
  issued_.push_back({account, random_word(kTokenLength), family, now + kTokenLife, false});
  return {0, issued_.back().text, static_cast<int>(kTokenLife.count())};
}

IssuedToken* TokenOffice::newest(const std::string& account, TokenFamily family) {
  const auto found = std::find_if(issued_.rbegin(), issued_.rend(), [&](const IssuedToken& token) {
    return token.account == account && token.family == family;
  });
  return found == issued_.rend() ? nullptr : &*found;
}

void TokenOffice::forget_old(Instant now) {
  std::erase_if(issued_,
                [&](const IssuedToken& token) { return token.until + kTokenMemory < now; });
  std::erase_if(forced_, [&](const Forced& one) { return one.at + std::chrono::hours{24} < now; });
}

}  // namespace zampa::simulator
