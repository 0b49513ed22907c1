// The platform's rules for the values of typed template keywords (thing1, time2, phrase3 …): one
// check and, where that keeps the meaning, one shortening for each type. Called by client before a
// send; a value that breaks its rule fails the whole message with 47003.
#pragma once

#include <string>
#include <string_view>

#include "bot/base/result.hpp"

namespace zampa::wechat {

/// The value as the keyword may carry it: line breaks and controls become blanks, too long texts
/// end in an ellipsis (phrases, letters and symbols are cut without one: it is none of theirs).
/// Lengths count UTF-16 units, the strictest of the ways in which the platform may count.
/// keyword  name as in the template; the type is what stands before its number
/// Refuses invalid, naming keyword and rule, when no shortening helps: a word in a number, letters
/// in a phrase, an empty value, a malformed time, a number too long.
Result<std::string> fit_keyword(std::string_view keyword, std::string_view value);

}  // namespace zampa::wechat
