// Inline choices of a bubble, offered three equal ways: a tap, the number, the word. Pure text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zampa::domain {

struct OfferedChoice {
  std::string key;    ///< "choice.submit"
  std::string label;  ///< in the reader's language
  std::string id;     ///< what a tap sends back
};

/// "1 submit  2 change", each a link that the platform turns into a tap when `tappable`; long
/// labels stand one to a line.
std::string choice_lines(const std::vector<OfferedChoice>& choices, bool tappable);

/// A tap's id names the question it belongs to, so that an old bubble cannot answer a new question.
std::string session_choice_id(std::string_view nonce, std::string_view key);
/// A tap on a pushed message names its ticket instead.
std::string ticket_choice_id(std::string_view ticket_number, std::string_view key);

struct ChoiceId {
  enum class Kind { none, session, ticket } kind = Kind::none;
  std::string subject;  ///< nonce or ticket number
  std::string key;
};
ChoiceId parse_choice_id(std::string_view id);

}  // namespace zampa::domain
