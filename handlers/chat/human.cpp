// 人工: a message for the office, answered by people when they are there; the numbers that always
// work.
#include "bot/domain/office_hours.hpp"
#include "bot/service/intake.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {

Reply human(Context& context) {
  leave_report(context);
  const bool open = domain::office_open(context.now());
  const std::string words =
      open ? context.text("human.nobody_free")
           : context.text("human.off_hours", {{"hours", context.text("human.office_hours")}});
  return context.ask("human", "what", words,
                     {"choice.leave_message", "choice.report", "choice.ask"});
}

Reply human_step(Context& context) {
  if (context.choice == "choice.leave_message") {
    return context.ask("human", "message", context.text("human.leave_message"), {"choice.cancel"});
  }
  if (context.choice == "choice.cancel") return cancel(context);
  if (context.choice == "choice.report") return report_start(context);
  if (context.choice == "choice.ask") return ask_prompt(context);
  if (context.session.step != "message" || context.typed().empty()) return context.pass();
  service::Report report;
  report.kind = domain::TicketKind::consultation;
  report.citizen = context.person.id;
  report.account = context.inbound.account;
  report.language = context.language();
  report.text = context.typed();
  auto ticket = context.attempt([&] { return service::open_ticket(context.work, report); });
  if (!ticket) return context.refuse(ticket.error());
  context.finish();
  return context.say("human.message_kept", {{"number", ticket->number}});
}

}  // namespace zampa::handlers::chat
