#include "bot/faq/rank.hpp"

#include <algorithm>
#include <array>

namespace zampa::faq {
namespace {

constexpr std::size_t kCompared = 20;  // candidates that are looked at closely
// What only the question has counts more against an entry than what only the entry has.
constexpr float kOnlyAsked = 0.7F;
constexpr float kOnlyThere = 0.3F;
// Never certain without the very question: 1.0 is kept for that.
constexpr float kMostWithoutIdentity = 0.99F;

struct Overlap {
  float shared = 0;
  float only_there = 0;
  bool is_same = false;  // the text has exactly the question's terms
};

Overlap compare(const Index& index, std::span<const QueryTerm> asked, const IndexedText& text) {
  const auto weight = [&](Channel channel, float rarity) {
    return index.weights().compare[static_cast<std::size_t>(channel)] * rarity;
  };
  Overlap overlap;
  std::size_t matched = 0;
  float there = 0;
  for (const std::uint32_t term : text.terms) {
    there += weight(index.channel(term), index.rarity(term));
  }
  for (const QueryTerm& term : asked) {
    if (term.term == kNoTerm ||
        !std::binary_search(text.terms.begin(), text.terms.end(), term.term)) {
      continue;
    }
    overlap.shared += weight(term.channel, term.rarity);
    ++matched;
  }
  overlap.only_there = there - overlap.shared;
  overlap.is_same = matched == asked.size() && matched == text.terms.size();
  return overlap;
}

float confidence_of(const Index& index, std::span<const QueryTerm> asked, std::uint32_t entry) {
  float total_asked = 0;
  for (const QueryTerm& term : asked) {
    total_asked += index.weights().compare[static_cast<std::size_t>(term.channel)] * term.rarity;
  }
  // The best text of each language: a mixed question is answered by both sides together.
  std::array<Overlap, 2> best{};
  std::array<float, 2> best_likeness{};
  for (const IndexedText& text : index.texts_of(entry)) {
    if (text.kind == TextKind::answer) continue;
    const Overlap overlap = compare(index, asked, text);
    if (overlap.is_same) return 1.0F;
    if (overlap.shared <= 0) continue;
    const float likeness =
        overlap.shared / (overlap.shared + kOnlyAsked * (total_asked - overlap.shared) +
                          kOnlyThere * overlap.only_there);
    const std::size_t side = text.language == domain::Language::bo ? 1 : 0;
    if (likeness > best_likeness[side]) {
      best_likeness[side] = likeness;
      best[side] = overlap;
    }
  }
  const float shared = best[0].shared + best[1].shared;
  if (shared <= 0) return 0;
  // A side that shares nothing says nothing: it has no text chosen and adds no weight.
  const float only_there = best[0].only_there + best[1].only_there;
  const float together = shared / (shared + kOnlyAsked * std::max(0.0F, total_asked - shared) +
                                   kOnlyThere * only_there);
  return std::min(kMostWithoutIdentity, std::max({together, best_likeness[0], best_likeness[1]}));
}

}  // namespace

std::vector<Ranked> rank(const Index& index, std::string_view question, std::size_t limit) {
  const std::vector<QueryTerm> asked = index.terms_of(fold(question));
  std::vector<Ranked> ranked;
  for (const Candidate& candidate : index.search(asked, kCompared)) {
    ranked.push_back({&index.entries()[candidate.entry], candidate.score,
                      confidence_of(index, asked, candidate.entry)});
  }
  std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    if (a.score != b.score) return a.score > b.score;
    return a.entry->id < b.entry->id;
  });
  if (ranked.size() > limit) ranked.resize(limit);
  return ranked;
}

}  // namespace zampa::faq
