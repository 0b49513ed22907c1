// 评价: fixed and content, not fixed, or a grade. Tapped in the pushed message, answered by its
// number, or typed while exactly one ticket waits for an answer.
#include "bot/service/citizen_view.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/intake.hpp"
#include "bot/service/photos.hpp"
#include "bot/service/rewards.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

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
    if (refusal.code == RefusalCode::rate_limited)
      return context.say("survey.to_supervisor", fields);
    return context.say(
        service::was_rated(context.work, ticket) ? "survey.answered_already" : "survey.expired",
        fields);
  }
  return context.refuse(refusal);
}

/// Thanks, with the points, or why there are none this time.
Reply thank(Context& context, const domain::Ticket& closed, std::int64_t granted) {
  Fields fields{{"number", closed.number}};
  if (granted != 0) {
    fields["points"] = std::to_string(granted);
    fields["balance"] =
        std::to_string(service::points_of(context.work, context.person.id, 0).balance);
    return context.say("survey.thanks_points", fields);
  }
  const auto cap = service::cap_reached(context.work, closed);
  if (cap == service::Cap::none) return context.say("survey.thanks", fields);
  fields["reason"] = context.text(cap == service::Cap::day ? "points.cap_day" : "points.cap_month");
  return Reply::of(context.text("survey.thanks", fields) + "\n" +
                   context.text("points.none_for_ticket", fields));
}

Reply close_with(Context& context, std::int64_t satisfaction, const std::optional<bool>& solved) {
  const auto ticket = ticket_asked_about(context, false);
  if (!ticket) return context.pass();
  service::SurveyReply answer;
  answer.solved = solved;
  answer.satisfaction = satisfaction;
  const auto before = service::granted_for(context.work, ticket->id);
  auto closed = context.attempt([&] {
    return service::close_satisfied(context.work, ticket->id, context.citizen(), answer);
  });
  if (!closed) return not_now(context, *ticket, closed.error());
  leave_report(context);
  return thank(context, *closed, service::granted_for(context.work, closed->id) - before);
}

/// Asks why; `grade` is what was tapped, 0 when it was "not fixed".
Reply ask_reason(Context& context, const domain::Ticket& ticket, int grade) {
  leave_report(context);
  context.set_slot("ticket", ticket.number);
  context.set_slot("grade", grade == 0 ? "" : std::to_string(grade));
  return context.ask("survey", "reason", context.text("survey.reason_ask"),
                     {"choice.reason_unsolved", "choice.reason_slow", "choice.reason_attitude",
                      "choice.reason_no_contact", "choice.reason_other", "choice.cancel"});
}

Reply rate_low(Context& context, int grade) {
  const auto ticket = ticket_asked_about(context, false);
  if (!ticket) return context.pass();
  if (ticket->state != domain::State::awaiting_call_back) {
    return not_now(context, *ticket, {RefusalCode::conflict, "nothing is asked"});
  }
  return ask_reason(context, *ticket, grade);
}

/// Photos sent with the reason go to the ticket once it is back in work.
void attach_photo(Context& context, const domain::Ticket& ticket) {
  const auto photo = service::want_photo(context.work, context.person.id, context.inbound.account,
                                         context.inbound.media_id, "report");
  service::attach_citizen_photo(context.work, ticket.id, context.citizen(), photo);
}

Reply send_back(Context& context, const domain::Ticket& ticket, const service::SurveyReply& answer,
                const std::string& reason) {
  auto reworked = context.attempt([&] {
    return service::send_back(context.work, ticket.id, context.citizen(), answer, reason);
  });
  context.finish();
  if (!reworked) {
    if (reworked.error().code == RefusalCode::rate_limited) {
      service::hand_to_supervisor(context.work, ticket, reason);
    }
    return not_now(context, ticket, reworked.error());
  }
  // A photo that follows shows what is not fixed.
  context.session.flow = "survey";
  context.session.step = "after";
  context.set_slot("ticket", reworked->number);
  return context.say("survey.reopened",
                     {{"number", reworked->number},
                      {"hours", std::to_string(service::limits(context.work).supervisor_hours)}});
}

