// One connection to a database, with the few calls that SQLite and PostgreSQL both do. SQL is
// written once, in the common subset, with ?1, ?2 … as places. Values are NULL, 64-bit integers or
// UTF-8 text; ids come from the program, times are milliseconds, booleans 0 and 1.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bot/base/fault.hpp"

namespace zampa::ports {

using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;
using SqlRow = std::vector<SqlValue>;

/// A unique key or check constraint said no. The only storage fault that code may look for.
struct ConstraintFault : StorageFault {
  using StorageFault::StorageFault;
};

/// Used by one thread at a time.
class Sql {
 public:
  virtual ~Sql() = default;
  /// All rows. Throws StorageFault (busy, full), ConstraintFault, FatalFault (I/O, corrupt).
  virtual std::vector<SqlRow> query(std::string_view sql, const std::vector<SqlValue>& values) = 0;
  /// Number of rows changed. Throws as query.
  virtual std::int64_t execute(std::string_view sql, const std::vector<SqlValue>& values) = 0;
  /// Several statements separated by semicolons, without values. For migrations.
  virtual void run_script(std::string_view sql) = 0;
  /// A write transaction (taken at once, so that two writers cannot deadlock) or a read snapshot.
  virtual void begin(bool write) = 0;
  virtual void commit() = 0;
  virtual void rollback() = 0;
  /// Moves the log into the main file where the driver has one. Called by the writer only.
  virtual void checkpoint() = 0;
  /// "sqlite" or "postgres": chooses the migration files.
  virtual std::string_view dialect() const = 0;
};

/// A nested savepoint: rolled back by the destructor unless released.
class Savepoint {
 public:
  explicit Savepoint(Sql& sql) : sql_(sql) { sql_.execute("SAVEPOINT nested", {}); }
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  ~Savepoint() {
    if (open_) undo();
  }
  void release() {
    sql_.execute("RELEASE SAVEPOINT nested", {});
    open_ = false;
  }

 private:
  void undo() noexcept {
    try {
      sql_.execute("ROLLBACK TO SAVEPOINT nested", {});
      sql_.execute("RELEASE SAVEPOINT nested", {});
    } catch (const Fault&) {
      // The transaction itself is gone; whoever holds it finds out at commit.
    }
  }
  Sql& sql_;
  bool open_ = true;
};

/// Opens one more connection to the same database. Threads: any.
using SqlOpener = std::function<std::unique_ptr<Sql>(bool read_only)>;

inline std::int64_t integer(const SqlValue& value) {
  const auto* held = std::get_if<std::int64_t>(&value);
  return held != nullptr ? *held : 0;
}

inline std::string text(const SqlValue& value) {
  const auto* held = std::get_if<std::string>(&value);
  return held != nullptr ? *held : std::string{};
}

inline bool is_null(const SqlValue& value) { return std::holds_alternative<std::monostate>(value); }

}  // namespace zampa::ports
