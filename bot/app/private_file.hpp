// Files that an operator names: read with a limit, and checked for who else may read them. Used by
// the settings.
#pragma once

#include <cstddef>
#include <string>

#include "bot/base/result.hpp"

namespace zampa::app {

/// Reads a regular file of at most `most_bytes`; never waits on a pipe.
/// Refuses invalid; the detail fits behind the name of the file: "does not exist" …
Result<std::string> read_small_file(const std::string& path, std::size_t most_bytes);

/// Empty, or why this file must not hold secrets: "may be read by group or others" …
std::string why_not_private(const std::string& path);

}  // namespace zampa::app
