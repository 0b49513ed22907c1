#include "bot/faq/rank.hpp"

#include <algorithm>

namespace zampa::faq {
namespace {

constexpr std::size_t kCompared = 20;  // candidates that are looked at closely
// Never certain without the very question: 1.0 is kept for that.
constexpr float kMostWithoutIdentity = 0.99F;

}  // namespace

std::vector<Ranked> rank(const Index& index, std::string_view question, std::size_t limit,
                         const ConfidenceWeights& weights) {
  const std::vector<QueryTerm> asked = index.terms_of(question);
  std::vector<Ranked> ranked;
  for (const Likeness& one : compare(index, asked, index.search(asked, kCompared))) {
    const float sure = std::min(kMostWithoutIdentity, confidence(weights, one.features));
    ranked.push_back({&index.entries()[one.entry], one.score, one.is_same ? 1.0F : sure,
                      one.features[static_cast<std::size_t>(Feature::asked_covered)]});
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
