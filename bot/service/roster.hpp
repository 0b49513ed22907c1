// Who works here 人员: staff from a table, their phones bound by WeCom userid or a one-time code,
// and people as their language choice and blocks change.
#pragma once

#include <string>
#include <vector>

#include "bot/domain/person.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// One row of the staff table.
struct StaffRow {
  std::string code;  ///< stable id in the table
  std::string name;
  DepartmentId department;
  std::vector<domain::Role> roles;
  std::string wecom_userid;  ///< empty: binds a phone with a code
  domain::Language language = domain::Language::zh;
};

struct ImportedStaff {
  PersonId person;
  std::string binding_code;  ///< six digits, shown once; empty when bound by WeCom
};

/// Adds or updates one person. `wecom_account` is the configured account of kind wecom, may be
/// empty. Refuses invalid for an unknown department.
Result<ImportedStaff> import_staff(store::Work& work, const StaffRow& row,
                                   const std::string& wecom_account);

/// A new one-time code for a person's phone, valid for 24 hours.
std::string new_binding_code(store::Work& work, const PersonId& person);

/// Binds the phone behind (account, address) to the person whose code this is.
/// Refuses not_found when the code is unknown, expired when it is used or too old, rate_limited
/// after six tries a day; a try is counted even when it is refused, so this is not to be undone.
Result<domain::Person> bind_phone(store::Work& work, const std::string& account,
                                  const std::string& address, const std::string& code);

/// The person follows (again): doors are open, and the welcome was said.
void mark_welcomed(store::Work& work, domain::Person& person);
/// The person unfollowed at this address: no door is open there any more; tickets stay. Who has
/// another phone or WeCom can still be reached.
void mark_left(store::Work& work, domain::Person& person, const std::string& account,
               const std::string& address);

void set_language(store::Work& work, domain::Person& person, domain::Language language);

}  // namespace zampa::service
