// Turning optional moments, ids and flags into column values and back. Private to the store.
#pragma once

#include <optional>
#include <string>

#include "bot/base/instant.hpp"
#include "bot/ports/sql.hpp"

namespace zampa::store {

using Values = std::vector<ports::SqlValue>;

inline ports::SqlValue value(Instant t) { return base::to_millis(t); }
inline ports::SqlValue value(const std::optional<Instant>& t) {
  return t ? ports::SqlValue{base::to_millis(*t)} : ports::SqlValue{std::monostate{}};
}
inline ports::SqlValue value(bool b) { return std::int64_t{b ? 1 : 0}; }
inline ports::SqlValue number(std::int64_t n) { return n; }

inline Instant instant(const ports::SqlValue& v) { return base::from_millis(ports::integer(v)); }
inline std::optional<Instant> optional_instant(const ports::SqlValue& v) {
  if (ports::is_null(v)) return std::nullopt;
  return instant(v);
}
inline bool flag(const ports::SqlValue& v) { return ports::integer(v) != 0; }

/// What every repository holds: the open transaction and whose data it may see.
struct Scope {
  ports::Sql& sql;
  const std::string& tenant;
};

}  // namespace zampa::store
