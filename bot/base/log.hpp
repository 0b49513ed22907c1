// One JSON object per line on stderr, one line per event. Never a secret, an openid, a phone number
// or a citizen's words: people appear as log_name() of their id. The only user of spdlog.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace zampa::base {

enum class LogLevel { debug, info, warn, error };

using LogValue = std::variant<std::string_view, std::int64_t>;
using LogFields = std::initializer_list<std::pair<std::string_view, LogValue>>;

/// Writes {"t":…,"level":…,"event":…, fields…}. `event` is a snake_case word.
/// Threads: any. Control characters are escaped, values cut at 512 bytes.
void log(LogLevel level, std::string_view event, LogFields fields = {});

/// Lines below `level` are dropped from now on; default info.
void set_log_level(LogLevel level);

/// A short stable pseudonym of an openid, userid or phone number for this process's life.
std::string log_name(std::string_view personal);

}  // namespace zampa::base
