// Time as a value that a test sets.
#pragma once

#include <atomic>

#include "bot/ports/clock.hpp"

namespace zampa::tests {

class SettableClock : public ports::Clock {
 public:
  explicit SettableClock(Instant start = base::from_local(2026, 11, 18, 10, 0))
      : now_ms_(base::to_millis(start)) {}
  Instant now() const override { return base::from_millis(now_ms_); }
  void set(Instant t) { now_ms_ = base::to_millis(t); }
  void advance(Millis by) { now_ms_ += by.count(); }

 private:
  std::atomic<std::int64_t> now_ms_;
};

}  // namespace zampa::tests
