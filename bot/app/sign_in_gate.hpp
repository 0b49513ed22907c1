// Slows down who guesses passwords, before anything is looked up or computed. One per process; the
// same for names that exist and names that do not.
#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <semaphore>
#include <string>

#include "bot/base/instant.hpp"
#include "bot/base/result.hpp"

namespace zampa::app {

/// Threads: any.
class SignInGate {
 public:
  /// One try for `name` from `peer`. It counts as wrong until it is forgiven, so that tries that
  /// run at the same time do not share one chance.
  /// Refuses rate_limited; the detail is the number of seconds to wait.
  Result<void> enter(const std::string& name, const std::string& peer, Instant now);
  /// The password was right.
  void forgive(const std::string& name, const std::string& peer);

  /// The right to compare one password: 64 MiB and a third of a second each, two at once.
  class Turn {
   public:
    explicit Turn(std::counting_semaphore<2>& turns) : turns_(&turns) {}
    Turn(Turn&& other) noexcept : turns_(other.turns_) { other.turns_ = nullptr; }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (turns_ != nullptr) turns_->release();
    }

   private:
    std::counting_semaphore<2>* turns_;
  };
  /// Waits at most a second and a half. Refuses unavailable when others are still comparing.
  Result<Turn> take_turn();

 private:
  struct Tries {
    std::int64_t failures = 0;
    Instant not_before;
  };
  /// A table of fixed size: a stranger's invented names cannot make it grow. Two names that share
  /// a place slow each other down, which is rare and harmless.
  static constexpr std::size_t kPlaces = 4096;

  Tries& place_of(const std::string& name, const std::string& peer);

  std::mutex mutex_;
  std::array<Tries, kPlaces> tries_{};
  std::counting_semaphore<2> turns_{2};
};

}  // namespace zampa::app
