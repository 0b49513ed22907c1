#include "simulator/windows.hpp"

#include <chrono>

namespace zampa::simulator {

Window open_window(Trigger trigger, Instant now) {
  using std::chrono::hours;
  using std::chrono::minutes;
  switch (trigger) {
    case Trigger::none:
      return {};
    case Trigger::message:
      return {trigger, 5, 5, now + hours{48}};
    case Trigger::enter:
      return {trigger, 2, 2, now + minutes{1}};
    case Trigger::menu:
    case Trigger::follow:
    case Trigger::scan:
      return {trigger, 3, 3, now + minutes{1}};
  }
  return {};
}

int spend(Window& window, Instant now) {
  if (!window.is_open(now)) return 45015;
  if (window.left <= 0) return 45047;
  --window.left;
  return 0;
}

std::string trigger_name(Trigger trigger) {
  switch (trigger) {
    case Trigger::none:
      return "none";
    case Trigger::message:
      return "message";
    case Trigger::menu:
      return "menu";
    case Trigger::follow:
      return "follow";
    case Trigger::scan:
      return "scan";
    case Trigger::enter:
      return "enter";
  }
  return "none";
}

}  // namespace zampa::simulator
