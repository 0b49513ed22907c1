// Office hours 作息: 9:30-13:00 and 15:30-18:00 on weekdays, local time. The working calendar with
// holidays and make-up days takes this function's place later.
#pragma once

#include "bot/base/instant.hpp"

namespace zampa::domain {

inline bool office_open(Instant now) {
  const auto t = base::to_local(now);
  if (t.weekday == 0 || t.weekday == 6) return false;
  const int minute = t.hour * 60 + t.minute;
  const bool morning = minute >= 9 * 60 + 30 && minute < 13 * 60;
  const bool afternoon = minute >= 15 * 60 + 30 && minute < 18 * 60;
  return morning || afternoon;
}

}  // namespace zampa::domain
