#include "bot/store/admins.hpp"

namespace zampa::store {
namespace {

#define ZAMPA_ADMIN_COLUMNS "name, person, password, must_change, failures, locked_until"

// Primary key.
constexpr std::string_view kAdminFind =
    "SELECT " ZAMPA_ADMIN_COLUMNS " FROM admins WHERE tenant = ?1 AND name = ?2";
// Accounts are few: a scan.
constexpr std::string_view kAdminOfPerson =
    "SELECT " ZAMPA_ADMIN_COLUMNS " FROM admins WHERE tenant = ?1 AND person = ?2";
constexpr std::string_view kAdminAll =
    "SELECT " ZAMPA_ADMIN_COLUMNS " FROM admins WHERE tenant = ?1 ORDER BY name";
constexpr std::string_view kAdminSave =
    "INSERT INTO admins (tenant, name, person, password, must_change, failures, locked_until) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (tenant, name) DO UPDATE SET "
    "person = excluded.person, password = excluded.password, must_change = excluded.must_change, "
    "failures = excluded.failures, locked_until = excluded.locked_until";
// Sessions: the primary key, or a scan of the few that are open.
constexpr std::string_view kSessionOpen =
    "INSERT INTO admin_sessions (tenant, token_hash, person, form_token, language, created_at, "
    "seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view kSessionFind =
    "SELECT token_hash, person, form_token, language, created_at, seen_at FROM admin_sessions "
    "WHERE tenant = ?1 AND token_hash = ?2";
constexpr std::string_view kSessionTouch =
    "UPDATE admin_sessions SET seen_at = ?3 WHERE tenant = ?1 AND token_hash = ?2";
constexpr std::string_view kSessionLanguage =
    "UPDATE admin_sessions SET language = ?3 WHERE tenant = ?1 AND token_hash = ?2";
constexpr std::string_view kSessionClose =
    "DELETE FROM admin_sessions WHERE tenant = ?1 AND token_hash = ?2";
constexpr std::string_view kSessionCloseAll =
    "DELETE FROM admin_sessions WHERE tenant = ?1 AND person = ?2";
constexpr std::string_view kSessionForget =
    "DELETE FROM admin_sessions WHERE tenant = ?1 AND created_at < ?2";
constexpr std::string_view kAuditInsert =
    "INSERT INTO audit_log (tenant, id, at, actor, action, object, detail) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
// Primary key: ids sort by time.
constexpr std::string_view kAuditTrail =
    "SELECT id, at, actor, action, object, detail FROM audit_log WHERE tenant = ?1 "
    "ORDER BY id DESC LIMIT ?2";

AdminAccount admin_of(const ports::SqlRow& row) {
  AdminAccount account;
  account.name = ports::text(row[0]);
  account.person = PersonId{ports::text(row[1])};
  account.password = ports::text(row[2]);
  account.must_change = flag(row[3]);
  account.failures = ports::integer(row[4]);
  if (ports::integer(row[5]) != 0) account.locked_until = instant(row[5]);
  return account;
}

std::optional<AdminAccount> only_admin(const std::vector<ports::SqlRow>& rows) {
  if (rows.empty()) return std::nullopt;
  return admin_of(rows.front());
}

}  // namespace

std::optional<AdminAccount> Admins::find(const std::string& name) const {
  return only_admin(scope_.sql.query(kAdminFind, {scope_.tenant, name}));
}

std::optional<AdminAccount> Admins::of_person(const PersonId& person) const {
  return only_admin(scope_.sql.query(kAdminOfPerson, {scope_.tenant, person.text}));
}

std::vector<AdminAccount> Admins::all() const {
  std::vector<AdminAccount> accounts;
  for (const auto& row : scope_.sql.query(kAdminAll, {scope_.tenant})) {
    accounts.push_back(admin_of(row));
  }
  return accounts;
}

void Admins::save(const AdminAccount& account) {
  const std::int64_t locked = account.locked_until ? base::to_millis(*account.locked_until) : 0;
  scope_.sql.execute(kAdminSave,
                     {scope_.tenant, account.name, account.person.text, account.password,
                      value(account.must_change), account.failures, locked});
}

void Admins::open_session(const AdminSession& session) {
  scope_.sql.execute(kSessionOpen,
                     {scope_.tenant, session.token_hash, session.person.text, session.form_token,
                      std::string{domain::to_text(session.language)}, value(session.created_at),
                      value(session.seen_at)});
}

std::optional<AdminSession> Admins::session(const std::string& token_hash) const {
  const auto rows = scope_.sql.query(kSessionFind, {scope_.tenant, token_hash});
  if (rows.empty()) return std::nullopt;
  const auto& row = rows.front();
  return AdminSession{ports::text(row[0]), PersonId{ports::text(row[1])},
                      ports::text(row[2]), domain::language_from(ports::text(row[3])),
                      instant(row[4]),     instant(row[5])};
}

void Admins::touch_session(const std::string& token_hash, Instant seen_at) {
  scope_.sql.execute(kSessionTouch, {scope_.tenant, token_hash, value(seen_at)});
}

void Admins::set_session_language(const std::string& token_hash, domain::Language language) {
  scope_.sql.execute(kSessionLanguage,
                     {scope_.tenant, token_hash, std::string{domain::to_text(language)}});
}

void Admins::close_session(const std::string& token_hash) {
  scope_.sql.execute(kSessionClose, {scope_.tenant, token_hash});
}

void Admins::close_sessions_of(const PersonId& person) {
  scope_.sql.execute(kSessionCloseAll, {scope_.tenant, person.text});
}

void Admins::forget_sessions_created_before(Instant moment) {
  scope_.sql.execute(kSessionForget, {scope_.tenant, value(moment)});
}

void Admins::note(const AuditLine& line) {
  scope_.sql.execute(kAuditInsert, {scope_.tenant, line.id, value(line.at), line.actor.text,
                                    line.action, line.object, line.detail});
}

std::vector<AuditLine> Admins::trail(std::int64_t at_most) const {
  std::vector<AuditLine> lines;
  for (const auto& row : scope_.sql.query(kAuditTrail, {scope_.tenant, at_most})) {
    lines.push_back({ports::text(row[0]), instant(row[1]), PersonId{ports::text(row[2])},
                     ports::text(row[3]), ports::text(row[4]), ports::text(row[5])});
  }
  return lines;
}

}  // namespace zampa::store
