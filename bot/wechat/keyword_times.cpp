#include "bot/wechat/keyword_times.hpp"

#include <charconv>
#include <optional>
#include <string>

#include "bot/base/text.hpp"

namespace zampa::wechat {
namespace {

constexpr std::string_view kYearWord = "\u5E74";
constexpr std::string_view kMonthWord = "\u6708";
constexpr std::string_view kDayWord = "\u65E5";

/// Takes `least` to `most` digits from the front; nothing when there are fewer.
std::optional<int> take_digits(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  if (count < least) return std::nullopt;
  int value = 0;
  const std::string_view digits = text.substr(0, count);
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

bool take_clock(std::string_view& text) {
  std::string_view rest = text;
  const auto hour = take_digits(rest, 1, 2);
  if (!hour || *hour > 23 || !take(rest, ":")) return false;
  const auto minute = take_digits(rest, 2, 2);
  if (!minute || *minute > 59) return false;
  if (take(rest, ":")) {
    const auto second = take_digits(rest, 2, 2);
    if (!second || *second > 59) return false;
  }
  text = rest;
  return true;
}

bool take_date(std::string_view& text) {
  std::string_view rest = text;
  if (!take_digits(rest, 4, 4)) return false;
  std::string_view first, second, last;
  if (rest.starts_with(kYearWord)) {
    first = kYearWord, second = kMonthWord, last = kDayWord;
  } else if (!rest.empty() &&
             std::string_view("-/.").find(rest.front()) != std::string_view::npos) {
    first = second = rest.substr(0, 1);
  } else {
    return false;
  }
  if (!take(rest, first)) return false;
  const auto month = take_digits(rest, 1, 2);
  if (!month || *month < 1 || *month > 12 || !take(rest, second)) return false;
  const auto day = take_digits(rest, 1, 2);
  if (!day || *day < 1 || *day > 31 || !take(rest, last)) return false;
  text = rest;
  return true;
}

/// One moment; `needs_date` and `needs_clock` say which part may not be missing.
bool take_moment(std::string_view& text, bool needs_date, bool needs_clock) {
  const bool date = take_date(text);
  if (needs_date && !date) return false;
  std::string_view rest = text;
  if (date) take(rest, " ");
  const bool clock = take_clock(rest);
  if (clock) text = rest;
  return clock || !needs_clock;
}

bool is_moment_or_range(std::string_view text, bool needs_date, bool needs_clock) {
  text = base::trim(text);
  if (!take_moment(text, needs_date, needs_clock)) return false;
  if (text.empty()) return true;
  const auto range = base::trim(text);
  if (!range.starts_with('~')) return false;
  // The end of a range may leave out what the beginning said.
  auto end = base::trim(range.substr(1));
  return !end.empty() && take_moment(end, false, needs_clock) && end.empty();
}

}  // namespace

bool is_keyword_time(std::string_view text) { return is_moment_or_range(text, false, true); }

bool is_keyword_date(std::string_view text) { return is_moment_or_range(text, true, false); }

}  // namespace zampa::wechat
