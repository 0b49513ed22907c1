#include "bot/web/hold.hpp"

#include <chrono>
#include <optional>

namespace zampa::web {

/// One message that waits, with the requests that repeat it.
struct Holds::Hold {
  std::string message;
  std::chrono::steady_clock::time_point until;
  std::optional<Released> released;
  std::condition_variable changed;
};

void Holds::settle(Hold& hold, Released released) {
  if (hold.released) return;
  hold.released = released;
  hold.changed.notify_all();
}

Released Holds::wait(const std::string& person, const std::string& message, Millis at_most) {
  std::unique_lock lock(guard_);
  if (closed_) return Released::last;
  if (waiting_ >= most_) return Released::full;
  std::shared_ptr<Hold>& place = by_person_[person];
  if (place == nullptr || place->message != message) {
    if (place != nullptr) settle(*place, Released::superseded);
    place = std::make_shared<Hold>();
    place->message = message;
    place->until = std::chrono::steady_clock::now() + at_most;
  }
  const std::shared_ptr<Hold> hold = place;
  ++waiting_;
  hold->changed.wait_until(lock, hold->until, [&] { return hold->released.has_value(); });
  --waiting_;
  settle(*hold, Released::last);
  const auto held = by_person_.find(person);
  if (held != by_person_.end() && held->second == hold) by_person_.erase(held);
  return *hold->released;
}

void Holds::release(const std::string& person) {
  const std::lock_guard lock(guard_);
  const auto held = by_person_.find(person);
  if (held == by_person_.end()) return;
  settle(*held->second, Released::superseded);
  by_person_.erase(held);
}

void Holds::close() {
  const std::lock_guard lock(guard_);
  closed_ = true;
  for (auto& [person, hold] : by_person_) settle(*hold, Released::last);
}

std::size_t Holds::waiting() const {
  const std::lock_guard lock(guard_);
  return waiting_;
}

}  // namespace zampa::web
