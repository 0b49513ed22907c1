// Who is signed in to the console, and what of the tickets they may see. Made by service/sign_in
// from the session's row on every request, handed down to every query: a list without a principal
// does not exist.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "bot/base/ids.hpp"
#include "bot/domain/person.hpp"

namespace zampa::domain {

struct Principal {
  PersonId person;
  std::string name;  ///< as colleagues read it
  std::vector<Role> roles;
  DepartmentId department;  ///< of department staff
  Language language = Language::zh;

  bool has(Role role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }
  bool has_any(std::span<const Role> wanted) const {
    return std::any_of(wanted.begin(), wanted.end(), [this](Role r) { return has(r); });
  }

  /// Somebody who works for the whole hotline; department staff see their own department only.
  bool sees_all_departments() const {
    return std::any_of(roles.begin(), roles.end(), [](Role role) {
      return role == Role::acceptor || role == Role::dispatcher || role == Role::reviewer ||
             role == Role::call_back_agent || role == Role::supervisor || role == Role::quality ||
             role == Role::leader;
    });
  }
  bool may_see(const DepartmentId& of_ticket) const {
    return sees_all_departments() ||
           (has(Role::department_staff) && !department.empty() && department == of_ticket);
  }
  /// Acting in `role`, which the principal must have.
  Actor as(Role role) const { return {person, role, department}; }
};

}  // namespace zampa::domain
