// A question or a text of an entry, broken into the units that are compared: Chinese tokens and
// Tibetan syllables. Both sides of a comparison go through here, so that they agree by making.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bot/faq/synonyms.hpp"

namespace zampa::faq {

/// Longer questions are not folded at all: nobody asks one, and folding costs time.
inline constexpr std::size_t kMaxQuestionBytes = 4096;

struct Folded {
  std::vector<std::string> chinese;    ///< one Han character, Latin word or number each, in order
  std::vector<std::string> syllables;  ///< Tibetan without affixes, in order
  bool empty() const { return chinese.empty() && syllables.empty(); }
};

/// The units of `text`, synonyms under one form; empty when it is longer than kMaxQuestionBytes or
/// holds none.
Folded fold(std::string_view text, const Synonyms& synonyms);

}  // namespace zampa::faq
