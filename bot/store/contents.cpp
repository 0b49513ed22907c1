#include "bot/store/contents.hpp"

namespace zampa::store {
namespace {

#define ZAMPA_CONTENT_COLUMNS "c.kind, c.key, c.version, c.fields, c.base_digest, c.actor, c.at"

// Primary key, read backwards.
constexpr std::string_view kContentLatest =
    "SELECT " ZAMPA_CONTENT_COLUMNS
    " FROM contents c WHERE c.tenant = ?1 AND c.kind = ?2 AND c.key = ?3 "
    "ORDER BY c.version DESC LIMIT 1";
constexpr std::string_view kContentAllLatest =
    "SELECT " ZAMPA_CONTENT_COLUMNS
    " FROM contents c WHERE c.tenant = ?1 AND c.kind = ?2 AND c.version = (SELECT max(m.version) "
    "FROM contents m WHERE m.tenant = c.tenant AND m.kind = c.kind AND m.key = c.key) "
    "ORDER BY c.key";
constexpr std::string_view kContentHistory =
    "SELECT " ZAMPA_CONTENT_COLUMNS
    " FROM contents c WHERE c.tenant = ?1 AND c.kind = ?2 AND c.key = ?3 ORDER BY c.version DESC";
constexpr std::string_view kContentInsert =
    "INSERT INTO contents (tenant, kind, key, version, fields, base_digest, actor, at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

std::vector<Content> contents_of(const std::vector<ports::SqlRow>& rows) {
  std::vector<Content> found;
  for (const auto& row : rows) {
    found.push_back({ports::text(row[0]), ports::text(row[1]), ports::integer(row[2]),
                     base::fields_from_text(ports::text(row[3])), ports::text(row[4]),
                     ports::text(row[5]), instant(row[6])});
  }
  return found;
}

}  // namespace

std::optional<Content> Contents::latest(const std::string& kind, const std::string& key) const {
  auto found = contents_of(scope_.sql.query(kContentLatest, {scope_.tenant, kind, key}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Content> Contents::all_latest(const std::string& kind) const {
  return contents_of(scope_.sql.query(kContentAllLatest, {scope_.tenant, kind}));
}

std::vector<Content> Contents::history(const std::string& kind, const std::string& key) const {
  return contents_of(scope_.sql.query(kContentHistory, {scope_.tenant, kind, key}));
}

void Contents::insert(const Content& c) {
  scope_.sql.execute(kContentInsert,
                     {scope_.tenant, c.kind, c.key, c.version, base::fields_to_text(c.fields),
                      c.base_digest, c.actor, value(c.at)});
}

}  // namespace zampa::store
