// From a question to the entries that may answer it, with how sure we are of each. Called by
// service/answers and the command line. The confidence is a probability that was fitted, so that
// a threshold means a share of right answers and not a score.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "bot/faq/likeness.hpp"

namespace zampa::faq {

struct Ranked {
  const Entry* entry = nullptr;  ///< lives as long as the Index
  float score = 0;               ///< BM25 of the search, for the tester
  float confidence = 0;          ///< 0..1; 1 only when an entry holds this very question
  float covered = 0;             ///< share of the question found in the entry
};

/// The entries for `question`, most confident first, equal ones by id. Empty when nothing of the
/// question occurs anywhere, or when it is longer than kMaxQuestionBytes.
/// Cost: well under a millisecond for a few hundred entries.
std::vector<Ranked> rank(const Index& index, std::string_view question, std::size_t limit = 10,
                         const ConfidenceWeights& weights = ConfidenceWeights::shipped());

}  // namespace zampa::faq
