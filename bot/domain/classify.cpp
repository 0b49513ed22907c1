#include "bot/domain/classify.hpp"

#include <algorithm>

#include "bot/domain/word_search.hpp"

namespace zampa::domain {

std::optional<CategoryGuess> classify(const Policy& policy, std::string_view text) {
  const std::string heard = folded(text);
  std::optional<CategoryGuess> best;
  std::size_t best_length = 0;
  std::size_t best_count = 0;
  for (const auto& category : policy.categories) {
    std::size_t count = 0;
    const std::string* longest = nullptr;
    for (const auto& word : category.words) {
      if (find_word(heard, word) == std::string::npos) continue;
      ++count;
      if (longest == nullptr || word_length(word) > word_length(*longest)) longest = &word;
    }
    if (longest == nullptr) continue;
    const std::size_t length = word_length(*longest);
    if (length > best_length || (length == best_length && count > best_count)) {
      best = CategoryGuess{category.id, *longest};
      best_length = length;
      best_count = count;
    }
  }
  return best;
}

bool sounds_like_question(const Policy& policy, std::string_view text) {
  const std::string heard = folded(text);
  return std::any_of(policy.question_words.begin(), policy.question_words.end(),
                     [&](const auto& word) { return find_word(heard, word) != std::string::npos; });
}

}  // namespace zampa::domain
