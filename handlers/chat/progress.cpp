// 进度: a citizen's tickets as a list with a step bar, one ticket in full, urging, supplementing.
#include "bot/service/citizen_view.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/intake.hpp"
#include "bot/service/photos.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

constexpr std::size_t kLinesShown = 5;
constexpr const char* kTicketPrefix = "ticket:";

/// Which of the five steps is done; 0 where a bar would mislead.
int bar_of(domain::State state) {
  using enum domain::State;
  switch (state) {
    case submitted:
    case need_info:
    case accepted:
      return 1;
    case dispatched:
    case objected:
    case negotiating:
      return 2;
    case in_progress:
    case suspended:
    case rework:
    case resolved:
      return 3;
    case awaiting_call_back:
      return 4;
    case closed:
      return 5;
    default:
      return 0;
  }
}

std::string line_of(const Context& context, const domain::Ticket& ticket, std::size_t index) {
  Fields fields = context.fields_of(ticket);
  fields["index"] = std::to_string(index);
  const int bar = bar_of(ticket.state);
  if (bar == 0 || bar == 5) return context.text("progress.line_other", fields);
  if (ticket.state == domain::State::awaiting_call_back) {
    return context.text("progress.line_rate", fields);
  }
  fields["bar"] = context.text("progress.bar_" + std::to_string(bar));
  return context.text(ticket.department.empty() ? "progress.line_assigning" : "progress.line",
                      fields);
}

Reply detail(Context& context, const domain::Ticket& ticket) {
  Fields fields = context.fields_of(ticket);
  const int bar = bar_of(ticket.state);
  const bool plain = bar == 0 || ticket.department.empty();
  if (bar != 0) fields["bar"] = context.text("progress.bar_" + std::to_string(bar));
  leave_report(context);
  context.set_slot("ticket", ticket.number);
  std::vector<std::string> choices;
  if (ticket.state == domain::State::awaiting_call_back) {
    choices = {"choice.solved", "choice.not_fixed"};
  } else if (domain::is_open(ticket.state)) {
    choices = {"choice.urge", "choice.supplement"};
  }
  return context.ask("progress", "one",
                     context.text(plain ? "progress.detail_plain" : "progress.detail", fields),
                     choices);
}

/// The ticket the conversation is about: tapped, shown last, or the only open one.
std::optional<domain::Ticket> ticket_meant(Context& context) {
  const std::string number =
      context.ticket_number.empty() ? context.slot("ticket") : context.ticket_number;
  if (!number.empty()) {
    const auto found = service::own_by_number(context.work, context.person.id, number);
    if (found.size() == 1) return found.front();
  }
  auto open = service::tickets_of(context.work, context.person.id);
  std::erase_if(open, [](const domain::Ticket& t) { return !domain::is_open(t.state); });
  if (open.size() == 1) return open.front();
  return std::nullopt;
}

/// `then` is the wish that goes on with the ticket that is picked; empty: it is shown.
Reply list(Context& context, const std::string& header, const std::vector<domain::Ticket>& tickets,
           const std::string& then = {}) {
  leave_report(context);
  context.set_slot("then", then);
  std::string words = header;
  std::vector<std::pair<std::string, std::string>> choices;
  for (std::size_t i = 0; i < tickets.size() && i < kLinesShown; ++i) {
    words += "\n" + line_of(context, tickets[i], i + 1);
    choices.emplace_back(kTicketPrefix + tickets[i].number, tickets[i].number);
  }
  if (tickets.size() > kLinesShown) {
    words += "\n" + context.text("progress.more",
                                 {{"count", std::to_string(tickets.size() - kLinesShown)}});
  }
  return context.offer_labelled("progress", "list", words, choices);
}

/// Several tickets are open and the wish names none.
Reply which_ticket(Context& context, const std::string& then) {
  auto open = service::tickets_of(context.work, context.person.id);
  std::erase_if(open, [](const domain::Ticket& t) { return !domain::is_open(t.state); });
  if (open.empty()) return context.say("progress.none");
  return list(context, context.text("progress.which"), open, then);
}

}  // namespace

