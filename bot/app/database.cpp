#include "bot/app/database.hpp"

#include "bot/sqlite/connection.hpp"
#include "bot/store/migrate.hpp"

namespace zampa::app {

Result<ports::SqlOpener> database_opener(const std::string& url, const std::string& data_dir) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite)) {
    std::string path = url.substr(kSqlite.size());
    if (!path.starts_with('/')) path = data_dir + "/" + path;
    return ports::SqlOpener{[path](bool read_only) { return sqlite::connect(path, read_only); }};
  }
  return Refusal{RefusalCode::invalid,
                 "database.url: only sqlite: is known to this build; write \"sqlite:zampa.db\""};
}

Result<void> prepare_schema(const ports::SqlOpener& opener, const ports::Clock& clock) {
  const auto sql = opener(false);
  const auto state = store::schema_state(*sql);
  if (state.newer()) {
    return Refusal{RefusalCode::conflict, "database: its schema " + std::to_string(state.applied) +
                                              " is newer than this program's " +
                                              std::to_string(state.known) +
                                              "; start a newer zampa"};
  }
  if (!state.empty() && state.older()) {
    return Refusal{RefusalCode::conflict, "database: its schema " + std::to_string(state.applied) +
                                              " is older than this program's " +
                                              std::to_string(state.known) +
                                              "; run `zampa migrate`"};
  }
  auto migrated = store::migrate(*sql, clock.now());
  if (!migrated) return std::move(migrated).error();
  return {};
}

}  // namespace zampa::app
