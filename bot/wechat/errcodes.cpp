#include "bot/wechat/errcodes.hpp"

#include <algorithm>
#include <array>

namespace zampa::wechat {
namespace {

using enum ports::SendOutcome::Verdict;
using enum ErrorAction;

// Sorted by code.
constexpr std::array kErrorMeanings = std::to_array<ErrorMeaning>({
    {-1, retry, none, "platform busy"},
    {0, sent, none, "done"},
    {40001, retry, refresh_token, "access token invalid"},
    {40002, broken, none, "wrong grant type"},
    {40003, unreachable, none, "unknown openid, or one of another account"},
    {40007, broken, none, "media id unknown or expired"},
    {40008, broken, none, "unknown message type"},
    {40013, broken, stop_account, "wrong app id"},
    {40014, retry, refresh_token, "access token invalid"},
    {40033, broken, none, "malformed characters in the request"},
    {40035, broken, none, "malformed request"},
    {40037, broken, none, "unknown template"},
    {40097, broken, none, "malformed parameter"},
    {40125, broken, stop_account, "wrong secret"},
    {40164, broken, stop_account, "our address is not in the account's list"},
    {40165, broken, none, "unknown page"},
    {40243, broken, stop_account, "secret frozen"},
    {41001, retry, refresh_token, "access token missing"},
    {41002, broken, stop_account, "app id missing"},
    {41004, broken, stop_account, "secret missing"},
    {41030, broken, none, "unknown page"},
    {41048, broken, none, "malformed parameter"},
    {42001, retry, refresh_token, "access token expired"},
    {43004, unreachable, none, "does not follow the account"},
    {43019, unreachable, none, "is on the account's block list"},
    {43101, no_door, none, "no subscription left"},
    {44002, broken, none, "empty request"},
    {44004, broken, none, "empty text"},
    {45002, broken, none, "text too long"},
    {45003, broken, none, "title too long"},
    {45004, broken, none, "description too long"},
    {45008, broken, none, "too many articles"},
    {45009, retry_day, none, "the day's calls are used up"},
    {45011, retry, none, "too many calls this minute"},
    {45015, no_door, none, "the window of the conversation is closed"},
    {45047, no_door, none, "the messages of this window are used up"},
    {45065, sent, none, "delivered before under the same id"},
    {45066, retry, none, "under way under the same id"},
    {45168, broken, none, "forbidden word in a keyword"},
    {46004, unreachable, none, "unknown user"},
    {47001, broken, none, "malformed JSON"},
    {47003, broken, none, "a keyword breaks the template's rules"},
    {48001, broken, none, "the account may not use this call"},
    {48002, unreachable, none, "refuses messages"},
    {48004, broken, none, "this call was blocked for the account"},
    {48006, broken, none, "no reset of the quota left"},
    {48008, broken, none, "not allowed for this message type"},
    {50001, broken, none, "the account may not use this call"},
    {50002, broken, none, "the account is restricted"},
    {50004, broken, stop_account, "no permission for tokens"},
    {50005, unreachable, none, "does not follow the account"},
    {50007, broken, stop_account, "account frozen"},
    {61004, broken, stop_account, "our address is not in the account's list"},
    {65400, broken, none, "human service is not switched on"},
    {89501, retry, none, "an administrator must confirm the call"},
    {89503, broken, stop_account, "our address waits for an administrator"},
    {89506, broken, stop_account, "an administrator refused our address for 24 hours"},
    {89507, broken, stop_account, "an administrator refused our address for an hour"},
});

constexpr bool errors_sorted() {
  for (std::size_t i = 1; i < kErrorMeanings.size(); ++i) {
    if (kErrorMeanings[i - 1].code >= kErrorMeanings[i].code) return false;
  }
  return true;
}
static_assert(errors_sorted());

constexpr ErrorMeaning kUnknownError{0, retry, none, "unknown error"};

}  // namespace

const ErrorMeaning& error_meaning(std::int64_t code) {
  const auto* found = std::lower_bound(
      kErrorMeanings.begin(), kErrorMeanings.end(), code,
      [](const ErrorMeaning& row, std::int64_t wanted) { return row.code < wanted; });
  return found != kErrorMeanings.end() && found->code == code ? *found : kUnknownError;
}

}  // namespace zampa::wechat
