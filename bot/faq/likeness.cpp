#include "bot/faq/likeness.hpp"

#include <algorithm>
#include <cmath>

namespace zampa::faq {
namespace {

// What only the question has counts more against an entry than what only the entry has.
constexpr float kOnlyAsked = 0.7F;
constexpr float kOnlyThere = 0.3F;
constexpr float kLongQuestion = 20;  // units; a longer one is not surer

struct Overlap {
  float shared = 0;
  float only_there = 0;
  bool is_same = false;
};

struct Asked {
  float weight = 0;
  float rarest = 0;  ///< of all units an entry could have
  float units = 0;
  float unknown_units = 0;
  float tibetan_units = 0;
};

bool is_unit(Channel channel) {
  return channel == Channel::zh_unigram || channel == Channel::bo_syllable;
}

float term_weight(const Index& index, Channel channel, float rarity) {
  return index.weights().compare[static_cast<std::size_t>(channel)] * rarity;
}

bool is_pair(Channel channel) {
  return channel == Channel::zh_bigram || channel == Channel::bo_bigram;
}

bool holds(const IndexedText& text, const QueryTerm& term) {
  return term.term != kNoTerm &&
         std::binary_search(text.terms.begin(), text.terms.end(), term.term);
}

Asked sum_up(const Index& index, std::span<const QueryTerm> asked) {
  Asked sum;
  sum.rarest = index.greatest_rarity();
  for (const QueryTerm& term : asked) {
    sum.weight += term_weight(index, term.channel, term.rarity);
    if (!is_unit(term.channel)) continue;
    sum.units += 1;
    sum.unknown_units += term.term == kNoTerm ? 1.0F : 0.0F;
    sum.tibetan_units += is_tibetan(term.channel) ? 1.0F : 0.0F;
  }
  return sum;
}

Overlap overlap_of(const Index& index, std::span<const QueryTerm> asked, const IndexedText& text) {
  Overlap overlap;
  std::size_t matched = 0;
  for (const QueryTerm& term : asked) {
    if (!holds(text, term)) continue;
    overlap.shared += term_weight(index, term.channel, term.rarity);
    ++matched;
  }
  overlap.only_there = text.weight - overlap.shared;
  overlap.is_same = matched == asked.size() && matched == text.terms.size();
  return overlap;
}

float likeness_of(const Overlap& overlap, const Asked& sum) {
  if (overlap.shared <= 0) return 0;
  const float only_asked = std::max(0.0F, sum.weight - overlap.shared);
  return overlap.shared /
         (overlap.shared + kOnlyAsked * only_asked + kOnlyThere * overlap.only_there);
}

/// The features that need no other candidate.
Likeness compare_one(const Index& index, std::span<const QueryTerm> asked, const Asked& sum,
                     const Candidate& candidate) {
  // The best text of each language: a mixed question is answered by both sides together.
  std::array<Overlap, 2> best{};
  std::array<const IndexedText*, 2> text_of{};
  Likeness found{candidate.entry, candidate.score, false, {}};
  for (const IndexedText& text : index.texts_of(candidate.entry)) {
    if (text.kind == TextKind::answer) continue;
    const Overlap overlap = overlap_of(index, asked, text);
    found.is_same = found.is_same || overlap.is_same;
    const std::size_t side = text.language == domain::Language::bo ? 1 : 0;
    if (likeness_of(overlap, sum) > likeness_of(best[side], sum)) {
      best[side] = overlap;
      text_of[side] = &text;
    }
  }
  const Overlap both{best[0].shared + best[1].shared, best[0].only_there + best[1].only_there,
                     false};
  float rarest_shared = 0;
  float rarest_missed = 0;
  float pairs = 0;
  float pairs_shared = 0;
  for (const QueryTerm& term : asked) {
    const bool is_shared = (text_of[0] != nullptr && holds(*text_of[0], term)) ||
                           (text_of[1] != nullptr && holds(*text_of[1], term));
    if (is_pair(term.channel)) {
      pairs += 1;
      pairs_shared += is_shared ? 1.0F : 0.0F;
    }
    if (!is_unit(term.channel) || term.term == kNoTerm) continue;
    float& rarest = is_shared ? rarest_shared : rarest_missed;
    rarest = std::max(rarest, term.rarity);
  }
  const auto put = [&](Feature feature, float value) {
    found.features[static_cast<std::size_t>(feature)] = value;
  };
  put(Feature::one, 1);
  put(Feature::likeness,
      std::max({likeness_of(both, sum), likeness_of(best[0], sum), likeness_of(best[1], sum)}));
  put(Feature::asked_covered, sum.weight > 0 ? both.shared / sum.weight : 0);
  put(Feature::there_covered, both.shared > 0 ? both.shared / (both.shared + both.only_there) : 0);
  put(Feature::rarest_shared, rarest_shared / sum.rarest);
  put(Feature::rarest_missed, rarest_missed / sum.rarest);
  put(Feature::unknown_share, sum.units > 0 ? sum.unknown_units / sum.units : 0);
  put(Feature::pairs_covered, pairs > 0 ? pairs_shared / pairs : 0.5F);
  put(Feature::length, std::min(1.0F, sum.units / kLongQuestion));
  put(Feature::tibetan, sum.tibetan_units * 2 > sum.units ? 1.0F : 0.0F);
  return found;
}

void put_lead(std::vector<Likeness>& all, Feature of, Feature lead) {
  const auto from = static_cast<std::size_t>(of);
  float first = 0;
  float second = 0;
  for (const Likeness& one : all) {
    const float value = one.features[from];
    if (value > first) {
      second = first;
      first = value;
    } else {
      second = std::max(second, value);
    }
  }
  for (Likeness& one : all) {
    const float value = one.features[from];
    one.features[static_cast<std::size_t>(lead)] = value - (value >= first ? second : first);
  }
}

}  // namespace

std::vector<Likeness> compare(const Index& index, std::span<const QueryTerm> asked,
                              std::span<const Candidate> candidates) {
  const Asked sum = sum_up(index, asked);
  std::vector<Likeness> all;
  all.reserve(candidates.size());
  for (const Candidate& candidate : candidates) {
    all.push_back(compare_one(index, asked, sum, candidate));
  }
  put_lead(all, Feature::likeness, Feature::likeness_lead);
  put_lead(all, Feature::asked_covered, Feature::covered_lead);
  return all;
}

float confidence(const ConfidenceWeights& weights, const Features& features) {
  float sum = 0;
  for (std::size_t i = 0; i < kFeatureCount; ++i) sum += weights.of[i] * features[i];
  return 1.0F / (1.0F + std::exp(-sum));
}

ConfidenceWeights ConfidenceWeights::shipped() {
  // They belong together: likeness counts down here because there_covered holds most of it.
  return {{
      -3.197F,  // one
      -2.388F,  // likeness
      3.306F,   // asked_covered
      5.435F,   // there_covered
      4.930F,   // likeness_lead
      1.745F,   // covered_lead
      1.382F,   // rarest_shared
      -0.793F,  // rarest_missed
      -2.207F,  // unknown_share
      -2.360F,  // pairs_covered
      -1.620F,  // length
      -0.001F,  // tibetan
  }};
}

}  // namespace zampa::faq
