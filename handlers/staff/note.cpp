// 写进展: a line of progress that the citizen reads.
#include "bot/service/handling.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/staff/staff.hpp"
#include "handlers/staff/task.hpp"

namespace zampa::handlers::staff {
namespace {

const std::vector<domain::State> kNotable{domain::State::in_progress, domain::State::rework};

}  // namespace

Reply note(Context& context) {
  const auto task = task_meant(context, kNotable);
  if (!task) return ask_which(context, kNotable, "note");
  context.finish();
  context.set_slot("ticket", task->ticket.number);
  return context.ask("note", "words",
                     context.text("staff.note_ask", {{"number", task->ticket.number}}),
                     {"choice.cancel"});
}

Reply note_step(Context& context) {
  if (context.choice == "choice.cancel") return chat::cancel(context);
  if (context.typed().empty()) return context.pass();
  const auto task = task_meant(context, kNotable);
  if (!task) return context.say("staff.no_tasks");
  auto kept = context.attempt([&] {
    return service::note_progress(context.work, task->ticket.id, context.actor(), context.typed());
  });
  context.finish();
  if (!kept) return refuse_task(context, task->ticket, kept.error());
  context.set_slot("ticket", kept->number);
  return context.say("staff.note_kept", {{"number", kept->number}});
}

}  // namespace zampa::handlers::staff
