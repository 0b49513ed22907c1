#include "bot/faq/grams.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "bot/lang/chinese.hpp"
#include "bot/lang/tibetan.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::faq {
namespace {

// FNV-1a with 64 bits; a collision of two grams of one channel would only make them one.
constexpr std::uint64_t kHashStart = 14695981039346656037ULL;
constexpr std::uint64_t kHashStep = 1099511628211ULL;

std::uint64_t hash_units(Channel channel, std::span<const std::string> units) {
  std::uint64_t hash = kHashStart;
  for (const std::string& unit : units) {
    for (const char c : unit) hash = (hash ^ static_cast<unsigned char>(c)) * kHashStep;
    hash = (hash ^ 0xFFU) * kHashStep;  // no UTF-8 byte: "a","bc" is not "ab","c"
  }
  return (static_cast<std::uint64_t>(channel) << 56U) | (hash >> 8U);
}

void add_ngrams(std::vector<std::uint64_t>& keys, Channel channel,
                const std::vector<std::string>& units, std::size_t n) {
  const std::span<const std::string> all(units);
  for (std::size_t i = 0; i + n <= units.size(); ++i) {
    keys.push_back(hash_units(channel, all.subspan(i, n)));
  }
}

std::vector<std::string> letters_of(const std::vector<std::string>& syllables) {
  std::vector<std::string> letters;
  for (const std::string& syllable : syllables) {
    if (!letters.empty()) letters.emplace_back("\u0F0B");
    for (const char32_t c : lang::to_code_points(syllable)) {
      letters.emplace_back();
      lang::append_utf8(letters.back(), c);
    }
  }
  return letters;
}

}  // namespace

std::vector<Gram> grams(const Folded& folded) {
  std::vector<std::uint64_t> keys;
  const std::span<const std::string> units(folded.chinese);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool asks = lang::is_question_form(units[i]);
    keys.push_back(
        hash_units(asks ? Channel::zh_question : Channel::zh_unigram, units.subspan(i, 1)));
  }
  add_ngrams(keys, Channel::zh_bigram, folded.chinese, 2);
  add_ngrams(keys, Channel::zh_trigram, folded.chinese, 3);
  std::vector<std::string> content;
  for (const std::string& syllable : folded.syllables) {
    if (!lang::is_particle(syllable)) content.push_back(syllable);
  }
  add_ngrams(keys, Channel::bo_syllable, content, 1);
  add_ngrams(keys, Channel::bo_bigram, content, 2);
  add_ngrams(keys, Channel::bo_trigram, letters_of(folded.syllables), 3);

  std::sort(keys.begin(), keys.end());
  std::vector<Gram> found;
  for (const std::uint64_t key : keys) {
    if (found.empty() || found.back().key != key) found.push_back({key, 0});
    ++found.back().count;
  }
  return found;
}

}  // namespace zampa::faq
