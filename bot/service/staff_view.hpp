// What a staff member may see of tickets: those of the own department, nobody else's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// The ticket if it belongs to the actor's department; another's is as good as none.
std::optional<domain::Ticket> department_ticket(const store::Work& work, const TicketId& id,
                                                const domain::Actor& staff);

/// The name of a person, empty when unknown.
std::string name_of(const store::Work& work, const PersonId& id);

std::string department_name(const store::Work& work, const DepartmentId& id,
                            domain::Language language);

struct NamedChoice {
  std::string id;
  std::string label;
};
/// What is asked after this hand-back reason: unit, question, detail or nothing.
std::string asked_after(const store::Work& work, const std::string& reason);
/// Reasons for handing a ticket back, in the reader's language.
std::vector<NamedChoice> hand_back_choices(const store::Work& work, domain::Language language);
/// Choice keys of the usual results for a ticket's category.
std::vector<std::string> result_choices(const store::Work& work, const domain::Ticket& ticket);

}  // namespace zampa::service
