#include "bot/store/tickets.hpp"

namespace zampa::store {
namespace {

#define ZAMPA_TICKET_COLUMNS                                                                   \
  "id, number, kind, state, revision, citizen, account, language, anonymous, request, "        \
  "category, level, place_id, place, latitude_micro, longitude_micro, department, duty_rule, " \
  "assignee, public_reply, reason, submitted_at, due_at, dispatch_after, acknowledged_at, "    \
  "resolved_at, awaiting_since, closed_at, rework_count, objection_count, reopen_count"

constexpr std::string_view kTicketInsert =
    "INSERT INTO tickets (tenant, " ZAMPA_TICKET_COLUMNS
    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
    "?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32)";
// Primary key; the last condition makes the change conditional on the revision that was read.
constexpr std::string_view kTicketUpdate =
    "UPDATE tickets SET number = ?3, kind = ?4, state = ?5, revision = ?6, citizen = ?7, "
    "account = ?8, language = ?9, anonymous = ?10, request = ?11, category = ?12, level = ?13, "
    "place_id = ?14, place = ?15, latitude_micro = ?16, longitude_micro = ?17, department = ?18, "
    "duty_rule = ?19, assignee = ?20, public_reply = ?21, reason = ?22, submitted_at = ?23, "
    "due_at = ?24, dispatch_after = ?25, acknowledged_at = ?26, resolved_at = ?27, "
    "awaiting_since = ?28, closed_at = ?29, rework_count = ?30, objection_count = ?31, "
    "reopen_count = ?32 WHERE tenant = ?1 AND id = ?2 AND revision = ?6 - 1";
constexpr std::string_view kTicketFind =
    "SELECT " ZAMPA_TICKET_COLUMNS " FROM tickets WHERE tenant = ?1 AND id = ?2";
// Index tickets_by_number.
constexpr std::string_view kTicketByNumber =
    "SELECT " ZAMPA_TICKET_COLUMNS " FROM tickets WHERE tenant = ?1 AND number = ?2";
// Index tickets_by_citizen.
constexpr std::string_view kTicketsOfCitizen =
    "SELECT " ZAMPA_TICKET_COLUMNS
    " FROM tickets WHERE tenant = ?1 AND citizen = ?2 ORDER BY submitted_at DESC, id DESC LIMIT ?3";
// Index tickets_by_department.
constexpr std::string_view kTicketsOfDepartment =
    "SELECT " ZAMPA_TICKET_COLUMNS
    " FROM tickets WHERE tenant = ?1 AND department = ?2 AND state = ?3 "
    "ORDER BY submitted_at, id LIMIT ?4";
// Index tickets_by_state.
constexpr std::string_view kTicketsInState =
    "SELECT " ZAMPA_TICKET_COLUMNS
    " FROM tickets WHERE tenant = ?1 AND state = ?2 ORDER BY submitted_at, id LIMIT ?3";
constexpr std::string_view kEventInsert =
    "INSERT INTO ticket_events (tenant, ticket, revision, at, verb, from_state, to_state, actor, "
    "actor_role, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
constexpr std::string_view kEvents =
    "SELECT revision, at, verb, from_state, to_state, actor, actor_role, note FROM ticket_events "
    "WHERE tenant = ?1 AND ticket = ?2 ORDER BY revision";
constexpr std::string_view kNoteInsert =
    "INSERT INTO notes (tenant, id, ticket, author, author_role, kind, words, at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
// Index notes_by_ticket.
constexpr std::string_view kNotes =
    "SELECT id, author, author_role, kind, words, at FROM notes "
    "WHERE tenant = ?1 AND ticket = ?2 ORDER BY at, id";
constexpr std::string_view kCount =
    "INSERT INTO counters (tenant, name, value) VALUES (?1, ?2, 1) "
    "ON CONFLICT (tenant, name) DO UPDATE SET value = counters.value + 1 RETURNING value";

Values values_of(const std::string& tenant, const domain::Ticket& t) {
  ports::SqlValue latitude = std::monostate{};
  ports::SqlValue longitude = std::monostate{};
  if (t.point) {
    latitude = std::int64_t{t.point->latitude_micro};
    longitude = std::int64_t{t.point->longitude_micro};
  }
  return {tenant,
          t.id.text,
          t.number,
          std::string{domain::to_text(t.kind)},
          std::string{domain::to_text(t.state)},
          t.revision,
          t.citizen.text,
          t.account,
          std::string{domain::to_text(t.language)},
          value(t.anonymous),
          t.request,
          t.category,
          std::int64_t{t.level},
          t.place_id,
          t.place,
          latitude,
          longitude,
          t.department.text,
          t.duty_rule,
          t.assignee.text,
          t.public_reply,
          t.reason,
          value(t.submitted_at),
          value(t.due_at),
          value(t.dispatch_after),
          value(t.acknowledged_at),
          value(t.resolved_at),
          value(t.awaiting_since),
          value(t.closed_at),
          std::int64_t{t.rework_count},
          std::int64_t{t.objection_count},
          std::int64_t{t.reopen_count}};
}

domain::Ticket ticket_of(const ports::SqlRow& row) {
  domain::Ticket t;
  std::size_t i = 0;
  const auto next = [&]() -> const ports::SqlValue& { return row.at(i++); };
  t.id = TicketId{ports::text(next())};
  t.number = ports::text(next());
  t.kind = domain::ticket_kind_from(ports::text(next()));
  t.state = domain::state_from(ports::text(next())).value_or(domain::State::submitted);
  t.revision = ports::integer(next());
  t.citizen = PersonId{ports::text(next())};
  t.account = ports::text(next());
  t.language = domain::language_from(ports::text(next()));
  t.anonymous = flag(next());
  t.request = ports::text(next());
  t.category = ports::text(next());
  t.level = static_cast<int>(ports::integer(next()));
  t.place_id = ports::text(next());
  t.place = ports::text(next());
  const auto& latitude = next();
  const auto& longitude = next();
  if (!ports::is_null(latitude)) {
    t.point = domain::GeoPoint{static_cast<std::int32_t>(ports::integer(latitude)),
                               static_cast<std::int32_t>(ports::integer(longitude))};
  }
  t.department = DepartmentId{ports::text(next())};
  t.duty_rule = ports::text(next());
  t.assignee = PersonId{ports::text(next())};
  t.public_reply = ports::text(next());
  t.reason = ports::text(next());
  t.submitted_at = instant(next());
  t.due_at = optional_instant(next());
  t.dispatch_after = optional_instant(next());
  t.acknowledged_at = optional_instant(next());
  t.resolved_at = optional_instant(next());
  t.awaiting_since = optional_instant(next());
  t.closed_at = optional_instant(next());
  t.rework_count = static_cast<int>(ports::integer(next()));
  t.objection_count = static_cast<int>(ports::integer(next()));
  t.reopen_count = static_cast<int>(ports::integer(next()));
  return t;
}

std::optional<domain::Ticket> only(std::vector<domain::Ticket> tickets) {
  if (tickets.empty()) return std::nullopt;
  return std::move(tickets.front());
}

}  // namespace

std::vector<domain::Ticket> Tickets::read(std::string_view sql, const Values& values) const {
  std::vector<domain::Ticket> tickets;
  for (const auto& row : scope_.sql.query(sql, values)) tickets.push_back(ticket_of(row));
  return tickets;
}

void Tickets::insert(const domain::Ticket& ticket) {
  scope_.sql.execute(kTicketInsert, values_of(scope_.tenant, ticket));
}

bool Tickets::update(const domain::Ticket& ticket) {
  return scope_.sql.execute(kTicketUpdate, values_of(scope_.tenant, ticket)) == 1;
}

std::optional<domain::Ticket> Tickets::find(const TicketId& id) const {
  return only(read(kTicketFind, {scope_.tenant, id.text}));
}

std::optional<domain::Ticket> Tickets::find_by_number(const std::string& number) const {
  return only(read(kTicketByNumber, {scope_.tenant, number}));
}

std::vector<domain::Ticket> Tickets::of_citizen(const PersonId& citizen,
                                                std::int64_t at_most) const {
  return read(kTicketsOfCitizen, {scope_.tenant, citizen.text, at_most});
}

std::vector<domain::Ticket> Tickets::of_department(const DepartmentId& department,
                                                   const std::vector<domain::State>& states,
                                                   std::int64_t at_most) const {
  std::vector<domain::Ticket> all;
  for (const auto state : states) {
    auto some = read(kTicketsOfDepartment, {scope_.tenant, department.text,
                                            std::string{domain::to_text(state)}, at_most});
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

std::vector<domain::Ticket> Tickets::in_state(domain::State state, std::int64_t at_most) const {
  return read(kTicketsInState, {scope_.tenant, std::string{domain::to_text(state)}, at_most});
}

void Tickets::add_event(const domain::TicketEvent& e) {
  scope_.sql.execute(
      kEventInsert,
      {scope_.tenant, e.ticket.text, e.revision, value(e.at), std::string{domain::to_text(e.verb)},
       std::string{domain::to_text(e.from)}, std::string{domain::to_text(e.to)},
       e.actor.person.text, std::string{domain::to_text(e.actor.role)}, e.note});
}

std::vector<domain::TicketEvent> Tickets::events(const TicketId& ticket) const {
  std::vector<domain::TicketEvent> found;
  for (const auto& row : scope_.sql.query(kEvents, {scope_.tenant, ticket.text})) {
    domain::TicketEvent e;
    e.ticket = ticket;
    e.revision = ports::integer(row[0]);
    e.at = instant(row[1]);
    e.verb = domain::verb_from(ports::text(row[2])).value_or(domain::Verb::submit);
    e.from = domain::state_from(ports::text(row[3])).value_or(domain::State::submitted);
    e.to = domain::state_from(ports::text(row[4])).value_or(domain::State::submitted);
    e.actor.person = PersonId{ports::text(row[5])};
    domain::role_from(ports::text(row[6]), e.actor.role);
    e.note = ports::text(row[7]);
    found.push_back(std::move(e));
  }
  return found;
}

void Tickets::add_note(const TicketNote& note) {
  scope_.sql.execute(kNoteInsert, {scope_.tenant, note.id, note.ticket.text, note.author.text,
                                   note.author_role, note.kind, note.words, value(note.at)});
}

std::vector<TicketNote> Tickets::notes(const TicketId& ticket) const {
  std::vector<TicketNote> found;
  for (const auto& row : scope_.sql.query(kNotes, {scope_.tenant, ticket.text})) {
    found.push_back({ports::text(row[0]), ticket, PersonId{ports::text(row[1])},
                     ports::text(row[2]), ports::text(row[3]), ports::text(row[4]),
                     instant(row[5])});
  }
  return found;
}

std::int64_t Tickets::next(const std::string& counter) {
  return ports::integer(scope_.sql.query(kCount, {scope_.tenant, counter}).at(0).at(0));
}

}  // namespace zampa::store
