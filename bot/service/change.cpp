#include "bot/service/change.hpp"

#include "bot/service/notify.hpp"

namespace zampa::service {
namespace {

std::string note_of(const domain::Change& change) {
  if (!change.public_reply.empty()) return change.public_reply;
  if (!change.reason.empty()) {
    return change.other_way.empty() ? change.reason : change.reason + "; " + change.other_way;
  }
  return change.duty_rule;
}

}  // namespace

Result<domain::Ticket> change_ticket(store::Work& work, const TicketId& id,
                                     std::optional<std::int64_t> seen_revision,
                                     const domain::Change& change, const domain::Actor& actor) {
  return change_ticket(work, id, seen_revision, change, actor, [](domain::Ticket&) {});
}

Result<domain::Ticket> change_ticket(store::Work& work, const TicketId& id,
                                     std::optional<std::int64_t> seen_revision,
                                     const domain::Change& change, const domain::Actor& actor,
                                     const std::function<void(domain::Ticket&)>& adjust) {
  const auto before = work.tickets.find(id);
  if (!before) return Refusal{RefusalCode::not_found, "no such ticket"};
  if (seen_revision && *seen_revision != before->revision) {
    return Refusal{RefusalCode::conflict, "the ticket has changed since it was looked at"};
  }
  auto after = domain::advance(*before, change, actor, work.now);
  if (!after) return std::move(after).error();
  adjust(*after);
  if (!work.tickets.update(*after)) {
    return Refusal{RefusalCode::conflict, "somebody else was faster"};
  }
  domain::TicketEvent event;
  event.ticket = id;
  event.revision = after->revision;
  event.at = work.now;
  event.verb = change.verb;
  event.from = before->state;
  event.to = after->state;
  event.actor = actor;
  event.note = note_of(change);
  work.tickets.add_event(event);
  tell_of_change(work, *before, *after, change, actor);
  return after;
}

}  // namespace zampa::service
