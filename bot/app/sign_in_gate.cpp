#include "bot/app/sign_in_gate.hpp"

#include <chrono>

#include "bot/base/text.hpp"
#include "bot/service/sign_in.hpp"

namespace zampa::app {

SignInGate::Tries& SignInGate::place_of(const std::string& name, const std::string& peer) {
  const std::string key = base::ascii_lower(base::trim(name)) + "\n" + peer;
  return tries_.at(std::hash<std::string>{}(key) % kPlaces);
}

Result<void> SignInGate::enter(const std::string& name, const std::string& peer, Instant now) {
  const std::lock_guard lock{mutex_};
  Tries& tries = place_of(name, peer);
  if (now < tries.not_before) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(tries.not_before - now).count();
    return Refusal{RefusalCode::rate_limited, std::to_string(seconds)};
  }
  // An old series of mistakes is forgotten after an hour.
  if (tries.not_before + std::chrono::hours{1} < now) tries.failures = 0;
  tries.failures += 1;
  tries.not_before = now + service::wait_after(tries.failures, service::kFreeTriesOfAddress,
                                               service::kLongestWaitOfAddress);
  return {};
}

void SignInGate::forgive(const std::string& name, const std::string& peer) {
  const std::lock_guard lock{mutex_};
  place_of(name, peer) = {};
}

Result<SignInGate::Turn> SignInGate::take_turn() {
  if (!turns_.try_acquire_for(std::chrono::milliseconds{1500})) {
    return Refusal{RefusalCode::unavailable, "too many passwords are being compared"};
  }
  return Turn{turns_};
}

}  // namespace zampa::app
