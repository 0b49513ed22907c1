// Finds a word in what a citizen wrote, for places, categories and intents. Chinese words are found
// anywhere, Tibetan ones between syllable borders only. Both sides are folded first (folded()).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zampa::domain {

/// The one spelling that texts and words are compared in: plain width, lower case, Tibetan as
/// lang::fold_tibetan writes it. Idempotent.
std::string folded(std::string_view text);

/// Where `word` begins in `text` at or after byte `from`, npos when nowhere. A Tibetan word must
/// begin a syllable and end with one; an affixed particle may follow it. Both are folded.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from = 0);

/// Length in characters, the measure by which the longer of two found words wins.
std::size_t word_length(std::string_view word);

}  // namespace zampa::domain
