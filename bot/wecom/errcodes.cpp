#include "bot/wecom/errcodes.hpp"

#include <algorithm>
#include <array>

namespace zampa::wecom {
namespace {

using enum ports::SendOutcome::Verdict;
using enum ErrorAction;

// Sorted by code.
constexpr std::array kWecomErrors = std::to_array<ErrorMeaning>({
    {-1, retry, none, "platform busy"},
    {0, sent, none, "done"},
    {40001, retry, refresh_token, "secret or access token invalid"},
    {40003, unreachable, none, "unknown member"},
    {40007, broken, none, "media id unknown or expired"},
    {40008, broken, none, "unknown message type"},
    {40013, broken, stop_account, "wrong corp id"},
    {40014, retry, refresh_token, "access token invalid"},
    {40056, broken, stop_account, "wrong agent id"},
    {40058, broken, none, "malformed parameter"},
    {40091, broken, stop_account, "wrong secret"},
    {41001, retry, refresh_token, "access token missing"},
    {41002, broken, stop_account, "corp id missing"},
    {41004, broken, stop_account, "secret missing"},
    {42001, retry, refresh_token, "access token expired"},
    // Of a card: its answer was used or is too old. The next door tells the member all the same.
    {42014, no_door, none, "the card can no longer be changed"},
    {42017, no_door, none, "the card can no longer be changed"},
    {42018, no_door, none, "the card can no longer be changed"},
    {44004, broken, none, "empty text"},
    {45002, broken, none, "text too long"},
    {45009, retry, none, "too many calls"},
    {45033, retry, none, "too many calls at once"},
    {48002, broken, none, "the application may not use this call"},
    {48003, broken, none, "the application's suite is invalid"},
    {50003, broken, none, "the application is disabled"},
    {60011, broken, none, "the member is outside the application's range"},
    {60020, broken, stop_account, "our address is not trusted by the application"},
    {60111, unreachable, none, "unknown member"},
    {81013, unreachable, none, "none of the recipients can be reached"},
    {82001, broken, none, "no recipient given, or no permission"},
    {301002, broken, stop_account, "the secret may not act for this agent id"},
});

constexpr bool wecom_errors_sorted() {
  for (std::size_t i = 1; i < kWecomErrors.size(); ++i) {
    if (kWecomErrors[i - 1].code >= kWecomErrors[i].code) return false;
  }
  return true;
}
static_assert(wecom_errors_sorted());

constexpr ErrorMeaning kWecomUnknown{0, retry, none, "unknown error"};

}  // namespace

const ErrorMeaning& error_meaning(std::int64_t code) {
  const auto* found = std::lower_bound(
      kWecomErrors.begin(), kWecomErrors.end(), code,
      [](const ErrorMeaning& row, std::int64_t wanted) { return row.code < wanted; });
  return found != kWecomErrors.end() && found->code == code ? *found : kWecomUnknown;
}

}  // namespace zampa::wecom
