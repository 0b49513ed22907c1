// Numbers that do not belong into a chat 证件号、银行卡号: found and covered before anything else
// reads the words, so that no ticket, list or push shows them. Called by the router.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zampa::domain {

/// The text with every identity or bank card number covered up to its last two characters; nothing
/// when it holds none. Such a number is fifteen digits or more in a row (an X may end it), or four
/// groups of four and more with single blanks between them.
std::optional<std::string> covered_numbers(std::string_view text);

/// True when nothing but covered numbers, digits and punctuation is left.
bool only_numbers(std::string_view covered);

}  // namespace zampa::domain
