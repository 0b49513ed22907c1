#include "bot/store/people.hpp"

#include "bot/base/text.hpp"

namespace zampa::store {
namespace {

#define ZAMPA_PERSON_COLUMNS \
  "p.id, p.name, p.language, p.language_chosen, p.roles, p.department, p.blocked, p.welcomed"

// Primary key.
constexpr std::string_view kPersonFind =
    "SELECT " ZAMPA_PERSON_COLUMNS " FROM people p WHERE p.tenant = ?1 AND p.id = ?2";
// Primary key of identities, then of people.
constexpr std::string_view kPersonByAddress =
    "SELECT " ZAMPA_PERSON_COLUMNS
    " FROM identities i JOIN people p ON p.tenant = i.tenant AND p.id = i.person "
    "WHERE i.tenant = ?1 AND i.account = ?2 AND i.address = ?3";
// Index people_by_staff_code.
constexpr std::string_view kPersonByCode =
    "SELECT " ZAMPA_PERSON_COLUMNS " FROM people p WHERE p.tenant = ?1 AND p.staff_code = ?2";
// Index people_by_department.
constexpr std::string_view kStaffOf =
    "SELECT " ZAMPA_PERSON_COLUMNS
    " FROM people p WHERE p.tenant = ?1 AND p.department = ?2 AND p.department <> '' "
    "ORDER BY p.name, p.id";
// Staff and administrators are few; a scan of people with a department or a role other than
// citizen.
constexpr std::string_view kWithRole =
    "SELECT " ZAMPA_PERSON_COLUMNS
    " FROM people p WHERE p.tenant = ?1 AND p.roles <> 'citizen' ORDER BY p.name, p.id";
constexpr std::string_view kPersonInsert =
    "INSERT INTO people (tenant, id, name, language, language_chosen, roles, department, "
    "staff_code, blocked, welcomed, created_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
constexpr std::string_view kPersonUpdate =
    "UPDATE people SET name = ?3, language = ?4, language_chosen = ?5, roles = ?6, "
    "department = ?7, blocked = ?8, welcomed = ?9 WHERE tenant = ?1 AND id = ?2";
constexpr std::string_view kBind =
    "INSERT INTO identities (tenant, account, address, person) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (tenant, account, address) DO UPDATE SET person = excluded.person";
// Index identities_by_person.
constexpr std::string_view kIdentities =
    "SELECT account, address FROM identities WHERE tenant = ?1 AND person = ?2 "
    "ORDER BY account, address";
constexpr std::string_view kCodeInsert =
    "INSERT INTO binding_codes (tenant, code_hash, person, expires_at) VALUES (?1, ?2, ?3, ?4) "
    "ON CONFLICT (tenant, code_hash) DO NOTHING";
constexpr std::string_view kCodeTake =
    "UPDATE binding_codes SET used_at = ?3 WHERE tenant = ?1 AND code_hash = ?2 "
    "AND used_at IS NULL AND expires_at > ?3 RETURNING person";

constexpr std::string_view kCodeKnown =
    "SELECT 1 FROM binding_codes WHERE tenant = ?1 AND code_hash = ?2";

std::string roles_text(const std::vector<domain::Role>& roles) {
  std::vector<std::string> names;
  for (const auto role : roles) names.emplace_back(domain::to_text(role));
  return base::join(names, ",");
}

domain::Person person_of(const ports::SqlRow& row) {
  domain::Person person;
  person.id = PersonId{ports::text(row[0])};
  person.name = ports::text(row[1]);
  person.language = domain::language_from(ports::text(row[2]));
  person.language_chosen = flag(row[3]);
  const std::string roles = ports::text(row[4]);
  for (const auto name : base::split(roles, ',')) {
    domain::Role role{};
    if (domain::role_from(name, role)) person.roles.push_back(role);
  }
  person.department = DepartmentId{ports::text(row[5])};
  person.blocked = flag(row[6]);
  person.welcomed = flag(row[7]);
  return person;
}

std::optional<domain::Person> first(std::vector<domain::Person> people) {
  if (people.empty()) return std::nullopt;
  return std::move(people.front());
}

}  // namespace

std::vector<domain::Person> People::read(std::string_view sql, const Values& values) const {
  std::vector<domain::Person> people;
  for (const auto& row : scope_.sql.query(sql, values)) people.push_back(person_of(row));
  return people;
}

std::optional<domain::Person> People::find(const PersonId& id) const {
  return first(read(kPersonFind, {scope_.tenant, id.text}));
}

std::optional<domain::Person> People::find_by_address(const std::string& account,
                                                      const std::string& address) const {
  return first(read(kPersonByAddress, {scope_.tenant, account, address}));
}

std::optional<domain::Person> People::find_by_staff_code(const std::string& code) const {
  return first(read(kPersonByCode, {scope_.tenant, code}));
}

void People::insert(const domain::Person& person, const std::string& staff_code, Instant now) {
  ports::SqlValue code = std::monostate{};
  if (!staff_code.empty()) code = staff_code;
  scope_.sql.execute(
      kPersonInsert,
      {scope_.tenant, person.id.text, person.name, std::string{domain::to_text(person.language)},
       value(person.language_chosen), roles_text(person.roles), person.department.text, code,
       value(person.blocked), value(person.welcomed), value(now)});
}

void People::update(const domain::Person& person) {
  scope_.sql.execute(
      kPersonUpdate,
      {scope_.tenant, person.id.text, person.name, std::string{domain::to_text(person.language)},
       value(person.language_chosen), roles_text(person.roles), person.department.text,
       value(person.blocked), value(person.welcomed)});
}

void People::bind(const std::string& account, const std::string& address, const PersonId& person) {
  scope_.sql.execute(kBind, {scope_.tenant, account, address, person.text});
}

std::vector<domain::Identity> People::identities(const PersonId& person) const {
  std::vector<domain::Identity> found;
  for (const auto& row : scope_.sql.query(kIdentities, {scope_.tenant, person.text})) {
    found.push_back({ports::text(row[0]), ports::text(row[1]), person});
  }
  return found;
}

std::vector<domain::Person> People::staff_of(const DepartmentId& department) const {
  auto people = read(kStaffOf, {scope_.tenant, department.text});
  std::erase_if(people, [](const domain::Person& p) { return !p.is_staff(); });
  return people;
}

std::vector<domain::Person> People::with_role(domain::Role role) const {
  auto people = read(kWithRole, {scope_.tenant});
  std::erase_if(people, [&](const domain::Person& p) { return !p.has(role); });
  return people;
}

void People::add_binding_code(const std::string& code_hash, const PersonId& person,
                              Instant expires) {
  scope_.sql.execute(kCodeInsert, {scope_.tenant, code_hash, person.text, value(expires)});
}

std::optional<PersonId> People::take_binding_code(const std::string& code_hash, Instant now) {
  const auto rows = scope_.sql.query(kCodeTake, {scope_.tenant, code_hash, value(now)});
  if (rows.empty()) return std::nullopt;
  return PersonId{ports::text(rows[0][0])};
}

bool People::knows_binding_code(const std::string& code_hash) const {
  return !scope_.sql.query(kCodeKnown, {scope_.tenant, code_hash}).empty();
}

}  // namespace zampa::store
