// config/policy, config/tables and templates/platform into one constant Policy. Called by the
// wiring at start and by `zampa check`.
#pragma once

#include <string>

#include "bot/app/content_files.hpp"
#include "bot/app/faults_found.hpp"
#include "bot/base/result.hpp"
#include "bot/domain/policy.hpp"

namespace zampa::app {

/// demo      puts [demo] of limits.toml over the rest: nobody waits in front of an audience
/// Refuses   invalid; the detail has a line "FILE:LINE: key: what; fix" for every fault
Result<domain::Policy> read_policy(const ContentFiles& files, bool demo);

}  // namespace zampa::app
