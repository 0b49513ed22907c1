// The one ordered stream of everything that any phone shows and every wire carries. Written by
// acts, answers and API calls; read by the page through long-polling. Surprising: a bubble may come
// again under the same id and then replaces the earlier one, so that the first draw of a late page
// needs only the newest state of each.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>

#include "bot/base/instant.hpp"
#include "bot/base/json.hpp"

namespace zampa::simulator {

/// Threads: any.
class Transcript {
 public:
  Transcript();

  /// Adds seq, at, kind and person to the event and wakes everybody who waits. Cost: one copy.
  std::int64_t add(Instant at, const std::string& kind, const std::string& person,
                   base::Json event);

  struct Page {
    std::int64_t seq = 0;
    bool reset = false;  ///< `after` is not of this run or too far back
    base::Json events = base::Json::array();
  };
  /// Waits for something newer than `after`, at most `patience`; at once when stopped.
  Page events_after(std::int64_t after, Millis patience) const;

  /// The last `most` events that a phone shows, each bubble once, in the order of appearance.
  Page shown(std::size_t most) const;

  /// The newest state of a bubble, or null.
  base::Json bubble(const std::string& id) const;

  /// The newest bubble on a phone that `wanted` says yes to, or null.
  base::Json newest_bubble(const std::string& person,
                           const std::function<bool(const base::Json&)>& wanted) const;

  const std::string& run() const { return run_; }
  /// Ends all waiting, now and later.
  void stop();

 private:
  std::string run_;  ///< differs after a restart, so that a page knows to start afresh
  mutable std::mutex mutex_;
  mutable std::condition_variable grown_;
  std::deque<base::Json> events_;
  std::deque<base::Json> shown_;  ///< bubbles and system lines, each bubble once
  std::int64_t seq_ = 0;
  bool stopped_ = false;
};

}  // namespace zampa::simulator
