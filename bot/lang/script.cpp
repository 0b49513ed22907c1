#include "bot/lang/script.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <cstddef>
#include <string>

#include "bot/lang/utf8.hpp"

namespace zampa::lang {
namespace {

bool is_tibetan_letter(char32_t c) { return c >= 0x0F40 && c <= 0x0FBC; }

}  // namespace

Script script_of(char32_t code_point) {
  if (code_point < 0x80) {
    if (code_point >= '0' && code_point <= '9') return Script::digit;
    const char32_t lower = code_point | 0x20U;
    return lower >= 'a' && lower <= 'z' ? Script::latin : Script::mark;
  }
  if (code_point >= 0x0F00 && code_point <= 0x0FFF) {
    if (code_point >= 0x0F20 && code_point <= 0x0F33) return Script::digit;
    const bool written = code_point == 0x0F00 || is_tibetan_letter(code_point) ||
                         code_point == 0x0F35 || code_point == 0x0F37 || code_point == 0x0F39;
    return written ? Script::tibetan : Script::mark;
  }
  const auto c = static_cast<UChar32>(code_point);
  if (u_isdigit(c) != 0) return Script::digit;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode code = uscript_getScript(c, &status);
  if (code == USCRIPT_HAN && u_isalpha(c) != 0) return Script::han;
  if (code == USCRIPT_LATIN) return Script::latin;
  return u_isalpha(c) != 0 ? Script::other : Script::mark;
}

bool has_tibetan(std::string_view text) {
  for (const char32_t c : to_code_points(text)) {
    if (script_of(c) == Script::tibetan) return true;
  }
  return false;
}

bool has_han(std::string_view text) {
  for (const char32_t c : to_code_points(text)) {
    if (script_of(c) == Script::han) return true;
  }
  return false;
}

std::vector<ScriptRun> script_runs(std::string_view text) {
  std::vector<ScriptRun> runs;
  std::size_t start = 0;
  std::size_t at = 0;
  Script current = Script::mark;
  while (at < text.size()) {
    // The lead byte tells the length; a byte that leads nothing is a mark of its own.
    std::size_t length = 1;
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead >= 0xC2) length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const std::u32string one = to_code_points(text.substr(at, length));
    if (one.size() != 1 || one[0] == 0xFFFD) length = one.size() == 1 ? length : 1;
    const Script script = one.size() == 1 ? script_of(one[0]) : Script::mark;
    if (script != Script::mark && script != current) {
      if (current != Script::mark) {
        runs.push_back({current, text.substr(start, at - start)});
        start = at;
      }
      current = script;
    }
    at += length;
  }
  if (start < text.size()) runs.push_back({current, text.substr(start)});
  return runs;
}

TextLanguage language_of(std::string_view text) {
  std::size_t characters = 0;
  std::size_t syllables = 0;
  bool in_syllable = false;
  for (const char32_t c : to_code_points(text)) {
    const Script script = script_of(c);
    if (script == Script::han) ++characters;
    if (script == Script::tibetan && !in_syllable) ++syllables;
    in_syllable = script == Script::tibetan;
  }
  if (characters == 0 && syllables == 0) return TextLanguage::none;
  if (characters == syllables) return TextLanguage::mixed;
  return characters > syllables ? TextLanguage::zh : TextLanguage::bo;
}

}  // namespace zampa::lang
