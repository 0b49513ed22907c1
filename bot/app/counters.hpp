// Counters for the operators' monitoring, in the text form that Prometheus reads. The only user of
// prometheus-cpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace zampa::app {

/// Threads: any.
class Counters {
 public:
  Counters();
  ~Counters();
  Counters(const Counters&) = delete;
  Counters& operator=(const Counters&) = delete;

  /// Adds one to zampa_callbacks_total{what, reason}. Both are words of our own, never a person's.
  void add(std::string_view what, std::string_view reason);
  std::string text() const;

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace zampa::app
