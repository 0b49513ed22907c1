// Reads config/policy/emergency.toml into the words of danger. Called by the wiring at start and by
// `zampa check`; its faults name file, line, key and fix.
#pragma once

#include <string_view>

#include "bot/base/result.hpp"
#include "bot/domain/emergency.hpp"

namespace zampa::app {

/// The words of `toml`, already prepared for domain::detect. `file` is only for the fault's text.
/// Refuses   invalid "FILE:LINE: key: what; fix" for the first fault
Result<domain::EmergencyWords> read_emergency_words(std::string_view toml, std::string_view file);

}  // namespace zampa::app
