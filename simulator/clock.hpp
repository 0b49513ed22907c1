// The demo's clock: real time plus an offset that visitors may push forward, so that "two days
// later" takes one tap. Made by bot/app, handed to the bot and to the simulator alike. It never
// runs backwards and never stands still.
#pragma once

#include <atomic>
#include <cstdint>

#include "bot/base/instant.hpp"
#include "bot/ports/clock.hpp"

namespace zampa::simulator {

/// Threads: any.
class DemoClock final : public ports::Clock {
 public:
  Instant now() const override;
  /// Forward only; negative steps are ignored.
  void advance(std::chrono::seconds step);
  std::chrono::seconds offset() const;

 private:
  std::atomic<std::int64_t> offset_seconds_{0};
};

}  // namespace zampa::simulator
