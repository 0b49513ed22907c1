// People: citizens 市民, staff 工作人员 and administrators, and how a platform names them. One
// person may have several phones; an openid is per account.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/ids.hpp"
#include "bot/domain/language.hpp"

namespace zampa::domain {

/// What somebody may do. Stored as text in people.roles; never rename.
enum class Role {
  citizen,
  system,  ///< rules and timers of this program
  acceptor,
  dispatcher,
  reviewer,
  call_back_agent,
  supervisor,
  department_staff,
  quality,
  knowledge,
  leader,
  template_admin,
  system_admin,
  security_admin,
  audit_admin,
};

std::string_view to_text(Role role);
/// The role of that stored name; false when there is none.
bool role_from(std::string_view text, Role& role);

/// Who does something to a ticket.
struct Actor {
  PersonId person;  ///< empty for the system
  Role role = Role::system;
  DepartmentId department;  ///< of staff

  static Actor system_actor() { return {}; }
};

struct Person {
  PersonId id;
  std::string name;  ///< staff and administrators; a citizen's only if they gave it
  Language language = Language::zh;
  bool language_chosen =
      false;                ///< the person asked for it, so a message's script does not change it
  std::vector<Role> roles;  ///< citizen for citizens
  DepartmentId department;
  bool blocked = false;  ///< unfollowed or refuses messages: no platform door is open
  bool welcomed = false;

  bool has(Role role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }
  bool is_staff() const { return has(Role::department_staff); }
};

/// A person as one platform account sees them.
struct Identity {
  std::string account;  ///< configured account name
  std::string address;  ///< openid or WeCom userid
  PersonId person;
};

}  // namespace zampa::domain
