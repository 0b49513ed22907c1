// Deciding who handles a ticket 派单: by duty rule or by a dispatcher, and ruling on objections.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Dispatches an accepted ticket when exactly one duty rule matches (the rule's id is kept); with
/// none it stays accepted in the dispatcher's list, which is a success too.
Result<domain::Ticket> dispatch_by_duty(store::Work& work, const TicketId& id);

/// Dispatches every accepted ticket whose withdraw window is over; how many.
std::size_t dispatch_waiting(store::Work& work);

Result<domain::Ticket> accept_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                     const domain::Actor& actor);
/// `reason_id` of the policy's decline reasons; its other way is told to the citizen.
Result<domain::Ticket> decline_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                      const domain::Actor& actor, const std::string& reason_id);
/// By a person: `reason` is a written one unless the duty list names this department.
Result<domain::Ticket> dispatch_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                       const domain::Actor& actor, const DepartmentId& department,
                                       const std::string& reason);
Result<domain::Ticket> reassign_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                       const domain::Actor& actor, const DepartmentId& department,
                                       const std::string& reason);
/// The objection is right: another department gets it.
Result<domain::Ticket> uphold_objection(store::Work& work, const TicketId& id,
                                        std::int64_t revision, const domain::Actor& actor,
                                        const DepartmentId& department, const std::string& reason);
/// The objection is wrong: the same department keeps it.
Result<domain::Ticket> reject_objection(store::Work& work, const TicketId& id,
                                        std::int64_t revision, const domain::Actor& actor,
                                        const std::string& reason);

}  // namespace zampa::service
