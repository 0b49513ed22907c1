#include "bot/store/sessions.hpp"

#include "bot/base/text.hpp"

namespace zampa::store {
namespace {

constexpr std::string_view kSessionFind =
    "SELECT flow, step, nonce, slots, choices, updated_at FROM sessions "
    "WHERE tenant = ?1 AND person = ?2 AND account = ?3";
constexpr std::string_view kSessionSave =
    "INSERT INTO sessions (tenant, person, account, flow, step, nonce, slots, choices, updated_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (tenant, person, account) DO UPDATE "
    "SET flow = excluded.flow, step = excluded.step, nonce = excluded.nonce, "
    "slots = excluded.slots, choices = excluded.choices, updated_at = excluded.updated_at";
constexpr std::string_view kSessionForget =
    "DELETE FROM sessions WHERE tenant = ?1 AND person = ?2 AND account = ?3";

}  // namespace

std::optional<domain::Session> Sessions::find(const PersonId& person,
                                              const std::string& account) const {
  const auto rows = scope_.sql.query(kSessionFind, {scope_.tenant, person.text, account});
  if (rows.empty()) return std::nullopt;
  domain::Session session;
  session.flow = ports::text(rows[0][0]);
  session.step = ports::text(rows[0][1]);
  session.nonce = ports::text(rows[0][2]);
  session.slots = base::fields_from_text(ports::text(rows[0][3]));
  const std::string choices = ports::text(rows[0][4]);
  for (const auto choice : base::split(choices, ',')) {
    if (!choice.empty()) session.choices.emplace_back(choice);
  }
  session.updated_at = instant(rows[0][5]);
  return session;
}

void Sessions::save(const PersonId& person, const std::string& account,
                    const domain::Session& session) {
  scope_.sql.execute(kSessionSave, {scope_.tenant, person.text, account, session.flow, session.step,
                                    session.nonce, base::fields_to_text(session.slots),
                                    base::join(session.choices, ","), value(session.updated_at)});
}

void Sessions::forget(const PersonId& person, const std::string& account) {
  scope_.sql.execute(kSessionForget, {scope_.tenant, person.text, account});
}

}  // namespace zampa::store
