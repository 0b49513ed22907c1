// Answer, ask back, or keep quiet 弃答: the one decision about a ranked list, by thresholds that
// the office sets. Called by service/answers and the command line. Never invents: what is below the
// list threshold is a miss, however good it looks beside the rest.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bot/faq/rank.hpp"

namespace zampa::faq {

/// Thresholds of the office; all are probabilities, 0..1.
struct ChoosePolicy {
  float answer = 0.5F;      ///< from here on the first entry is answered at once …
  float gap = 0.15F;        ///< … if it leads the second by this much
  float list = 0.3F;        ///< from here on, all options together, a list is offered
  float option = 0.06F;     ///< an option has at least this much
  std::size_t options = 3;  ///< at most, without "none of these"
};

enum class Outcome { answer, list, miss };

std::string_view to_text(Outcome outcome);

struct Choice {
  Outcome outcome = Outcome::miss;
  std::vector<const Entry*> entries;  ///< one for an answer, one to three for a list
};

/// The decision for an outcome of rank(). An entry that holds the very question is answered even
/// when another one is close.
Choice choose(std::span<const Ranked> ranked, const ChoosePolicy& policy);

}  // namespace zampa::faq
