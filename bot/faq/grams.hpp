// The features of a text: n-grams of its units, one channel per kind. The channel is part of the
// key, so that one inverted index holds them all and a new channel is one enumerator.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "bot/faq/fold.hpp"

namespace zampa::faq {

enum class Channel : std::uint8_t {
  zh_unigram,  ///< without question forms
  zh_bigram,
  zh_trigram,
  zh_question,  ///< how, what, where …: they say little about the subject
  bo_syllable,  ///< without particles
  bo_bigram,    ///< of syllables, particles left out
  bo_trigram,   ///< of letters over the joined syllables: survives a misspelt or lost tsheg
};
inline constexpr std::size_t kChannelCount = 7;

/// How much a channel counts, once in the search for candidates and once in the comparison.
struct ChannelWeights {
  std::array<float, kChannelCount> search = {1.0F, 1.0F, 0.3F, 0.3F, 1.0F, 1.0F, 0.5F};
  std::array<float, kChannelCount> compare = {1.0F, 0.3F, 0.1F, 0.3F, 1.0F, 0.3F, 0.15F};
};

struct Gram {
  std::uint64_t key = 0;  ///< channel in the top byte, hash of the units below
  std::uint32_t count = 0;
};

inline Channel channel_of(std::uint64_t key) { return static_cast<Channel>(key >> 56U); }
inline bool is_tibetan(Channel channel) { return channel >= Channel::bo_syllable; }

/// Sorted by key, each key once.
std::vector<Gram> grams(const Folded& folded);

}  // namespace zampa::faq
