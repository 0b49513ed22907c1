// Opens the database that `database.url` names, and says plainly when its schema does not fit.
#pragma once

#include <string>

#include "bot/base/result.hpp"
#include "bot/ports/clock.hpp"
#include "bot/ports/sql.hpp"

namespace zampa::app {

/// A function that opens connections; "sqlite:FILE" is relative to `data_dir`.
/// Refuses invalid for an address this program does not know.
Result<ports::SqlOpener> database_opener(const std::string& url, const std::string& data_dir);

/// Brings an empty database to this version; another one has to be current already.
/// Refuses conflict naming `zampa migrate` for an older one, and for a newer one.
Result<void> prepare_schema(const ports::SqlOpener& opener, const ports::Clock& clock);

}  // namespace zampa::app
