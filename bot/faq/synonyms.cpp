#include "bot/faq/synonyms.hpp"

#include <algorithm>
#include <cstddef>

#include "bot/faq/fold.hpp"

namespace zampa::faq {
namespace {

std::vector<std::string> units_of_word(const std::string& word) {
  Folded folded = fold(word, {});
  return folded.chinese.empty() ? folded.syllables : folded.chinese;
}

bool begins_with(const std::vector<std::string>& units, std::size_t at,
                 const std::vector<std::string>& word) {
  return at + word.size() <= units.size() &&
         std::equal(word.begin(), word.end(), units.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

Synonyms::Synonyms(const Groups& groups) {
  for (const std::vector<std::string>& group : groups) {
    if (group.empty()) continue;
    const Units first = units_of_word(group.front());
    for (const std::string& word : group) {
      Units units = units_of_word(word);
      if (!units.empty()) words_[units.front()].push_back({std::move(units), first});
    }
  }
  for (auto& [unit, words] : words_) {
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.units.size() > b.units.size(); });
  }
}

std::vector<std::string> Synonyms::unified(const std::vector<std::string>& units) const {
  Units out;
  out.reserve(units.size());
  for (std::size_t at = 0; at < units.size();) {
    const auto words = words_.find(units[at]);
    const Word* found = nullptr;
    if (words != words_.end()) {
      const auto word =
          std::find_if(words->second.begin(), words->second.end(),
                       [&](const Word& w) { return begins_with(units, at, w.units); });
      if (word != words->second.end()) found = &*word;
    }
    if (found == nullptr) {
      out.push_back(units[at++]);
    } else {
      out.insert(out.end(), found->stands_for.begin(), found->stands_for.end());
      at += found->units.size();
    }
  }
  return out;
}

}  // namespace zampa::faq
