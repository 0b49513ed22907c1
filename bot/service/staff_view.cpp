#include "bot/service/staff_view.hpp"

namespace zampa::service {

std::optional<domain::Ticket> department_ticket(const store::Work& work, const TicketId& id,
                                                const domain::Actor& staff) {
  auto ticket = work.tickets.find(id);
  if (ticket && ticket->department != staff.department) ticket.reset();
  return ticket;
}

std::string name_of(const store::Work& work, const PersonId& id) {
  const auto person = work.people.find(id);
  return person ? person->name : std::string{};
}

std::string department_name(const store::Work& work, const DepartmentId& id,
                            domain::Language language) {
  const auto* department = work.rules.policy.department(id);
  return department != nullptr ? department->name.in(language) : std::string{};
}

std::vector<NamedChoice> hand_back_choices(const store::Work& work, domain::Language language) {
  std::vector<NamedChoice> choices;
  for (const auto& reason : work.rules.policy.hand_back_reasons) {
    choices.push_back({reason.id, reason.name.in(language)});
  }
  return choices;
}

std::string asked_after(const store::Work& work, const std::string& reason) {
  const auto* known = work.rules.policy.hand_back_reason(reason);
  return known != nullptr ? known->ask : std::string{};
}

std::vector<std::string> result_choices(const store::Work& work, const domain::Ticket& ticket) {
  const auto* category = work.rules.policy.category(ticket.category);
  if (category != nullptr && !category->results.empty()) return category->results;
  if (ticket.kind == domain::TicketKind::consultation) return {"choice.result_answered"};
  return {"choice.result_repaired", "choice.result_cleared", "choice.result_replaced"};
}

}  // namespace zampa::service
