// Where the present moment comes from. Only edges ask; everything below gets `work.now` as a value.
#pragma once

#include "bot/base/instant.hpp"

namespace zampa::ports {

/// Threads: any.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

}  // namespace zampa::ports
