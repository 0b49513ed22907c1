// Placeholders in the sentences the bot says 占位符: `{name}` is filled with a value, `{{` and `}}`
// are literal braces. One pass; a value is never looked at again, so that a citizen's words cannot
// name a placeholder.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/json.hpp"
#include "bot/base/result.hpp"

namespace zampa::domain {

/// A run of letters, or a placeholder's name.
struct TemplatePiece {
  bool is_placeholder = false;
  std::string text;
};

/// The pieces of a template in order. A name is lower case letters, digits and underscores.
/// Refuses   invalid, naming the place: "character 12: '{' without a name and '}'"
Result<std::vector<TemplatePiece>> parse_template(std::string_view text);

/// The names of all placeholders. Nothing when the template is malformed.
std::set<std::string> placeholders(std::string_view text);

/// Whether the template is well formed, uses only names of `allowed` and all of them.
/// Refuses   invalid, naming the place and the unknown or missing name
Result<void> check_template(std::string_view text, const std::set<std::string>& allowed);

/// The sentence with its values. A name without a value becomes nothing, and a malformed template
/// comes out as it is: by now a person waits for the answer.
std::string render(std::string_view text, const Fields& values);

}  // namespace zampa::domain
