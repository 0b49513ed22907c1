// A guess at the category 类别 from a citizen's words, so that nobody is asked for it. A dispatcher
// puts a wrong guess right. Called by the intake and the chat.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/domain/policy.hpp"

namespace zampa::domain {

struct CategoryGuess {
  std::string category;  ///< id
  std::string word;      ///< the word that decided, folded; the reason shown to the dispatcher
};

/// The category with the longest word found in `text`; among equals the one with more words found,
/// then the earlier in the list. Nothing when no word is found.
/// Cost      one search per configured word
std::optional<CategoryGuess> classify(const Policy& policy, std::string_view text);

/// True when `text` holds one of the words that mark a question.
bool sounds_like_question(const Policy& policy, std::string_view text);

}  // namespace zampa::domain
