// Moments as 64-bit milliseconds UTC (the store's form), and the one place that knows the offices'
// local time, Asia/Shanghai. Seconds exist only on the platform's wire.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace zampa::base {

using Millis = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Millis>;

inline Instant from_millis(std::int64_t ms) { return Instant{Millis{ms}}; }
inline std::int64_t to_millis(Instant t) { return t.time_since_epoch().count(); }
inline Instant from_seconds(std::int64_t s) { return Instant{std::chrono::seconds{s}}; }
inline std::int64_t to_seconds(Instant t) {
  return std::chrono::floor<std::chrono::seconds>(t).time_since_epoch().count();
}

/// A moment as the clock on an office wall shows it.
struct LocalTime {
  int year, month, day, hour, minute, second;
  int weekday;  ///< 0 = Sunday … 6 = Saturday
};

/// Local wall-clock time in Asia/Shanghai. Threads: any.
LocalTime to_local(Instant t);

/// The moment at which the wall clock in Asia/Shanghai shows the given date and time.
Instant from_local(int year, int month, int day, int hour = 0, int minute = 0, int second = 0);

/// "2026-11-21T09:30:00Z", for logs and files.
std::string to_iso(Instant t);

/// "261121", the date part of a ticket number, in local time.
std::string local_yymmdd(Instant t);

/// "11-21 10:42" in local time: short enough for a chat line, the same in both languages.
std::string local_short(Instant t);

/// "2026-11-21 10:42" in local time; also the platform's `time` field form.
std::string local_minute(Instant t);

}  // namespace zampa::base

namespace zampa {
using base::Instant;
using base::Millis;
}  // namespace zampa
