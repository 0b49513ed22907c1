// Everything a person reads or the office decides by, loaded as one value: replies, policy, tables,
// emergency words, FAQ. From the files compiled in, or from `[content] dir` over them.
#pragma once

#include <string>
#include <vector>

#include "bot/app/faq_files.hpp"
#include "bot/base/result.hpp"
#include "bot/domain/rulebook.hpp"
#include "bot/faq/entry.hpp"

namespace zampa::app {

struct Content {
  domain::Rulebook rulebook;
  std::vector<faq::Entry> faq;
  std::vector<FaqArea> faq_areas;
  faq::Synonyms synonyms;  ///< of questions, for the index over `faq`
};

/// `dir` empty = what is compiled in; `demo` puts the demo's limits over the others. Refuses
/// invalid; the detail holds every fault of every file, one line each: "FILE:LINE: key: what is
/// wrong; how to fix".
Result<Content> load_content(const std::string& dir, bool demo);

}  // namespace zampa::app
