// How many customer-service messages an account may still send to one person, and until when: five
// within 48 h of a message, three within a minute of a menu tap, a follow or a scan. Called with
// the world locked. Surprising: triggers do not add up; the latest one rules, even if it gives
// less.
#pragma once

#include <string>

#include "bot/base/instant.hpp"

namespace zampa::simulator {

enum class Trigger { none, message, menu, follow, scan, enter };

struct Window {
  Trigger trigger = Trigger::none;
  int left = 0;
  int of = 0;
  Instant until{};

  bool is_open(Instant now) const { return trigger != Trigger::none && now < until; }
};

/// The window that a trigger opens now; `enter` is the mini-program session's.
Window open_window(Trigger trigger, Instant now);

/// Takes one message out of the window: 0 if it may go, else 45015 (closed) or 45047 (spent).
int spend(Window& window, Instant now);

std::string trigger_name(Trigger trigger);

}  // namespace zampa::simulator
