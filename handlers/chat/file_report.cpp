// 提交 and 撤回: the draft becomes a ticket, and can be taken back for a moment.
#include "bot/service/drafts.hpp"
#include "bot/service/intake.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

std::string filed_words(const Context& context, const domain::Ticket& ticket) {
  Fields fields = context.fields_of(ticket);
  if (ticket.state == domain::State::dispatched) return context.text("report.filed", fields);
  const auto expected = service::expected_handling(context.work, ticket, context.language());
  if (!ticket.dispatch_after || !expected) return context.text("report.filed_assigning", fields);
  fields["department"] = expected->department;
  fields["limit"] = expected->limit;
  fields["deadline"] = expected->deadline;
  return context.text("report.filed", fields);
}

}  // namespace

Reply file_report(Context& context) {
  const Draft draft{context};
  if (!draft.has_what() || !draft.has_where()) return ask_next(context, "");
  service::Report report;
  report.citizen = context.person.id;
  report.account = context.inbound.account;
  report.language = context.language();
  report.photos = draft.photos();
  for (const auto& voice : draft.voices()) report.photos.push_back(voice);
  report.text = draft.text();
  report.place = draft.place();
  report.place_id = draft.place_id();
  report.point = draft.point();
  report.anonymous = draft.anonymous();
  auto ticket = context.attempt([&] { return service::open_ticket(context.work, report); });
  if (!ticket) {
    if (ticket.error().code == RefusalCode::rate_limited) {
      const auto limit = service::limits(context.work).reports_per_day;
      return context.say("report.quota_reached", {{"limit", std::to_string(limit)}});
    }
    return context.refuse(ticket.error());
  }
  context.finish();
  std::string words = filed_words(context, *ticket);
  if (ticket->anonymous) words += "\n" + context.text("report.anonymous_on");
  const auto window = std::chrono::duration_cast<std::chrono::minutes>(
      service::limits(context.work).withdraw_window);
  if (ticket->dispatch_after && window.count() > 0) {
    words +=
        "\n" + context.text("report.withdraw_hint", {{"minutes", std::to_string(window.count())}});
  }
  return Reply::of(words);
}

/// The newest ticket can be withdrawn until it has been handed to a department.
Reply withdraw(Context& context) {
  const auto ticket = service::latest_ticket(context.work, context.person.id);
  if (!ticket || !domain::is_open(ticket->state)) return context.say("report.nothing_to_withdraw");
  const Fields fields{{"number", ticket->number}};
  using enum domain::State;
  if (ticket->state != submitted && ticket->state != accepted && ticket->state != need_info) {
    return context.say("report.withdraw_too_late", fields);
  }
  auto taken_back = context.attempt(
      [&] { return service::withdraw_ticket(context.work, ticket->id, context.citizen()); });
  if (!taken_back) return context.say("report.withdraw_too_late", fields);
  return context.say("report.withdrawn", fields);
}

}  // namespace zampa::handlers::chat
