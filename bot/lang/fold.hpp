// The folds that serve every script: compatibility forms, case, invisible characters. For matching
// only; what a citizen wrote is kept as written.
#pragma once

#include <string>
#include <string_view>

namespace zampa::lang {

/// Unicode NFKC with case folding: full-width letters and digits become plain, upper case becomes
/// lower, zero-width characters vanish. Idempotent.
std::string fold_width_and_case(std::string_view text);

}  // namespace zampa::lang
