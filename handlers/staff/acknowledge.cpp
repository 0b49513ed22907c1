// 签收: I have it. The first of the department wins, the others are told who.
#include "bot/service/handling.hpp"
#include "bot/service/staff_view.hpp"
#include "handlers/staff/staff.hpp"
#include "handlers/staff/task.hpp"

namespace zampa::handlers::staff {

Reply acknowledge(Context& context) {
  const auto task = task_meant(context, {domain::State::dispatched});
  if (!task) return ask_which(context, {domain::State::dispatched}, "acknowledge");
  const domain::Ticket& ticket = task->ticket;
  auto taken = context.attempt([&] {
    return service::acknowledge_ticket(context.work, ticket.id, task->seen_revision,
                                       context.actor());
  });
  const Fields fields{{"number", ticket.number},
                      {"name", service::name_of(context.work, ticket.assignee)},
                      {"clock", base::local_short(context.now()).substr(6)}};
  if (!taken) {
    if (!ticket.assignee.empty()) {
      return context.say(ticket.assignee == context.person.id ? "staff.already_acknowledged_self"
                                                              : "staff.already_acknowledged",
                         fields);
    }
    return refuse_task(context, ticket, taken.error());
  }
  context.finish();
  context.set_slot("ticket", taken->number);
  const bool photo = service::needs_after_photo(context.work, *taken);
  return context.say(photo ? "staff.acknowledged" : "staff.acknowledged_no_photo", fields);
}

}  // namespace zampa::handlers::staff
