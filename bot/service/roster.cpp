#include "bot/service/roster.hpp"

#include "bot/base/crypto.hpp"
#include "bot/base/new_id.hpp"
#include "bot/service/notify.hpp"

namespace zampa::service {
namespace {

constexpr std::int64_t kTriesADay = 6;
constexpr Millis kCodeLife = std::chrono::hours{24};

/// Codes are stored as digests: a reader of the database cannot bind a phone.
std::string code_digest(const store::Work& work, const std::string& code) {
  return base::sha256_hex("binding:" + work.tenant + ":" + code);
}

}  // namespace

Result<ImportedStaff> import_staff(store::Work& work, const StaffRow& row,
                                   const std::string& wecom_account) {
  if (!row.department.empty() && work.rules.policy.department(row.department) == nullptr) {
    return Refusal{RefusalCode::invalid, "unknown department " + row.department.text};
  }
  ImportedStaff imported;
  if (auto known = work.people.find_by_staff_code(row.code)) {
    known->name = row.name;
    known->department = row.department;
    known->roles = row.roles;
    work.people.update(*known);
    imported.person = known->id;
  } else {
    domain::Person person;
    person.id = PersonId{base::new_id(work.now)};
    person.name = row.name;
    person.department = row.department;
    person.roles = row.roles;
    person.language = row.language;
    person.language_chosen = true;
    person.welcomed = true;
    work.people.insert(person, row.code, work.now);
    imported.person = person.id;
    if (row.wecom_userid.empty()) imported.binding_code = new_binding_code(work, person.id);
  }
  if (!row.wecom_userid.empty() && !wecom_account.empty()) {
    work.people.bind(wecom_account, row.wecom_userid, imported.person);
  }
  return imported;
}

std::string new_binding_code(store::Work& work, const PersonId& person) {
  std::string code = base::random_digits(6);
  work.people.add_binding_code(code_digest(work, code), person, work.now + kCodeLife);
  return code;
}

Result<domain::Person> bind_phone(store::Work& work, const std::string& account,
                                  const std::string& address, const std::string& code) {
  // Counted for good: giving up and starting over must not buy more guesses at six digits.
  const auto tries =
      work.tickets.next("binding:" + account + ":" + address + ":" + base::local_yymmdd(work.now));
  if (tries > kTriesADay) return Refusal{RefusalCode::rate_limited, "too many binding codes today"};
  const std::string digest = code_digest(work, code);
  const auto id = work.people.take_binding_code(digest, work.now);
  if (!id) {
    return work.people.knows_binding_code(digest)
               ? Refusal{RefusalCode::expired, "used or old binding code"}
               : Refusal{RefusalCode::not_found, "unknown binding code"};
  }
  auto person = work.people.find(*id);
  if (!person) return Refusal{RefusalCode::not_found, "the code's person is gone"};
  work.people.bind(account, address, *id);
  return *person;
}

void mark_welcomed(store::Work& work, domain::Person& person) {
  person.welcomed = true;
  person.blocked = false;
  work.people.update(person);
}

void mark_left(store::Work& work, domain::Person& person, const std::string& account,
               const std::string& address) {
  work.credits.close(account, address);
  if (work.people.identities(person.id).size() > 1) return;
  person.blocked = true;
  work.people.update(person);
}

void set_language(store::Work& work, domain::Person& person, domain::Language language) {
  person.language = language;
  person.language_chosen = true;
  work.people.update(person);
  tell_platform_language(work, person);
}

}  // namespace zampa::service
