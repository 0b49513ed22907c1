// Answer, ask back, or keep quiet 弃答: the one decision about a ranked list, by thresholds that
// the office sets. Called by service/answers and the command line. Never invents: what is below the
// list threshold is a miss, however good it looks beside the rest.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bot/faq/rank.hpp"

namespace zampa::faq {

/// Thresholds of config/policy; all in units of confidence, 0..1.
struct ChoosePolicy {
  float answer = 0.62F;     ///< from here on one entry is answered at once
  float list = 0.34F;       ///< from here on an entry may stand in the list of options
  float gap = 0.12F;        ///< the first must lead the second by this much to be answered
  float list_share = 0.6F;  ///< an option has at least this share of the first one's confidence
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
