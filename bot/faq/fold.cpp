#include "bot/faq/fold.hpp"

#include "bot/lang/chinese.hpp"
#include "bot/lang/tibetan.hpp"

namespace zampa::faq {

Folded fold(std::string_view text, const Synonyms& synonyms) {
  Folded folded;
  if (text.size() > kMaxQuestionBytes) return folded;
  const std::string tibetan = lang::fold_tibetan(text);
  for (const std::string& syllable : lang::syllables(tibetan)) {
    folded.syllables.emplace_back(lang::without_affix(syllable));
  }
  folded.syllables = synonyms.unified(folded.syllables);
  // fold_tibetan has made the digits plain already, so both languages agree on numbers.
  folded.chinese = synonyms.unified(lang::question_units(lang::fold_chinese(tibetan)));
  return folded;
}

}  // namespace zampa::faq
