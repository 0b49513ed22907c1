// 评价: fixed and content, or not fixed. Tapped in the pushed message, or typed while exactly one
// ticket waits for an answer.
#include "bot/service/citizen_view.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/rewards.hpp"
#include "handlers/chat/chat.hpp"

namespace zampa::handlers::chat {
namespace {

std::optional<domain::Ticket> ticket_asked_about(Context& context, bool reopening) {
  const std::string number =
      context.ticket_number.empty() ? context.slot("ticket") : context.ticket_number;
  if (!number.empty()) {
    const auto own = service::own_by_number(context.work, context.person.id, number);
    if (!own.empty()) return own.front();
    return std::nullopt;
  }
  const auto waiting = service::awaiting_answer(context.work, context.person.id);
  if (waiting.size() == 1) return waiting.front();
  if (waiting.empty() && reopening) {
    const auto latest = service::latest_ticket(context.work, context.person.id);
    if (latest && latest->state == domain::State::closed) return latest;
  }
  return std::nullopt;
}

Reply not_now(Context& context, const domain::Ticket& ticket, const Refusal& refusal) {
  const Fields fields{{"number", ticket.number},
                      {"days", std::to_string(std::chrono::duration_cast<std::chrono::hours>(
                                                  service::limits(context.work).reopen_window)
                                                  .count() /
                                              24)},
                      {"count", std::to_string(ticket.rework_count)}};
  if (refusal.code == RefusalCode::expired) return context.say("survey.reopen_too_late", fields);
  if (ticket.state == domain::State::closed) {
    return context.say(ticket.reopen_count > 0 ? "survey.to_supervisor" : "survey.answered_already",
                       fields);
  }
  return context.refuse(refusal);
}

}  // namespace

Reply survey_solved(Context& context) {
  const auto ticket = ticket_asked_about(context, false);
  if (!ticket) return context.pass();
  service::SurveyReply answer;
  answer.solved = true;
  answer.satisfaction = 4;
  auto closed = context.attempt(
      [&] { return service::close_satisfied(context.work, ticket->id, context.actor(), answer); });
  if (!closed) return not_now(context, *ticket, closed.error());
  context.finish();
  const auto granted = service::granted_for(context.work, closed->id);
  Fields fields{{"number", closed->number}};
  if (granted == 0) return context.say("survey.thanks", fields);
  fields["points"] = std::to_string(granted);
  fields["balance"] =
      std::to_string(service::points_of(context.work, context.person.id, 0).balance);
  return context.say("survey.thanks_points", fields);
}

Reply survey_not_fixed(Context& context) {
  const auto ticket = ticket_asked_about(context, true);
  if (!ticket) return context.pass();
  context.finish();
  context.set_slot("ticket", ticket->number);
  return context.ask("survey", "reason", context.text("survey.reason_ask"),
                     {"choice.reason_unsolved", "choice.reason_slow", "choice.reason_attitude",
                      "choice.reason_no_contact", "choice.cancel"});
}

Reply survey_reason_step(Context& context) {
  if (context.choice == "choice.cancel") return cancel(context);
  const bool wrote = context.choice.empty() && context.inbound.kind == domain::InboundKind::text;
  if (context.choice.empty() && !wrote) return context.pass();
  const auto ticket = ticket_asked_about(context, true);
  if (!ticket) return context.pass();
  const std::string reason = wrote ? context.typed() : context.text(context.choice);
  service::SurveyReply answer;
  answer.solved = false;
  answer.satisfaction = 2;
  if (context.choice == "choice.reason_no_contact") answer.contacted = false;
  answer.words = reason;
  auto reworked = context.attempt([&] {
    return service::send_back(context.work, ticket->id, context.actor(), answer, reason);
  });
  context.finish();
  if (!reworked) return not_now(context, *ticket, reworked.error());
  return context.say("survey.reopened",
                     {{"number", reworked->number},
                      {"hours", std::to_string(service::limits(context.work).supervisor_hours)}});
}

}  // namespace zampa::handlers::chat