Reply close_low(Context& context, const domain::Ticket& ticket, service::SurveyReply answer) {
  auto closed = context.attempt(
      [&] { return service::close_satisfied(context.work, ticket.id, context.citizen(), answer); });
  context.finish();
  if (!closed) return not_now(context, ticket, closed.error());
  return context.say("survey.low_thanks", {{"number", closed->number}});
}

}  // namespace

Reply survey_solved(Context& context) { return close_with(context, 4, true); }
Reply survey_rate_5(Context& context) { return close_with(context, 5, true); }
Reply survey_rate_3(Context& context) { return close_with(context, 3, std::nullopt); }
Reply survey_rate_2(Context& context) { return rate_low(context, 2); }
Reply survey_rate_1(Context& context) { return rate_low(context, 1); }

Reply survey_not_fixed(Context& context) {
  const auto ticket = ticket_asked_about(context, true);
  if (!ticket) return context.pass();
  return ask_reason(context, *ticket, 0);
}

/// The word: the grades of the one that waits, or which of several.
Reply survey_rate(Context& context) {
  const auto ticket = ticket_asked_about(context, false);
  if (!ticket) return progress(context);
  if (ticket->state != domain::State::awaiting_call_back) {
    return not_now(context, *ticket, {RefusalCode::conflict, "nothing is asked"});
  }
  const Fields fields = context.fields_of(*ticket);
  leave_report(context);
  context.set_slot("ticket", ticket->number);
  // In the order of their numbers: who types 5 means the best.
  return context.ask("survey", "grade", context.text("survey.ask", fields),
                     {"choice.rate_1", "choice.rate_2", "choice.rate_3", "choice.rate_4",
                      "choice.rate_5", "choice.not_fixed"});
}

Reply survey_grade_step(Context& context) {
  if (context.choice == "choice.rate_5") return survey_rate_5(context);
  if (context.choice == "choice.rate_4") return survey_solved(context);
  if (context.choice == "choice.rate_3") return survey_rate_3(context);
  if (context.choice == "choice.rate_2") return survey_rate_2(context);
  if (context.choice == "choice.rate_1") return survey_rate_1(context);
  if (context.choice == "choice.not_fixed") return survey_not_fixed(context);
  return context.pass();
}

Reply survey_reason_step(Context& context) {
  if (context.choice == "choice.cancel") return cancel(context);
  const auto ticket = ticket_asked_about(context, true);
  if (!ticket) return context.pass();
  if (context.choice == "choice.reason_other") {
    return context.ask("survey", "reason", context.text("survey.reason_write"), {"choice.cancel"});
  }
  if (context.inbound.kind == domain::InboundKind::image) {
    attach_photo(context, *ticket);
    return context.ask("survey", "reason", context.text("survey.reason_ask"),
                       {"choice.reason_unsolved", "choice.reason_slow", "choice.reason_attitude",
                        "choice.reason_no_contact", "choice.reason_other", "choice.cancel"});
  }
  const bool wrote = context.choice.empty() && context.inbound.kind == domain::InboundKind::text;
  if (context.choice.empty() && !wrote) return context.pass();
  service::SurveyReply answer;
  const std::string grade = context.slot("grade");
  answer.satisfaction = grade.empty() ? 2 : std::stoll(grade);
  answer.words = wrote ? context.typed() : context.text(context.choice);
  if (context.choice == "choice.reason_no_contact") answer.contacted = false;
  // A low grade for the manner of it, not for the work: the work stays done.
  const bool about_manner = context.choice == "choice.reason_slow" ||
                            context.choice == "choice.reason_attitude" ||
                            context.choice == "choice.reason_no_contact";
  if (!grade.empty() && about_manner) return close_low(context, *ticket, answer);
  answer.solved = false;
  return send_back(context, *ticket, answer, answer.words);
}

/// Just sent back: a photo belongs to it, anything else is a new beginning.
Reply survey_after_step(Context& context) {
  const auto ticket = ticket_asked_about(context, false);
  if (!ticket || context.inbound.kind != domain::InboundKind::image) {
    context.finish();
    return context.pass();
  }
  attach_photo(context, *ticket);
  return context.say("progress.supplemented", {{"number", ticket->number}});
}

}  // namespace zampa::handlers::chat
