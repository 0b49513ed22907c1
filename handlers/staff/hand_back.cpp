// 退单: not ours, with a reason; a dispatcher rules on it and the clock waits meanwhile.
#include "bot/lang/digits.hpp"
#include "bot/service/handling.hpp"
#include "bot/service/staff_view.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/staff/staff.hpp"
#include "handlers/staff/task.hpp"

namespace zampa::handlers::staff {
namespace {

constexpr std::string_view kReasonPrefix = "reason:";
const std::vector<domain::State> kReturnable{domain::State::dispatched, domain::State::in_progress};

Reply give_back(Context& context, const std::string& words) {
  const auto task = task_meant(context, kReturnable);
  if (!task) return context.say("staff.no_tasks");
  const std::string reason = context.slot("reason");
  auto back = context.attempt([&] {
    return service::hand_back_ticket(context.work, task->ticket.id, std::nullopt, context.actor(),
                                     reason, words);
  });
  context.finish();
  if (!back) return refuse_task(context, task->ticket, back.error());
  return context.say("staff.handed_back", {{"number", back->number}, {"minutes", "30"}});
}

/// "1 the other bureau": the number of a reason and what belongs to it in one line.
bool reason_with_words(const Context& context, std::string& reason, std::string& words) {
  const std::string typed = context.typed();
  const auto blank = typed.find(' ');
  if (blank == std::string::npos) return false;
  const auto number = lang::choice_number(typed.substr(0, blank));
  const auto& choices = context.session.choices;
  if (!number || static_cast<std::size_t>(*number) > choices.size()) return false;
  reason = choices.at(static_cast<std::size_t>(*number - 1));
  words = typed.substr(blank + 1);
  return reason.starts_with(kReasonPrefix);
}

}  // namespace

Reply hand_back(Context& context) {
  const auto task = task_meant(context, kReturnable);
  if (!task) {
    // What came back from the review or the citizen is no longer anybody else's.
    if (const auto again = task_meant(context, {domain::State::rework})) {
      return context.say("staff.hand_back_too_late", {{"number", again->ticket.number}});
    }
    return ask_which(context, kReturnable, "hand_back");
  }
  const bool returnable = task->ticket.state == domain::State::dispatched ||
                          task->ticket.state == domain::State::in_progress;
  if (!returnable)
    return refuse_task(context, task->ticket, {RefusalCode::conflict, "not in hand"});
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
  std::string reason = context.choice, words;
  if (reason.empty() && !reason_with_words(context, reason, words)) return context.pass();
  if (!reason.starts_with(kReasonPrefix)) return context.pass();
  reason = reason.substr(kReasonPrefix.size());
  context.set_slot("reason", reason);
  const std::string ask = service::asked_after(context.work, reason);
  if (ask.empty() || !words.empty()) return give_back(context, words);
  if (ask == "unit") {
    return context.ask("hand_back", "detail", context.text("staff.hand_back_unit"),
                       {"choice.none", "choice.cancel"});
  }
  return context.ask(
      "hand_back", "detail",
      context.text(ask == "question" ? "staff.hand_back_question" : "staff.hand_back_detail"),
      {"choice.cancel"});
}

Reply hand_back_detail_step(Context& context) {
  if (context.choice == "choice.cancel") return chat::cancel(context);
  if (context.choice == "choice.none") return give_back(context, "");
  if (context.typed().empty()) return context.pass();
  return give_back(context, context.typed());
}

}  // namespace zampa::handlers::staff
