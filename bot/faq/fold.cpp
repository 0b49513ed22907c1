#include "bot/faq/fold.hpp"

#include "bot/lang/chinese.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/tibetan.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::faq {

Folded fold(std::string_view text) {
  Folded folded;
  if (text.size() > kMaxQuestionBytes) return folded;
  const std::string tibetan = lang::fold_tibetan(text);
  for (const std::string& syllable : lang::syllables(tibetan)) {
    folded.syllables.emplace_back(lang::without_affix(syllable));
    folded.is_particle.push_back(lang::is_particle(folded.syllables.back()));
  }
  // fold_tibetan has made the digits plain already, so both languages agree on numbers.
  lang::Script before = lang::Script::mark;
  for (const char32_t c :
       lang::to_code_points(lang::canonical_question(lang::fold_chinese(tibetan)))) {
    const lang::Script script = lang::script_of(c);
    const bool is_word_part = script == lang::Script::latin || script == lang::Script::digit;
    if (is_word_part && script == before) {
      lang::append_utf8(folded.chinese.back(), c);
    } else if (is_word_part || script == lang::Script::han) {
      folded.chinese.emplace_back();
      lang::append_utf8(folded.chinese.back(), c);
    }
    before = script;
  }
  return folded;
}

}  // namespace zampa::faq
