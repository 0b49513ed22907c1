// The ten reasons for which a wish can be impossible, and the one table that says what each means
// at every edge (HTTP status, reply key, log level). Stored nowhere, so free to change.
#pragma once

#include <string_view>

namespace zampa::base {

enum class RefusalCode {
  invalid,
  unauthenticated,
  forbidden,
  not_found,
  conflict,
  expired,
  too_large,
  unsupported,
  rate_limited,
  unavailable,
};

struct RefusalMeaning {
  RefusalCode code;
  std::string_view name;       ///< equals the enumerator; log field `refusal`
  int http_status;             ///< what an HTTP caller gets
  std::string_view reply_key;  ///< reply template told to a person
  bool worth_retrying;         ///< true only where the same wish may succeed later unchanged
};

/// The row for `code`; every code has one.
const RefusalMeaning& meaning(RefusalCode code);

}  // namespace zampa::base

namespace zampa {
using base::RefusalCode;
}
