#include "bot/store/migrate.hpp"

#include <algorithm>
#include <charconv>

#include "bot/base/crypto.hpp"
#include "bot/base/embedded.hpp"

namespace zampa::store {
namespace {

constexpr std::string_view kCreate =
    "CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, "
    "digest TEXT NOT NULL, applied_at BIGINT NOT NULL)";
constexpr std::string_view kApplied =
    "SELECT number, name, digest FROM schema_migrations ORDER BY number";
constexpr std::string_view kRemember =
    "INSERT INTO schema_migrations (number, name, digest, applied_at) VALUES (?1, ?2, ?3, ?4)";

}  // namespace

std::vector<Migration> shipped_migrations(std::string_view dialect) {
  const std::string folder = "bot/store/migrations/" + std::string{dialect} + "/";
  std::vector<Migration> found;
  for (const std::string_view path : base::embedded_files(folder)) {
    Migration migration;
    migration.name = path.substr(folder.size());
    std::from_chars(migration.name.data(), migration.name.data() + 4, migration.number);
    migration.sql = base::embedded_file(path).value_or("");
    found.push_back(std::move(migration));
  }
  std::sort(found.begin(), found.end(),
            [](const Migration& a, const Migration& b) { return a.number < b.number; });
  return found;
}

SchemaState schema_state(ports::Sql& sql) {
  SchemaState state;
  for (const auto& m : shipped_migrations(sql.dialect())) state.known = m.number;
  sql.execute(kCreate, {});
  for (const auto& row : sql.query(kApplied, {})) {
    state.applied = static_cast<int>(ports::integer(row.at(0)));
  }
  return state;
}

Result<std::vector<std::string>> migrate(ports::Sql& sql, Instant now) {
  const auto shipped = shipped_migrations(sql.dialect());
  sql.begin(true);
  try {
    const SchemaState state = schema_state(sql);
    std::vector<std::string> applied;
    if (state.newer()) {
      sql.rollback();
      return Refusal{RefusalCode::conflict,
                     "the database has schema " + std::to_string(state.applied) +
                         ", this program knows " + std::to_string(state.known)};
    }
    const auto rows = sql.query(kApplied, {});
    for (const auto& migration : shipped) {
      const std::string digest = base::sha256_hex(migration.sql);
      const auto known = std::find_if(rows.begin(), rows.end(), [&](const ports::SqlRow& row) {
        return ports::integer(row.at(0)) == migration.number;
      });
      if (known != rows.end()) {
        if (ports::text(known->at(2)) == digest) continue;
        sql.rollback();
        return Refusal{RefusalCode::conflict,
                       migration.name + " was changed after it had been applied"};
      }
      sql.run_script(migration.sql);
      sql.execute(kRemember,
                  {std::int64_t{migration.number}, migration.name, digest, base::to_millis(now)});
      applied.push_back(migration.name);
    }
    sql.commit();
    return applied;
  } catch (const Fault&) {
    sql.rollback();
    throw;
  }
}

}  // namespace zampa::store
