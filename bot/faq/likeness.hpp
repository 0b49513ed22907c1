// How like an entry a question is, in a handful of numbers, and what those numbers say about being
// right. Called by rank(). The weights are a logistic model; a deployment can fit its own.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "bot/faq/index.hpp"

namespace zampa::faq {

/// The numbers about one candidate, all within -1..1 or so. The order is that of the weights.
enum class Feature : std::uint8_t {
  one,            ///< always 1
  likeness,       ///< shared weight against what only one of both has
  asked_covered,  ///< share of the question that the entry's best text has
  there_covered,  ///< share of that text that the question has
  likeness_lead,  ///< before the best other candidate, negative behind it
  covered_lead,   ///< the same for asked_covered
  rarest_shared,  ///< rarity of the rarest unit both have
  rarest_missed,  ///< rarity of the rarest unit of the question that entries know and this lacks
  unknown_share,  ///< share of the question's units that no entry knows
  pairs_covered,  ///< share of the question's neighbouring units that are neighbours there too
  length,         ///< of the question, saturating
  tibetan,        ///< 1 for a Tibetan question
};
inline constexpr std::size_t kFeatureCount = 12;
using Features = std::array<float, kFeatureCount>;

struct ConfidenceWeights {
  Features of;
  /// Fitted on the shipped entries, each similar question left out in turn, with and without
  /// filler words, each entry left out in turn, bare subjects shared by several entries, and
  /// questions about other things.
  static ConfidenceWeights shipped();
};

struct Likeness {
  std::uint32_t entry = 0;
  float score = 0;       ///< BM25
  bool is_same = false;  ///< a text of the entry has exactly the question's units
  Features features{};
};

/// The features of every candidate, in the order given.
std::vector<Likeness> compare(const Index& index, std::span<const QueryTerm> asked,
                              std::span<const Candidate> candidates);

/// The probability, 0..1, that the candidate is what was asked for.
float confidence(const ConfidenceWeights& weights, const Features& features);

}  // namespace zampa::faq
