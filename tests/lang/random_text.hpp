// Random texts of the scripts citizens use, with the hard cases over-represented: stacks, marks
// out of order, emoji families, digits of several scripts.
#pragma once

#include <random>
#include <string>

#include "bot/lang/utf8.hpp"

namespace zampa::tests {

inline std::string random_text(std::mt19937& random, std::size_t max_code_points) {
  const auto pick = [&](char32_t from, char32_t to) {
    return std::uniform_int_distribution<std::uint32_t>(from, to)(random);
  };
  const std::size_t count = pick(0, static_cast<char32_t>(max_code_points));
  std::u32string text;
  for (std::size_t i = 0; i < count; ++i) {
    switch (pick(0, 11)) {
      case 0:
        text += pick(0x4E00, 0x9FA5);
        break;
      case 1:
        text += pick(0x20, 0x7E);
        break;
      case 2:
        text += pick(0x0F00, 0x0FDA);
        break;
      case 3:
        text += pick(0x0F40, 0x0F69);
        break;
      case 4:
        text += pick(0x0F71, 0x0F84);
        break;
      case 5:
        text += pick(0x0F90, 0x0FBC);
        break;
      case 6:
      case 7:
        text += U'\u0F0B';
        break;
      case 8:
        text += pick(0xFF01, 0xFF5E);
        break;
      case 9:
        text += U"\U0001F468\u200D\U0001F469\u200D\U0001F467";
        break;
      case 10:
        text += pick(0x1F600, 0x1F64F);
        break;
      default:
        text += U"\u0F56\u0F62\u0F92\u0FB1\u0F56\u0F0B";
        break;
    }
  }
  return lang::to_utf8(text);
}

}  // namespace zampa::tests
