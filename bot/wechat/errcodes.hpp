// The platform's error codes as one table: what the courier does about each. Called by client and
// access_token. Only the number counts; the English text beside it changes without notice.
#pragma once

#include <cstdint>
#include <string_view>

#include "bot/ports/messenger.hpp"

namespace zampa::wechat {

enum class ErrorAction {
  none,
  refresh_token,  ///< forget the token if it is still the present one, send once more
  stop_account,   ///< nothing will work until an operator acts: stop fetching tokens, alarm
};

struct ErrorMeaning {
  std::int64_t code;
  ports::SendOutcome::Verdict verdict;
  ErrorAction action;
  std::string_view words;  ///< for the console
};

/// The row of `code`; an unknown code is worth a retry.
const ErrorMeaning& error_meaning(std::int64_t code);

}  // namespace zampa::wechat
