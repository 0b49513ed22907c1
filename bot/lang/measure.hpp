// How long a text is, in each of the units the platforms and the reader count by. Called by the
// lint, the wire encoders and the push renderer.
#pragma once

#include <cstddef>
#include <string_view>

namespace zampa::lang {

/// Unicode code points: how the platform probably counts template fields.
std::size_t code_points(std::string_view text);

/// UTF-16 units: how its clients, written for a 16-bit character, may count them.
std::size_t utf16_units(std::string_view text);

/// What a reader sees as one character; a Tibetan stack with its vowel is one.
std::size_t graphemes(std::string_view text);

/// Han characters plus Tibetan syllables: the reading load of a bubble.
struct ReadingLoad {
  std::size_t han_characters = 0;
  std::size_t tibetan_syllables = 0;
};
ReadingLoad reading_load(std::string_view text);

}  // namespace zampa::lang
