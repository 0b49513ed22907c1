#include "bot/wechat/keywords.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "bot/base/text.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/lang/utf8.hpp"
#include "bot/wechat/keyword_times.hpp"

namespace zampa::wechat {
namespace {

/// What a rule gives: the value as it may be sent, or nothing.
using Fitted = std::optional<std::string>;

bool is_keyword_digit(char c) { return c >= '0' && c <= '9'; }
bool is_keyword_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_printable_ascii(char c) { return c >= 0x20 && c <= 0x7E; }

bool all_of_text(std::string_view text, bool (*allowed)(char)) {
  return std::all_of(text.begin(), text.end(), allowed);
}

bool is_han(char32_t code_point) { return lang::script_of(code_point) == lang::Script::han; }

/// ASCII only from here on, so bytes are units.
std::string first_bytes(std::string_view text, std::size_t count) {
  return std::string(text.substr(0, count));
}

Fitted fit_text(std::string_view value, std::size_t units) {
  return lang::truncate_utf16(value, units);
}

Fitted fit_thing(std::string_view value) { return fit_text(value, 20); }
Fitted fit_short_thing(std::string_view value) { return fit_text(value, 5); }

/// Constants and enumerations are audited word by word: a shortened one would be another word.
Fitted fit_const(std::string_view value) {
  if (lang::utf16_units(value) > 20) return std::nullopt;
  return std::string(value);
}

/// Digits with one decimal point at most, at most `most` digits. A sign only where allowed.
bool is_decimal(std::string_view text, std::size_t most) {
  const auto point = text.find('.');
  const auto whole = text.substr(0, point);
  const auto rest = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  const bool shaped = !whole.empty() && (point == std::string_view::npos || !rest.empty());
  return shaped && whole.size() + rest.size() <= most && all_of_text(whole, is_keyword_digit) &&
         all_of_text(rest, is_keyword_digit);
}

Fitted fit_number(std::string_view value) {
  const auto digits = value.substr(value.starts_with('-') ? 1 : 0);
  if (!is_decimal(digits, 32)) return std::nullopt;
  return std::string(value);
}

Fitted fit_letter(std::string_view value) {
  if (!all_of_text(value, is_keyword_letter)) return std::nullopt;
  return first_bytes(value, 32);
}

Fitted fit_symbol(std::string_view value) {
  const auto points = lang::to_code_points(value);
  const bool only = std::all_of(points.begin(), points.end(), [](char32_t point) {
    return point != U' ' && lang::script_of(point) == lang::Script::mark;
  });
  if (!only) return std::nullopt;
  return lang::truncate_utf16(value, 5, "");
}

/// Ticket numbers, plates and codes: what is cut off is gone, so a long one is refused.
Fitted fit_character_string(std::string_view value) {
  if (value.size() > 32 || !all_of_text(value, is_printable_ascii)) return std::nullopt;
  return std::string(value);
}

Fitted fit_amount(std::string_view value) {
  constexpr std::string_view kYuanWord = "\u5143";
  constexpr std::array<std::string_view, 7> kCurrencies{"\u00A5", "\uFFE5", "$",  "\u20AC",
                                                        "\u00A3", "HK$",    "US$"};
  auto digits = value;
  if (digits.ends_with(kYuanWord)) digits.remove_suffix(kYuanWord.size());
  for (const auto sign : kCurrencies) {
    if (!digits.starts_with(sign)) continue;
    digits.remove_prefix(sign.size());
    break;
  }
  if (!is_decimal(digits, 10)) return std::nullopt;
  return std::string(value);
}

Fitted fit_phone_number(std::string_view value) {
  const auto allowed = [](char c) {
    return is_keyword_digit(c) || std::string_view("+-() ,*#").find(c) != std::string_view::npos;
  };
  const bool any = std::any_of(value.begin(), value.end(), is_keyword_digit);
  if (!any || value.size() > 17 || !all_of_text(value, allowed)) return std::nullopt;
  return std::string(value);
}

Fitted fit_car_number(std::string_view value) {
  const auto points = lang::to_code_points(value);
  if (points.size() > 8) return std::nullopt;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool edge = i == 0 || i + 1 == points.size();
    const bool ascii = points[i] < 0x80 && (is_keyword_digit(static_cast<char>(points[i])) ||
                                            is_keyword_letter(static_cast<char>(points[i])));
    if (!ascii && !(edge && is_han(points[i]))) return std::nullopt;
  }
  return std::string(value);
}

/// Ten characters as soon as one is no plain letter, else twenty.
Fitted fit_name(std::string_view value) {
  return fit_text(value, all_of_text(value, is_printable_ascii) ? 20 : 10);
}

Fitted fit_phrase(std::string_view value) {
  const auto points = lang::to_code_points(value);
  if (!std::all_of(points.begin(), points.end(), is_han)) return std::nullopt;
  return lang::truncate_code_points(value, 5, "");
}

Fitted fit_time(std::string_view value) {
  if (!is_keyword_time(value)) return std::nullopt;
  return std::string(value);
}

Fitted fit_date(std::string_view value) {
  if (!is_keyword_date(value)) return std::nullopt;
  return std::string(value);
}

struct KeywordRule {
  std::string_view type;
  Fitted (*fit)(std::string_view value);
  std::string_view words;  ///< what is allowed, for the refusal
};

constexpr std::array<KeywordRule, 15> kKeywordRules{{
    {"thing", fit_thing, "at most 20 characters"},
    {"short_thing", fit_short_thing, "at most 5 characters"},
    {"number", fit_number, "a number of at most 32 digits"},
    {"letter", fit_letter, "letters only"},
    {"symbol", fit_symbol, "symbols only"},
    {"character_string", fit_character_string, "at most 32 digits, letters and symbols"},
    {"time", fit_time, "a 24-hour time, with a date before it if wanted"},
    {"date", fit_date, "a date, with a time behind it if wanted"},
    {"amount", fit_amount, "an amount of at most 10 digits"},
    {"phone_number", fit_phone_number, "at most 17 digits and symbols"},
    {"car_number", fit_car_number, "a number plate of at most 8 characters"},
    {"name", fit_name, "a name"},
    {"phrase", fit_phrase, "Chinese characters only"},
    {"enum", fit_const, "one of the listed words"},
    {"const", fit_const, "one of the audited words"},
}};

/// Controls and line breaks as blanks, malformed bytes replaced, no blanks at the ends.
std::string plain_value(std::string_view value) {
  std::string out = base::scrub_utf8(value);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = ' ';
  }
  return std::string(base::trim(out));
}

Refusal keyword_refusal(std::string_view keyword, std::string_view words) {
  return {RefusalCode::invalid, std::string(keyword) + ": " + std::string(words)};
}

}  // namespace

Result<std::string> fit_keyword(std::string_view keyword, std::string_view value) {
  const std::string plain = plain_value(value);
  if (plain.empty()) return keyword_refusal(keyword, "may not be empty");
  const auto end = std::find_if(keyword.begin(), keyword.end(), is_keyword_digit);
  const std::string_view type = keyword.substr(0, static_cast<std::size_t>(end - keyword.begin()));
  const auto* rule = std::find_if(kKeywordRules.begin(), kKeywordRules.end(),
                                  [&](const KeywordRule& row) { return row.type == type; });
  if (rule == kKeywordRules.end()) return keyword_refusal(keyword, "is of no known type");
  auto fitted = rule->fit(plain);
  if (!fitted || fitted->empty()) return keyword_refusal(keyword, rule->words);
  return *std::move(fitted);
}

}  // namespace zampa::wechat
