#include "bot/lang/measure.hpp"

#include <string>

#include "bot/base/text.hpp"
#include "bot/lang/graphemes.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::lang {

std::size_t code_points(std::string_view text) { return to_code_points(text).size(); }

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char32_t c : to_code_points(text)) units += c > 0xFFFF ? 2U : 1U;
  return units;
}

std::size_t graphemes(std::string_view text) {
  if (base::is_valid_utf8(text)) return grapheme_borders(text).size() - 1;
  return grapheme_borders(base::scrub_utf8(text)).size() - 1;
}

ReadingLoad reading_load(std::string_view text) {
  ReadingLoad load;
  bool in_syllable = false;
  for (const char32_t c : to_code_points(text)) {
    const Script script = script_of(c);
    if (script == Script::han) ++load.han_characters;
    if (script == Script::tibetan && !in_syllable) ++load.tibetan_syllables;
    in_syllable = script == Script::tibetan;
  }
  return load;
}

}  // namespace zampa::lang
