#include "bot/lang/digits.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "bot/lang/fold.hpp"
#include "bot/lang/tibetan.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::lang {
namespace {

struct NumberWord {
  std::string_view word;
  int value;
};

// Folded forms; the spelling in Latin letters stands behind each.
constexpr std::array<NumberWord, 19> kNumberWords = {{
    {"\u4E00", 1},                          // yi
    {"\u4E8C", 2},                          // er
    {"\u4E24", 2},                          // liang
    {"\u4E09", 3},                          // san
    {"\u56DB", 4},                          // si
    {"\u4E94", 5},                          // wu
    {"\u516D", 6},                          // liu
    {"\u4E03", 7},                          // qi
    {"\u516B", 8},                          // ba
    {"\u4E5D", 9},                          // jiu
    {"\u0F42\u0F45\u0F72\u0F42", 1},        // gcig
    {"\u0F42\u0F49\u0F72\u0F66", 2},        // gnyis
    {"\u0F42\u0F66\u0F74\u0F58", 3},        // gsum
    {"\u0F56\u0F5E\u0F72", 4},              // bzhi
    {"\u0F63\u0F94", 5},                    // lnga
    {"\u0F51\u0FB2\u0F74\u0F42", 6},        // drug
    {"\u0F56\u0F51\u0F74\u0F53", 7},        // bdun
    {"\u0F56\u0F62\u0F92\u0FB1\u0F51", 8},  // brgyad
    {"\u0F51\u0F42\u0F74", 9},              // dgu
}};

/// What may stand around a choice: blanks, stops, commas, brackets, the keycap frame.
bool is_around(char32_t c) {
  static constexpr std::u32string_view kAround = U" \t\r\n\u3002.\u3001,()\uFF0C\u20E3\u0F0B";
  return kAround.find(c) != std::u32string_view::npos;
}

}  // namespace

std::string to_ascii_digits(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : to_code_points(text)) {
    const std::int32_t value = u_charDigitValue(static_cast<UChar32>(c));
    // ICU gives superscripts a digit value too; only decimal digits are numbers a person types.
    const bool decimal = value >= 0 && u_isdigit(static_cast<UChar32>(c)) != 0;
    append_utf8(out, decimal ? U'0' + static_cast<char32_t>(value) : c);
  }
  return out;
}

std::optional<int> choice_number(std::string_view text) {
  if (text.size() > 64) return std::nullopt;
  std::u32string folded = to_code_points(to_ascii_digits(fold_tibetan(text)));
  const auto trim = [&] {
    while (!folded.empty() && is_around(folded.back())) folded.pop_back();
    const auto first =
        std::find_if(folded.begin(), folded.end(), [](char32_t c) { return !is_around(c); });
    folded.erase(folded.begin(), first);
  };
  trim();
  if (folded.starts_with(U'\u7B2C')) {  // the ordinal prefix "di", with or without "ge" behind
    folded.erase(0, 1);
    if (folded.ends_with(U'\u4E2A')) folded.pop_back();
    trim();
  }
  if (folded.size() == 1 && folded[0] >= U'1' && folded[0] <= U'9') {
    return static_cast<int>(folded[0] - U'0');
  }
  const std::string word = to_utf8(folded);
  for (const NumberWord& number : kNumberWords) {
    if (number.word == word) return number.value;
  }
  return std::nullopt;
}

}  // namespace zampa::lang
