#include "handlers/staff/task.hpp"

#include <algorithm>

#include "bot/base/text.hpp"
#include "bot/service/handling.hpp"
#include "bot/service/staff_view.hpp"

namespace zampa::handlers::staff {
namespace {

bool in(const std::vector<domain::State>& states, domain::State state) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

/// "ticket@revision" of a card; the id is ours, so only a ticket of the own department is found.
std::optional<Task> from_card(dialog::Context& context) {
  const auto parts = base::split(context.inbound.task_id, '@');
  if (parts.size() != 2) return std::nullopt;
  auto ticket =
      service::department_ticket(context.work, TicketId{std::string{parts[0]}}, context.actor());
  if (!ticket) return std::nullopt;
  return Task{std::move(*ticket), std::nullopt};
}

}  // namespace

std::optional<Task> task_meant(dialog::Context& context, const std::vector<domain::State>& states) {
  if (context.inbound.kind == domain::InboundKind::card_action) return from_card(context);
  std::string number = context.slot("ticket");
  for (const auto word : base::split(context.inbound.text, ' ')) {
    const auto found =
        service::task_by_number(context.work, context.actor(), std::string{base::trim(word)});
    if (found) number = found->number;
  }
  auto tasks = service::tasks_of(context.work, context.actor());
  std::erase_if(tasks, [&](const domain::Ticket& t) { return !in(states, t.state); });
  if (!number.empty()) {
    const auto named = std::find_if(tasks.begin(), tasks.end(),
                                    [&](const domain::Ticket& t) { return t.number == number; });
    if (named != tasks.end()) return Task{*named, std::nullopt};
  }
  if (tasks.size() == 1) return Task{tasks.front(), std::nullopt};
  return std::nullopt;
}

domain::Reply ask_which(dialog::Context& context, const std::vector<domain::State>& states,
                        const std::string& then, std::string_view question) {
  auto tasks = service::tasks_of(context.work, context.actor());
  std::erase_if(tasks, [&](const domain::Ticket& t) { return !in(states, t.state); });
  if (tasks.empty()) return context.say("staff.no_tasks");
  std::vector<std::pair<std::string, std::string>> choices;
  for (const auto& task : tasks) {
    if (choices.size() == 9) break;
    const Fields fields = context.fields_of(task);
    choices.emplace_back("task:" + task.number, task.number + " " + fields.at("summary"));
  }
  const std::string photo = context.slot("photo");
  context.finish();
  context.set_slot("then", then);
  context.set_slot("photo", photo);
  return context.offer_labelled("task", "which", context.text(question, {{"count", "1"}}), choices);
}

domain::Reply refuse_task(dialog::Context& context, const domain::Ticket& ticket,
                          const Refusal& refusal) {
  const auto now = service::department_ticket(context.work, ticket.id, context.actor());
  if (!now) return context.say("staff.wrong_ticket", {{"number", ticket.number}});
  Fields fields = context.fields_of(*now);
  if (refusal.code != RefusalCode::conflict) return context.refuse(refusal);
  return context.say("staff.wrong_state", fields);
}

}  // namespace zampa::handlers::staff
