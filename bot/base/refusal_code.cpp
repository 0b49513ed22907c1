#include "bot/base/refusal_code.hpp"

#include <array>

namespace zampa::base {

const RefusalMeaning& meaning(RefusalCode code) {
  using enum RefusalCode;
  static constexpr std::array<RefusalMeaning, 10> kMeanings{{
      {invalid, "invalid", 422, "refusal.invalid", false},
      {unauthenticated, "unauthenticated", 401, "refusal.unauthenticated", false},
      {forbidden, "forbidden", 403, "refusal.forbidden", false},
      {not_found, "not_found", 404, "refusal.not_found", false},
      {conflict, "conflict", 409, "refusal.conflict", false},
      {expired, "expired", 410, "refusal.expired", false},
      {too_large, "too_large", 413, "refusal.too_large", false},
      {unsupported, "unsupported", 415, "refusal.unsupported", false},
      {rate_limited, "rate_limited", 429, "refusal.rate_limited", true},
      {unavailable, "unavailable", 503, "refusal.unavailable", true},
  }};
  return kMeanings.at(static_cast<std::size_t>(code));
}

}  // namespace zampa::base
