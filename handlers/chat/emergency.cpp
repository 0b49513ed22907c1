// 紧急: numbers first, in both languages, then an urgent ticket for the people on duty. The bot
// never claims that another service knows, never asks for photos, never gives points for danger.
#include "bot/service/drafts.hpp"
#include "bot/service/urgency.hpp"
#include "handlers/chat/chat.hpp"

namespace zampa::handlers::chat {

Reply emergency(Context& context) {
  const auto danger = service::danger_in(context.work, context.inbound.text);
  if (!danger) return context.pass();
  context.finish();
  auto ticket = context.attempt([&] {
    return service::open_emergency(context.work, context.person, context.inbound.account,
                                   context.inbound.text);
  });
  if (ticket) context.set_slot("ticket", ticket->number);
  const std::string number = ticket ? ticket->number : std::string{};
  return context.ask("emergency", "place",
                     service::danger_words(context.work, *danger, number, context.language()),
                     {"choice.false_alarm"});
}

Reply emergency_step(Context& context) {
  const std::string number = context.slot("ticket");
  if (context.choice == "choice.false_alarm") {
    auto withdrawn = context.attempt(
        [&] { return service::mark_false_alarm(context.work, number, context.actor()); });
    context.finish();
    if (!withdrawn) return context.refuse(withdrawn.error());
    return context.say("emergency.false_alarm");
  }
  if (context.choice == "choice.safe") {
    context.finish();
    return context.say("emergency.safe");
  }
  if (context.choice == "choice.not_safe") {
    auto noted = service::add_to_emergency(context.work, number, context.actor(),
                                           context.text("choice.not_safe"));
    return noted ? context.say("emergency.not_safe") : context.refuse(noted.error());
  }
  if (context.inbound.kind == domain::InboundKind::location) {
    const auto place = service::place_at(context.work, context.inbound);
    auto noted = service::place_emergency(context.work, number, context.actor(), place.name,
                                          place.id, context.inbound.point);
    if (!noted) return context.refuse(noted.error());
    return context.ask("emergency", "safe",
                       context.text("emergency.place_received", {{"place", place.name}}),
                       {"choice.safe", "choice.not_safe", "choice.false_alarm"});
  }
  if (!context.typed().empty()) {
    auto noted = service::add_to_emergency(context.work, number, context.actor(), context.typed());
    return noted ? context.say("emergency.still_call") : context.refuse(noted.error());
  }
  return context.pass();
}

Reply emergency_numbers(Context& context) { return context.say("emergency.danger"); }

}  // namespace zampa::handlers::chat
