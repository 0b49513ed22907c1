// The Sql port over SQLite (SQLiteCpp). WAL, synchronous=FULL, foreign keys on, no automatic
// checkpoint: the store's writer is the only one that writes and the only one that checkpoints,
// which keeps the WAL-reset bug of SQLite before 3.51.3 out of reach.
#pragma once

#include <memory>
#include <string>

#include "bot/ports/sql.hpp"

namespace zampa::sqlite {

/// A connection to `path`, or to a private database in memory for ":memory:".
/// Throws StorageFault when it cannot be opened.
std::unique_ptr<ports::Sql> connect(const std::string& path, bool read_only);

}  // namespace zampa::sqlite
