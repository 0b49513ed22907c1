#include "bot/store/outbox.hpp"

#include "bot/base/text.hpp"

namespace zampa::store {
namespace {

#define ZAMPA_PUSH_COLUMNS                                                                        \
  "o.id, o.source, o.person, o.ticket, o.key, o.urgency, o.state, o.payload, o.door, o.account, " \
  "o.address, o.closed_doors, o.tries, o.lease, o.code, o.detail, o.reference, o.due_at, "        \
  "o.expires_at, o.created_at"

// Unique index outbox_by_source.
constexpr std::string_view kPushInsert =
    "INSERT INTO outbox (tenant, id, source, person, ticket, key, urgency, state, payload, due_at, "
    "expires_at, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) "
    "ON CONFLICT (tenant, source) DO NOTHING";
constexpr std::string_view kPushUpdate =
    "UPDATE outbox SET state = ?4, door = ?5, account = ?6, address = ?7, closed_doors = ?8, "
    "tries = ?9, code = ?10, detail = ?11, reference = ?12, due_at = ?13, lease = ?14, "
    "finished_at = CASE WHEN ?4 IN ('due', 'sending') THEN NULL ELSE ?15 END, payload = ?16 "
    "WHERE tenant = ?1 AND id = ?2 AND lease = ?3";
// Indexes outbox_due and, for the earlier row of the same person, outbox_by_person.
constexpr std::string_view kPushDue =
    "SELECT " ZAMPA_PUSH_COLUMNS
    " FROM outbox o WHERE o.tenant = ?1 AND o.state IN ('due', 'sending') AND o.due_at <= ?2 "
    "AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.tenant = o.tenant AND e.person = o.person "
    "AND e.state IN ('due', 'sending') AND (e.created_at, e.id) < (o.created_at, o.id)) "
    "ORDER BY o.urgency, o.due_at, o.id LIMIT ?3";
constexpr std::string_view kPushFind =
    "SELECT " ZAMPA_PUSH_COLUMNS " FROM outbox o WHERE o.tenant = ?1 AND o.id = ?2";
// Index outbox_by_ticket.
constexpr std::string_view kPushesOfTicket =
    "SELECT " ZAMPA_PUSH_COLUMNS
    " FROM outbox o WHERE o.tenant = ?1 AND o.ticket = ?2 ORDER BY o.created_at, o.id";
constexpr std::string_view kPushNextDue =
    "SELECT min(due_at) FROM outbox WHERE tenant = ?1 AND state IN ('due', 'sending')";
constexpr std::string_view kPushCancel =
    "UPDATE outbox SET state = 'cancelled', finished_at = ?4 WHERE tenant = ?1 AND ticket = ?2 "
    "AND key = ?3 AND state = 'due'";

constexpr std::string_view kPushReference =
    "UPDATE outbox SET reference = ?3 WHERE tenant = ?1 AND id = ?2";
constexpr std::string_view kPushCancelAll =
    "UPDATE outbox SET state = 'cancelled', finished_at = ?2 WHERE tenant = ?1 AND state = 'due'";

/// The content of a notice as flat fields, so that a retry is built from the very same bytes.
std::string payload_of(const domain::Push& push) {
  const domain::Notice& n = push.notice;
  Fields f;
  const auto put = [&](const std::string& name, const std::string& text) {
    if (!text.empty()) f[name] = text;
  };
  put("text", n.text);
  put("template_id", n.template_id);
  put("link", n.link);
  put("card_title", n.card_title);
  put("card_description", n.card_description);
  put("task_id", n.task_id);
  put("response_code", n.response_code);
  put("platform_template", push.platform_template);
  if (push.must_reach) f["must_reach"] = "1";
  for (const auto& [name, text] : n.keywords) f["keyword." + name] = text;
  for (std::size_t i = 0; i < n.card_rows.size(); ++i) {
    f["row." + std::to_string(i) + ".label"] = n.card_rows[i].first;
    f["row." + std::to_string(i) + ".value"] = n.card_rows[i].second;
  }
  for (std::size_t i = 0; i < n.buttons.size(); ++i) {
    f["button." + std::to_string(i) + ".key"] = n.buttons[i].key;
    f["button." + std::to_string(i) + ".label"] = n.buttons[i].label;
    f["button." + std::to_string(i) + ".style"] = std::to_string(n.buttons[i].style);
  }
  return base::fields_to_text(f);
}

void read_payload(const std::string& text, domain::Push& push) {
  const Fields f = base::fields_from_text(text);
  const auto get = [&](const std::string& name) {
    const auto it = f.find(name);
    return it == f.end() ? std::string{} : it->second;
  };
  domain::Notice& n = push.notice;
  n.text = get("text");
  n.template_id = get("template_id");
  n.link = get("link");
  n.card_title = get("card_title");
  n.card_description = get("card_description");
  n.task_id = get("task_id");
  n.response_code = get("response_code");
  push.platform_template = get("platform_template");
  push.must_reach = !get("must_reach").empty();
  constexpr std::string_view kKeyword = "keyword.";
  for (const auto& [name, words] : f) {
    if (name.starts_with(kKeyword)) n.keywords[name.substr(kKeyword.size())] = words;
  }
  for (int i = 0; f.count("row." + std::to_string(i) + ".label") != 0; ++i) {
    const std::string at = "row." + std::to_string(i);
    n.card_rows.emplace_back(get(at + ".label"), get(at + ".value"));
  }
  for (int i = 0; f.count("button." + std::to_string(i) + ".key") != 0; ++i) {
    const std::string at = "button." + std::to_string(i);
    n.buttons.push_back({get(at + ".key"), get(at + ".label"), std::stoi(get(at + ".style"))});
  }
}

domain::Push push_of(const ports::SqlRow& row) {
  domain::Push p;
  std::size_t i = 0;
  const auto next = [&]() -> const ports::SqlValue& { return row.at(i++); };
  p.id = OutboxId{ports::text(next())};
  p.source = ports::text(next());
  p.person = PersonId{ports::text(next())};
  p.ticket = TicketId{ports::text(next())};
  p.notice.key = ports::text(next());
  p.urgency = static_cast<int>(ports::integer(next()));
  p.state = ports::text(next());
  read_payload(ports::text(next()), p);
  p.notice.door = domain::door_from(ports::text(next()));
  p.notice.account = ports::text(next());
  p.notice.address = ports::text(next());
  p.closed_doors = ports::text(next());
  p.tries = ports::integer(next());
  p.lease = ports::integer(next());
  p.code = static_cast<int>(ports::integer(next()));
  p.detail = ports::text(next());
  p.reference = ports::text(next());
  p.due_at = instant(next());
  p.expires_at = instant(next());
  p.created_at = instant(next());
  p.notice.token = p.id.text;
  return p;
}

std::vector<domain::Push> pushes_of(const std::vector<ports::SqlRow>& rows) {
  std::vector<domain::Push> pushes;
  for (const auto& row : rows) pushes.push_back(push_of(row));
  return pushes;
}

}  // namespace

bool Outbox::insert(const domain::Push& p) {
  return scope_.sql.execute(kPushInsert,
                            {scope_.tenant, p.id.text, p.source, p.person.text, p.ticket.text,
                             p.notice.key, std::int64_t{p.urgency}, p.state, payload_of(p),
                             value(p.due_at), value(p.expires_at), value(p.created_at)}) == 1;
}

bool Outbox::update(const domain::Push& p) {
  // A claim raises the lease by one and must find the old number; an outcome must find its own.
  const bool claiming = p.state == "sending";
  return scope_.sql.execute(
             kPushUpdate,
             {scope_.tenant, p.id.text, claiming ? p.lease - 1 : p.lease, p.state,
              std::string{domain::to_text(p.notice.door)}, p.notice.account, p.notice.address,
              p.closed_doors, p.tries, std::int64_t{p.code}, base::scrub_utf8(p.detail),
              p.reference, value(p.due_at), p.lease, value(p.due_at), payload_of(p)}) == 1;
}

std::vector<domain::Push> Outbox::due(Instant now, std::int64_t at_most) const {
  return pushes_of(scope_.sql.query(kPushDue, {scope_.tenant, value(now), at_most}));
}

std::optional<domain::Push> Outbox::find(const OutboxId& id) const {
  auto pushes = pushes_of(scope_.sql.query(kPushFind, {scope_.tenant, id.text}));
  if (pushes.empty()) return std::nullopt;
  return std::move(pushes.front());
}

std::vector<domain::Push> Outbox::of_ticket(const TicketId& ticket) const {
  return pushes_of(scope_.sql.query(kPushesOfTicket, {scope_.tenant, ticket.text}));
}

std::optional<Instant> Outbox::next_due() const {
  return optional_instant(scope_.sql.query(kPushNextDue, {scope_.tenant}).at(0).at(0));
}

void Outbox::set_reference(const OutboxId& id, const std::string& reference) {
  scope_.sql.execute(kPushReference, {scope_.tenant, id.text, reference});
}

void Outbox::cancel_all(Instant now) {
  scope_.sql.execute(kPushCancelAll, {scope_.tenant, value(now)});
}

void Outbox::cancel(const TicketId& ticket, const std::string& key, Instant now) {
  scope_.sql.execute(kPushCancel, {scope_.tenant, ticket.text, key, value(now)});
}

}  // namespace zampa::store
