// Brings a database to this version: numbered SQL files, each applied once, remembered with the
// digest of its text so that an edited old file is noticed.
#pragma once

#include <string>
#include <vector>

#include "bot/base/instant.hpp"
#include "bot/base/result.hpp"
#include "bot/ports/sql.hpp"

namespace zampa::store {

struct Migration {
  int number = 0;
  std::string name;  ///< "0001_foundation.sql"
  std::string sql;
};

/// The compiled-in files for a dialect, in order.
std::vector<Migration> shipped_migrations(std::string_view dialect);

struct SchemaState {
  int applied = 0;  ///< highest applied number, 0 for an empty database
  int known = 0;    ///< highest shipped number
  bool empty() const { return applied == 0; }
  bool older() const { return applied < known; }
  bool newer() const { return applied > known; }
};

SchemaState schema_state(ports::Sql& sql);

/// Applies what is missing inside one write transaction; names what it applied.
/// Refuses conflict when an applied file's text has changed or the schema is newer than this
/// program; then nothing is changed.
Result<std::vector<std::string>> migrate(ports::Sql& sql, Instant now);

}  // namespace zampa::store
