#include "bot/domain/private_numbers.hpp"

#include "bot/lang/script.hpp"

namespace zampa::domain {
namespace {

constexpr std::size_t kDigits =
    15;  // the shortest identity number; phones and ticket numbers are shorter
constexpr std::size_t kGroup = 4;  // a bank card as it is printed
constexpr std::size_t kShown = 2;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The end of the number that begins at `from`, and how many digits it has.
std::size_t number_end(std::string_view text, std::size_t from, std::size_t& digits) {
  std::size_t at = from, run = 0;
  digits = 0;
  for (;;) {
    while (at < text.size() && digit(text[at])) {
      ++at;
      ++run;
      ++digits;
    }
    const bool printed =
        run == kGroup && at + 1 < text.size() && text[at] == ' ' && digit(text[at + 1]);
    if (!printed) break;
    ++at;
    run = 0;
  }
  if (at < text.size() && (text[at] == 'X' || text[at] == 'x') && digits + 1 >= kDigits) ++at;
  return at;
}

}  // namespace

std::optional<std::string> covered_numbers(std::string_view text) {
  std::string out;
  bool found = false;
  for (std::size_t at = 0; at < text.size();) {
    if (!digit(text[at])) {
      out += text[at++];
      continue;
    }
    std::size_t digits = 0;
    const std::size_t end = number_end(text, at, digits);
    const std::string_view number = text.substr(at, end - at);
    if (digits >= kDigits) {
      found = true;
      out += std::string(number.size() - kShown, '*');
      out += number.substr(number.size() - kShown);
    } else {
      out += number;
    }
    at = end;
  }
  if (!found) return std::nullopt;
  return out;
}

bool only_numbers(std::string_view covered) {
  if (lang::language_of(covered) != lang::TextLanguage::none) return false;
  for (const char c : covered) {
    if ((c >= 'a' && c <= 'z' && c != 'x') || (c >= 'A' && c <= 'Z' && c != 'X')) return false;
  }
  return true;
}

}  // namespace zampa::domain
