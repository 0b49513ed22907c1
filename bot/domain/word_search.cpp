#include "bot/domain/word_search.hpp"

#include "bot/lang/measure.hpp"
#include "bot/lang/tibetan.hpp"

namespace zampa::domain {
namespace {

// Tibetan letters and signs take three bytes, E0 BC 80 to E0 BF BF. Those that belong to a syllable
// are U+0F40 to U+0FBC.
constexpr std::string_view kTsheg = "\u0F0B";
constexpr std::string_view kSyllableFirst = "\u0F40";
constexpr std::string_view kSyllableLast = "\u0FBC";
constexpr std::string_view kAChung = "\u0F60";  // begins the genitive and the question affix
constexpr std::string_view kRa = "\u0F62";      // affixed "to"
constexpr std::string_view kSa = "\u0F66";      // affixed "by"

bool is_syllable_letter(std::string_view at) {
  const std::string_view letter = at.substr(0, 3);
  return letter.size() == 3 && letter >= kSyllableFirst && letter <= kSyllableLast;
}

bool ends_with_syllable_letter(std::string_view text) {
  return text.size() >= 3 && is_syllable_letter(text.substr(text.size() - 3));
}

/// True where a Tibetan word may end before `rest`.
bool word_may_end(std::string_view rest) {
  if (!is_syllable_letter(rest) || rest.starts_with(kAChung)) return true;
  const bool affix = rest.starts_with(kRa) || rest.starts_with(kSa);
  return affix && !is_syllable_letter(rest.substr(3));
}

}  // namespace

std::string folded(std::string_view text) { return lang::fold_tibetan(text); }

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  if (word.empty()) return std::string_view::npos;
  const bool tibetan = is_syllable_letter(word);
  const bool open_end = word.ends_with(kTsheg);
  for (std::size_t at = text.find(word, from); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    if (!tibetan) return at;
    const bool begins = !ends_with_syllable_letter(text.substr(0, at));
    if (begins && (open_end || word_may_end(text.substr(at + word.size())))) return at;
  }
  return std::string_view::npos;
}

std::size_t word_length(std::string_view word) { return lang::code_points(word); }

}  // namespace zampa::domain
