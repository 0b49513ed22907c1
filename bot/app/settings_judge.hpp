// Judges settings that have been read: addresses, names, secrets, and what production refuses. Used
// by settings.cpp.
#pragma once

#include <string>

#include "bot/app/settings.hpp"
#include "bot/app/settings_sources.hpp"

namespace zampa::app {

/// Adds every fault to `faults`; fills the API addresses that were left to the platform's default.
/// file  the configuration itself, whose permissions production checks
void judge_settings(Settings& settings, const SettingSources& sources, const std::string& file,
                    SettingFaults& faults);

}  // namespace zampa::app
