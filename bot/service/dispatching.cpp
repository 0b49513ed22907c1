#include "bot/service/dispatching.hpp"

#include "bot/domain/routing.hpp"
#include "bot/domain/sla.hpp"
#include "bot/service/change.hpp"
#include "bot/store/duty_list.hpp"

namespace zampa::service {
namespace {

/// The clock starts with the hand-over to a department.
void set_due(const store::Work& work, domain::Ticket& ticket) {
  if (const auto* category = work.rules.policy.category(ticket.category)) {
    ticket.due_at = domain::due_moment(*category, work.now);
  }
  ticket.dispatch_after.reset();
}

Result<domain::Ticket> hand_over(store::Work& work, const TicketId& id,
                                 std::optional<std::int64_t> revision, const domain::Change& change,
                                 const domain::Actor& actor) {
  if (work.rules.policy.department(change.department) == nullptr) {
    return Refusal{RefusalCode::invalid, "unknown department"};
  }
  return change_ticket(work, id, revision, change, actor,
                       [&](domain::Ticket& ticket) { set_due(work, ticket); });
}

domain::Change by_person(domain::Verb verb, const DepartmentId& department,
                         const std::string& reason) {
  domain::Change change;
  change.verb = verb;
  change.department = department;
  change.reason = reason;
  return change;
}

}  // namespace

Result<domain::Ticket> dispatch_by_duty(store::Work& work, const TicketId& id) {
  auto ticket = work.tickets.find(id);
  if (!ticket) return Refusal{RefusalCode::not_found, "no such ticket"};
  const auto match = domain::route(work.rules.policy, store::effective_duties(work),
                                   ticket->category, ticket->place_id);
  if (!match) {
    if (ticket->dispatch_after) {
      // The window is over and no rule fits: a dispatcher decides, nothing waits any longer.
      ticket->dispatch_after.reset();
      ticket->revision += 1;
      if (!work.tickets.update(*ticket)) return Refusal{RefusalCode::conflict, "changed meanwhile"};
      domain::TicketEvent event;
      event.ticket = id;
      event.revision = ticket->revision;
      event.at = work.now;
      event.verb = domain::Verb::accept;
      event.from = event.to = ticket->state;
      event.note = "no duty rule matches";
      work.tickets.add_event(event);
    }
    return *ticket;
  }
  domain::Change change;
  change.verb = domain::Verb::dispatch;
  change.department = match->department;
  change.duty_rule = match->rule;
  return hand_over(work, id, ticket->revision, change, domain::Actor::system_actor());
}

std::size_t dispatch_waiting(store::Work& work) {
  std::size_t count = 0;
  for (const auto& ticket : work.tickets.in_state(domain::State::accepted, 200)) {
    if (!ticket.dispatch_after || *ticket.dispatch_after > work.now) continue;
    if (dispatch_by_duty(work, ticket.id)) ++count;
  }
  return count;
}

Result<domain::Ticket> accept_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                     const domain::Actor& actor) {
  domain::Change change;
  change.verb = domain::Verb::accept;
  return change_ticket(work, id, revision, change, actor);
}

Result<domain::Ticket> decline_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                      const domain::Actor& actor, const std::string& reason_id) {
  const auto* reason = work.rules.policy.decline_reason(reason_id);
  if (reason == nullptr) return Refusal{RefusalCode::invalid, "unknown decline reason"};
  const auto ticket = work.tickets.find(id);
  if (!ticket) return Refusal{RefusalCode::not_found, "no such ticket"};
  domain::Change change;
  change.verb = domain::Verb::decline;
  change.reason = reason->name.in(ticket->language);
  change.other_way = reason->other_way.in(ticket->language);
  return change_ticket(work, id, revision, change, actor);
}

Result<domain::Ticket> dispatch_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                       const domain::Actor& actor, const DepartmentId& department,
                                       const std::string& reason) {
  auto change = by_person(domain::Verb::dispatch, department, reason);
  if (const auto ticket = work.tickets.find(id); ticket && reason.empty()) {
    const auto match = domain::route(work.rules.policy, store::effective_duties(work),
                                     ticket->category, ticket->place_id);
    if (match && match->department == department) change.duty_rule = match->rule;
  }
  return hand_over(work, id, revision, change, actor);
}

Result<domain::Ticket> reassign_ticket(store::Work& work, const TicketId& id, std::int64_t revision,
                                       const domain::Actor& actor, const DepartmentId& department,
                                       const std::string& reason) {
  return hand_over(work, id, revision, by_person(domain::Verb::reassign, department, reason),
                   actor);
}

Result<domain::Ticket> uphold_objection(store::Work& work, const TicketId& id,
                                        std::int64_t revision, const domain::Actor& actor,
                                        const DepartmentId& department, const std::string& reason) {
  return hand_over(work, id, revision, by_person(domain::Verb::uphold, department, reason), actor);
}

Result<domain::Ticket> reject_objection(store::Work& work, const TicketId& id,
                                        std::int64_t revision, const domain::Actor& actor,
                                        const std::string& reason) {
  domain::Change change;
  change.verb = domain::Verb::reject;
  change.reason = reason;
  // The clock stood still while the objection was looked at.
  Instant since = work.now;
  for (const auto& event : work.tickets.events(id)) {
    if (event.verb == domain::Verb::hand_back) since = event.at;
  }
  return change_ticket(work, id, revision, change, actor, [&](domain::Ticket& ticket) {
    if (ticket.due_at) *ticket.due_at += work.now - since;
  });
}

}  // namespace zampa::service
