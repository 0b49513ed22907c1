// What is wrong with a sentence before anybody reads it 模板检查: platform limits, placeholders,
// Tibetan spelling, numbers that cannot be tapped. Called by the loader of the reply files and by
// the console's editor; the rule ids are those of the editor's help.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bot/domain/reply_text.hpp"

namespace zampa::domain {

/// An error keeps a version from being published; a warning is shown beside it.
enum class LintSeverity { warning, error };

struct LintFinding {
  std::string rule;  ///< "L1"; see lint_reply
  LintSeverity severity = LintSeverity::error;
  std::string field;         ///< "zh", "bo", "fields"
  std::string detail;        ///< English: what; fix
  std::size_t position = 0;  ///< character in the field, from 1; 0 = the field as a whole
};

/// L1  a bubble's bytes with the samples filled in · L2 characters of a short field, by code points
/// and by UTF-16 · L4 line breaks and control characters · L7 placeholders the same in both
/// languages, each with a sample · L8 Tibetan there and reviewed · L9 Tibetan spelling · L11
/// emergency numbers tappable · L14 reading load · L16 tone
std::vector<LintFinding> lint_reply(const ReplyText& reply);

/// L9 alone, for texts outside the replies: categories, FAQ, names.
std::vector<LintFinding> lint_tibetan(std::string_view text, std::string_view field);

bool has_error(const std::vector<LintFinding>& findings);

}  // namespace zampa::domain
