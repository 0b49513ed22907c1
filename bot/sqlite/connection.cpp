#include "bot/sqlite/connection.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <list>
#include <unordered_map>

namespace zampa::sqlite {
namespace {

[[noreturn]] void rethrow(const SQLite::Exception& e) {
  const int code = e.getErrorCode();
  const std::string what = std::string{"sqlite: "} + e.what();
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT:
      throw ports::ConstraintFault{what};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
      throw StorageFault{what};
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw FatalFault{what};
    default:
      throw StorageFault{what};
  }
}

void bind(SQLite::Statement& statement, const std::vector<ports::SqlValue>& values) {
  int place = 0;
  for (const auto& value : values) {
    ++place;
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      statement.bind(place, static_cast<int64_t>(*number));
    } else if (const auto* words = std::get_if<std::string>(&value)) {
      statement.bindNoCopy(place, *words);
    } else {
      statement.bind(place);
    }
  }
}

ports::SqlValue value_of(const SQLite::Column& column) {
  if (column.isNull()) return std::monostate{};
  if (column.isInteger()) return static_cast<std::int64_t>(column.getInt64());
  return column.getString();
}

class SqliteConnection final : public ports::Sql {
 public:
  SqliteConnection(const std::string& path, bool read_only)
      : database_(path, read_only ? SQLite::OPEN_READONLY
                                  : (SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)) {
    database_.setBusyTimeout(5000);
    database_.exec("PRAGMA foreign_keys=ON");
    database_.exec("PRAGMA trusted_schema=OFF");
    if (read_only) {
      sqlite3_db_config(database_.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    } else {
      database_.exec("PRAGMA journal_mode=WAL");
      database_.exec("PRAGMA synchronous=FULL");
      database_.exec("PRAGMA wal_autocheckpoint=0");
    }
  }

  std::vector<ports::SqlRow> query(std::string_view sql,
                                   const std::vector<ports::SqlValue>& values) override {
    try {
      SQLite::Statement& statement = prepared(sql);
      const Reset reset{statement};
      bind(statement, values);
      std::vector<ports::SqlRow> rows;
      while (statement.executeStep()) {
        ports::SqlRow row;
        row.reserve(static_cast<std::size_t>(statement.getColumnCount()));
        for (int i = 0; i < statement.getColumnCount(); ++i) {
          row.push_back(value_of(statement.getColumn(i)));
        }
        rows.push_back(std::move(row));
      }
      return rows;
    } catch (const SQLite::Exception& e) {
      rethrow(e);
    }
  }

  std::int64_t execute(std::string_view sql, const std::vector<ports::SqlValue>& values) override {
    try {
      SQLite::Statement& statement = prepared(sql);
      const Reset reset{statement};
      bind(statement, values);
      return statement.exec();
    } catch (const SQLite::Exception& e) {
      rethrow(e);
    }
  }

  void run_script(std::string_view sql) override {
    try {
      database_.exec(std::string{sql});
    } catch (const SQLite::Exception& e) {
      rethrow(e);
    }
  }

  void begin(bool write) override { execute(write ? "BEGIN IMMEDIATE" : "BEGIN", {}); }
  void commit() override { execute("COMMIT", {}); }
  void rollback() override { execute("ROLLBACK", {}); }

  void checkpoint() override {
    // The result is not looked at: a reader in the way only means that the log grows a little.
    sqlite3_wal_checkpoint_v2(database_.getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr,
                              nullptr);
  }

  std::string_view dialect() const override { return "sqlite"; }

 private:
  struct Reset {
    SQLite::Statement& statement;
    explicit Reset(SQLite::Statement& s) : statement(s) {}
    Reset(const Reset&) = delete;
    Reset& operator=(const Reset&) = delete;
    ~Reset() {
      statement.tryReset();
      statement.clearBindings();
    }
  };

  /// Statements are kept by their text: preparing costs more than most of them take to run.
  SQLite::Statement& prepared(std::string_view sql) {
    const std::string text{sql};
    if (const auto it = statements_.find(text); it != statements_.end()) return *it->second;
    return *statements_.emplace(text, std::make_unique<SQLite::Statement>(database_, text))
                .first->second;
  }

  SQLite::Database database_;
  std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
};

}  // namespace

std::unique_ptr<ports::Sql> connect(const std::string& path, bool read_only) {
  try {
    return std::make_unique<SqliteConnection>(path, read_only);
  } catch (const SQLite::Exception& e) {
    rethrow(e);
  }
}

}  // namespace zampa::sqlite
