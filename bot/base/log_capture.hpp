// Sends log lines to a function instead of stderr, so that a test can read what an operator would.
// Included by tests only.
#pragma once

#include <functional>
#include <string_view>

namespace zampa::base {

/// While alive, every line (without its line end) goes to `receive`, one call at a time. The one
/// made last receives; destroy in the opposite order of making.
class LogCapture {
 public:
  explicit LogCapture(std::function<void(std::string_view)> receive);
  LogCapture(const LogCapture&) = delete;
  LogCapture& operator=(const LogCapture&) = delete;
  ~LogCapture();
};

}  // namespace zampa::base
