#include "bot/faq/choose.hpp"

#include <algorithm>

namespace zampa::faq {

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
  if (ranked.empty() || ranked[0].confidence < policy.list) return {};
  const float first = ranked[0].confidence;
  const float second = ranked.size() > 1 ? ranked[1].confidence : 0.0F;
  const bool is_very_question = first >= 1.0F && second < 1.0F;
  if (is_very_question || (first >= policy.answer && first - second >= policy.gap)) {
    return {Outcome::answer, {ranked[0].entry}};
  }
  Choice choice{Outcome::list, {}};
  const float floor = std::max(policy.list, first * policy.list_share);
  for (const Ranked& one : ranked) {
    if (choice.entries.size() == policy.options || one.confidence < floor) break;
    choice.entries.push_back(one.entry);
  }
  return choice;
}

}  // namespace zampa::faq
