#include "bot/base/instant.hpp"

#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

namespace zampa::base {
namespace {

const date::time_zone* office_zone() {
  static const date::time_zone* const zone = date::locate_zone("Asia/Shanghai");
  return zone;
}

}  // namespace

LocalTime to_local(Instant t) {
  const auto local = office_zone()->to_local(date::sys_time<Millis>{t.time_since_epoch()});
  const auto day = date::floor<date::days>(local);
  const date::year_month_day ymd{day};
  const date::hh_mm_ss clock{date::floor<std::chrono::seconds>(local - day)};
  return {int{ymd.year()},
          static_cast<int>(unsigned{ymd.month()}),
          static_cast<int>(unsigned{ymd.day()}),
          static_cast<int>(clock.hours().count()),
          static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count()),
          static_cast<int>(date::weekday{day}.c_encoding())};
}

Instant from_local(int year, int month, int day, int hour, int minute, int second) {
  const date::local_days days{date::year{year} / date::month{static_cast<unsigned>(month)} /
                              date::day{static_cast<unsigned>(day)}};
  const auto local =
      days + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
  const auto utc = office_zone()->to_sys(local, date::choose::earliest);
  return Instant{std::chrono::duration_cast<Millis>(utc.time_since_epoch())};
}

std::string to_iso(Instant t) {
  return date::format("%FT%TZ",
                      date::sys_time<std::chrono::seconds>{
                          std::chrono::floor<std::chrono::seconds>(t).time_since_epoch()});
}

std::string local_yymmdd(Instant t) {
  const LocalTime l = to_local(t);
  return fmt::format("{:02}{:02}{:02}", l.year % 100, l.month, l.day);
}

std::string local_short(Instant t) {
  const LocalTime l = to_local(t);
  return fmt::format("{:02}-{:02} {:02}:{:02}", l.month, l.day, l.hour, l.minute);
}

std::string local_minute(Instant t) {
  const LocalTime l = to_local(t);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", l.year, l.month, l.day, l.hour, l.minute);
}

}  // namespace zampa::base