Reply progress(Context& context) {
  const auto tickets = service::tickets_of(context.work, context.person.id);
  if (tickets.empty()) return context.say("progress.none");
  // A running draft keeps its question; the list is then only read.
  const std::string header =
      context.text("progress.header", {{"count", std::to_string(tickets.size())}});
  if (context.session.running("report")) {
    std::string words = header;
    for (std::size_t i = 0; i < tickets.size() && i < kLinesShown; ++i) {
      words += "\n" + line_of(context, tickets[i], i + 1);
    }
    return Reply::of(words);
  }
  return list(context, header, tickets);
}

/// A typed number: four digits or the whole.
Reply progress_by_number(Context& context) {
  const std::string typed = context.typed();
  if (!service::looks_like_number(context.work, typed)) return context.pass();
  const auto own = service::own_by_number(context.work, context.person.id, typed);
  if (own.size() == 1) return detail(context, own.front());
  if (own.size() > 1) {
    return list(context, context.text("progress.ambiguous", {{"digits", typed}}), own);
  }
  if (typed.size() > 4) {
    const auto other = service::any_by_number(context.work, typed);
    if (other) {
      const Fields fields = context.fields_of(*other);
      return context.say("progress.public",
                         {{"number", other->number}, {"status", fields.at("status")}});
    }
  }
  return context.say("progress.not_found", {{"number", typed}});
}

Reply progress_step(Context& context) {
  if (context.choice.starts_with(kTicketPrefix)) {
    const auto own =
        service::own_by_number(context.work, context.person.id,
                               context.choice.substr(std::string_view{kTicketPrefix}.size()));
    if (own.empty()) return context.refuse({RefusalCode::not_found, "ticket gone"});
    context.set_slot("ticket", own.front().number);
    const std::string then = context.slot("then");
    if (then == "choice.urge") return urge(context);
    if (then == "choice.supplement") return supplement(context);
    return detail(context, own.front());
  }
  return context.pass();
}

Reply urge(Context& context) {
  const auto ticket = ticket_meant(context);
  if (!ticket) return which_ticket(context, "choice.urge");
  auto urged = context.attempt(
      [&] { return service::urge_ticket(context.work, ticket->id, context.citizen()); });
  if (!context.session.running("report")) {
    context.finish();
    context.set_slot("ticket", ticket->number);
  }
  Fields fields = context.fields_of(*ticket);
  const auto limit = std::to_string(service::limits(context.work).urges_per_day);
  fields["count"] = "1";
  fields["limit"] = limit;
  if (urged) return context.say("progress.urged", fields);
  if (urged.error().code == RefusalCode::rate_limited) {
    return context.say("progress.urged_already", fields);
  }
  return context.say("progress.urge_not_open", fields);
}

Reply supplement(Context& context) {
  const auto ticket = ticket_meant(context);
  if (!ticket) return which_ticket(context, "choice.supplement");
  if (!domain::is_open(ticket->state)) {
    return context.say("progress.supplement_closed", {{"number", ticket->number}});
  }
  leave_report(context);
  context.set_slot("ticket", ticket->number);
  return context.ask("supplement", "words",
                     context.text("progress.supplement_ask", {{"number", ticket->number}}),
                     {"choice.cancel"});
}

Reply supplement_step(Context& context) {
  if (context.choice == "choice.cancel") return cancel(context);
  const auto ticket = ticket_meant(context);
  if (!ticket) return context.pass();
  std::vector<PhotoId> photos;
  using enum domain::InboundKind;
  if (context.inbound.kind == image || context.inbound.kind == voice) {
    photos.push_back(service::want_photo(context.work, context.person.id, context.inbound.account,
                                         context.inbound.media_id,
                                         context.inbound.kind == image ? "report" : "voice"));
  } else if (context.inbound.kind != domain::InboundKind::text) {
    return context.pass();
  }
  auto added = context.attempt([&] {
    return service::supplement_ticket(context.work, ticket->id, context.citizen(), context.typed(),
                                      photos);
  });
  const Fields fields{{"number", ticket->number}};
  if (!added) return context.say("progress.supplement_closed", fields);
  // More photos of the same burst may follow; the question stays open without asking again.
  if (context.session.step == "answer") context.finish();
  return context.say("progress.supplemented", fields);
}

/// A question of the office may be answered the next day; a supplement of one's own is over by
/// then.
Reply supplement_woken(Context& context) {
  const bool asked = context.session.step == "answer" &&
                     context.now() - context.session.updated_at < std::chrono::hours{72};
  return asked ? supplement_step(context) : context.pass();
}

}  // namespace zampa::handlers::chat
