#include "bot/domain/person.hpp"

#include <array>
#include <utility>

namespace zampa::domain {
namespace {

using enum Role;
constexpr std::array<std::pair<Role, std::string_view>, 15> kRoleNames{{
    {citizen, "citizen"},
    {system, "system"},
    {acceptor, "acceptor"},
    {dispatcher, "dispatcher"},
    {reviewer, "reviewer"},
    {call_back_agent, "call_back_agent"},
    {supervisor, "supervisor"},
    {department_staff, "department_staff"},
    {quality, "quality"},
    {knowledge, "knowledge"},
    {leader, "leader"},
    {template_admin, "template_admin"},
    {system_admin, "system_admin"},
    {security_admin, "security_admin"},
    {audit_admin, "audit_admin"},
}};

}  // namespace

std::string_view to_text(Role role) { return kRoleNames.at(static_cast<std::size_t>(role)).second; }

bool role_from(std::string_view text, Role& role) {
  for (const auto& [value, name] : kRoleNames) {
    if (name == text) {
      role = value;
      return true;
    }
  }
  return false;
}

}  // namespace zampa::domain
