// 退单: not ours, with a reason; a dispatcher rules on it and the clock waits meanwhile.
#include "bot/service/handling.hpp"
#include "bot/service/staff_view.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/staff/staff.hpp"
#include "handlers/staff/task.hpp"

namespace zampa::handlers::staff {
namespace {

constexpr std::string_view kReasonPrefix = "reason:";
const std::vector<domain::State> kReturnable{domain::State::dispatched, domain::State::in_progress};

}  // namespace

Reply hand_back(Context& context) {
  const auto task = task_meant(context, kReturnable);
  if (!task) return ask_which(context, kReturnable, "hand_back");
  context.finish();
  context.set_slot("ticket", task->ticket.number);
  std::vector<std::pair<std::string, std::string>> choices;
  for (const auto& reason : service::hand_back_choices(context.work, context.language())) {
    choices.emplace_back(std::string{kReasonPrefix} + reason.id, reason.label);
  }
  return context.offer_labelled(
      "hand_back", "reason", context.text("staff.hand_back_ask", {{"number", task->ticket.number}}),
      choices);
}

Reply hand_back_reason_step(Context& context) {
  if (!context.choice.starts_with(kReasonPrefix)) return context.pass();
  context.set_slot("reason", context.choice.substr(kReasonPrefix.size()));
  return context.ask("hand_back", "detail", context.text("staff.hand_back_detail"),
                     {"choice.cancel"});
}

Reply hand_back_detail_step(Context& context) {
  if (context.choice == "choice.cancel") return chat::cancel(context);
  if (context.typed().empty()) return context.pass();
  const auto task = task_meant(context, kReturnable);
  if (!task) return context.say("staff.no_tasks");
  const std::string reason = context.slot("reason");
  auto back = context.attempt([&] {
    return service::hand_back_ticket(context.work, task->ticket.id, std::nullopt, context.actor(),
                                     reason, context.typed());
  });
  context.finish();
  if (!back) return refuse_task(context, task->ticket, back.error());
  return context.say("staff.handed_back", {{"number", back->number}, {"minutes", "30"}});
}

}  // namespace zampa::handlers::staff
