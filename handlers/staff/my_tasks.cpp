// 我的任务: what waits for me, one task in full, and picking one when several fit.
#include "bot/domain/sla.hpp"
#include "bot/service/citizen_view.hpp"
#include "bot/service/handling.hpp"
#include "handlers/staff/staff.hpp"
#include "handlers/staff/task.hpp"

namespace zampa::handlers::staff {
namespace {

constexpr std::size_t kLinesShown = 9;
constexpr std::string_view kTaskPrefix = "task:";

std::string line_of(const Context& context, const domain::Ticket& ticket, std::size_t index) {
  Fields fields = context.fields_of(ticket);
  fields["index"] = std::to_string(index);
  if (domain::is_overdue(ticket.due_at, context.now())) {
    fields["over"] = context.duration(context.now() - *ticket.due_at);
    return context.text("staff.task_line_overdue", fields);
  }
  return context.text("staff.task_line", fields);
}

Reply show(Context& context, const domain::Ticket& ticket) {
  Fields fields = context.fields_of(ticket);
  fields["count"] = std::to_string(service::photos_of(context.work, ticket.id).size());
  if (fields["text"].empty()) fields["text"] = context.text("common.none");
  context.finish();
  context.set_slot("ticket", ticket.number);
  const bool waiting = ticket.state == domain::State::dispatched;
  return context.ask(
      "task", "one", context.text("staff.task", fields),
      waiting ? std::vector<std::string>{"choice.acknowledge", "choice.hand_back"}
              : std::vector<std::string>{"choice.resolve", "choice.note", "choice.hand_back"});
}

}  // namespace

Reply my_tasks(Context& context) {
  const auto tasks = service::tasks_of(context.work, context.actor());
  if (tasks.empty()) return context.say("staff.no_tasks");
  std::string words = context.text("staff.tasks_header", {{"count", std::to_string(tasks.size())}});
  std::vector<std::pair<std::string, std::string>> choices;
  for (std::size_t i = 0; i < tasks.size() && i < kLinesShown; ++i) {
    words += "\n" + line_of(context, tasks[i], i + 1);
    choices.emplace_back(std::string{kTaskPrefix} + tasks[i].number, tasks[i].number);
  }
  context.finish();
  return context.offer_labelled("task", "which", words, choices);
}

/// One of a list was picked: shown, or what was wanted before goes on with it.
Reply my_tasks_step(Context& context) {
  if (!context.choice.starts_with(kTaskPrefix)) return context.pass();
  const auto ticket = service::task_by_number(context.work, context.actor(),
                                              context.choice.substr(kTaskPrefix.size()));
  if (!ticket) return context.say("staff.no_tasks");
  context.set_slot("ticket", ticket->number);
  const std::string then = context.slot("then");
  if (then == "acknowledge") return acknowledge(context);
  if (then == "hand_back") return hand_back(context);
  if (then == "note") return note(context);
  if (then == "resolve") return resolve(context);
  if (then == "photo") return photo_which_step(context);
  return show(context, *ticket);
}

Reply task_by_number(Context& context) {
  const auto ticket = service::task_by_number(context.work, context.actor(), context.typed());
  if (ticket) return show(context, *ticket);
  // A whole number that is neither their department's nor their own report's.
  const std::string typed = context.typed();
  const bool whole = service::looks_like_number(context.work, typed) && typed.size() > 4;
  if (!whole || !service::own_by_number(context.work, context.person.id, typed).empty()) {
    return context.pass();
  }
  const bool known = service::any_by_number(context.work, typed).has_value();
  return context.say(known ? "staff.wrong_ticket" : "staff.ticket_not_found", {{"number", typed}});
}

Reply staff_help(Context& context) { return context.say("staff.help"); }

}  // namespace zampa::handlers::staff
