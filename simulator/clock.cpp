#include "simulator/clock.hpp"

#include <chrono>

namespace zampa::simulator {

Instant DemoClock::now() const {
  return std::chrono::floor<Millis>(std::chrono::system_clock::now()) + offset();
}

void DemoClock::advance(std::chrono::seconds step) {
  if (step.count() > 0) offset_seconds_ += step.count();
}

std::chrono::seconds DemoClock::offset() const {
  return std::chrono::seconds{offset_seconds_.load()};
}

}  // namespace zampa::simulator
