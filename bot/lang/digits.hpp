// Digits of every script as ASCII, and the number by which a person picks from a list. Called by
// the router (choices), the matcher and the number checks of the lint.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zampa::lang {

/// The text with every decimal digit of any script (Tibetan, full-width, …) as ASCII.
std::string to_ascii_digits(std::string_view text);

/// 1 to 9 when the whole text is one choice: a digit of any script, a circled or keycap digit, the
/// Chinese or Tibetan number word; blanks around it, a full stop, comma, bracket or shad after it
/// and the ordinal frame of Chinese are allowed. Anything else is no choice: "1;DROP" re-asks.
std::optional<int> choice_number(std::string_view text);

}  // namespace zampa::lang
