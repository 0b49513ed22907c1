#include "bot/faq/choose.hpp"

#include <algorithm>

namespace zampa::faq {
namespace {

constexpr float kSameCover = 0.02F;

}  // namespace

std::string_view to_text(Outcome outcome) {
  switch (outcome) {
    case Outcome::answer:
      return "answer";
    case Outcome::list:
      return "list";
    case Outcome::miss:
      break;
  }
  return "miss";
}

Choice choose(std::span<const Ranked> ranked, const ChoosePolicy& policy) {
  if (ranked.empty()) return {};
  const float first = ranked[0].confidence;
  const float second = ranked.size() > 1 ? ranked[1].confidence : 0.0F;
  const bool is_very_question = first >= 1.0F && second < 1.0F;
  // A bare subject is in many entries; none of them is what was asked, however short it is.
  const bool is_ambiguous = std::any_of(ranked.begin() + 1, ranked.end(), [&](const Ranked& other) {
    return other.covered >= ranked[0].covered - kSameCover;
  });
  if (is_very_question ||
      (first >= policy.answer && first - second >= policy.gap && !is_ambiguous)) {
    return {Outcome::answer, {ranked[0].entry}};
  }
  Choice choice{Outcome::list, {}};
  float together = 0;
  for (const Ranked& one : ranked) {
    if (choice.entries.size() == policy.options || one.confidence < policy.option) break;
    choice.entries.push_back(one.entry);
    together += one.confidence;
  }
  if (together < policy.list) return {};
  return choice;
}

}  // namespace zampa::faq
