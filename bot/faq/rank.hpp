// From a question to the entries that may answer it, with how sure we are of each. Called by
// service/answers and the command line. The confidence is a bounded likeness for now; a fitted
// model can take its place here without anybody else noticing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "bot/faq/index.hpp"

namespace zampa::faq {

struct Ranked {
  const Entry* entry = nullptr;  ///< lives as long as the Index
  float score = 0;               ///< BM25 of the search, for the tester
  float confidence = 0;          ///< 0..1; 1 only when an entry holds this very question
};

/// The entries for `question`, most confident first, equal ones by id. Empty when nothing of the
/// question occurs anywhere, or when it is longer than kMaxQuestionBytes.
/// Cost: well under a millisecond for a few hundred entries.
std::vector<Ranked> rank(const Index& index, std::string_view question, std::size_t limit = 10);

}  // namespace zampa::faq
