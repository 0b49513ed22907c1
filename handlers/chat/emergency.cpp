// 紧急: numbers first, in both languages, then an urgent ticket for the people on duty. The bot
// never claims that another service knows, never asks for photos, never gives points for danger.
#include "bot/service/drafts.hpp"
#include "bot/service/urgency.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {

namespace {

/// Where it is, told by a position or in words: kept, and the one question that follows.
Reply take_emergency_place(Context& context, const std::string& number,
                           const service::NamedPlace& place,
                           const std::optional<domain::GeoPoint>& point) {
  auto noted = context.attempt([&] {
    return service::place_emergency(context.work, number, context.citizen(), place.name, place.id,
                                    point);
  });
  if (!noted) return context.refuse(noted.error());
  const std::string shown =
      service::place_in(context.work, place.name, place.id, context.language());
  return context.ask("emergency", "safe",
                     context.text("emergency.place_received", {{"place", shown}}),
                     {"choice.safe", "choice.not_safe", "choice.false_alarm"});
}

}  // namespace

Reply emergency(Context& context) {
  const auto danger = service::danger_in(context.work, context.inbound.text);
  if (!danger) return context.pass();
  service::Alarm alarm;
  alarm.account = context.inbound.account;
  alarm.words = context.inbound.text;
  if (context.session.running("report")) {
    // What was sent a moment ago shows the danger; the report's questions are over.
    const Draft draft{context};
    alarm.photos = draft.photos();
    for (const auto& voice : draft.voices()) alarm.photos.push_back(voice);
    alarm.place = draft.place();
    alarm.place_id = draft.place_id();
    alarm.point = draft.point();
  }
  context.finish();
  auto ticket =
      context.attempt([&] { return service::open_emergency(context.work, context.person, alarm); });
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
        [&] { return service::mark_false_alarm(context.work, number, context.citizen()); });
    context.finish();
    if (!withdrawn) return context.refuse(withdrawn.error());
    return context.say("emergency.false_alarm");
  }
  if (context.choice == "choice.safe") {
    context.finish();
    return context.say("emergency.safe");
  }
  if (context.choice == "choice.not_safe") {
    auto noted = service::add_to_emergency(context.work, number, context.citizen(),
                                           context.text("choice.not_safe"));
    return noted ? context.say("emergency.not_safe") : context.refuse(noted.error());
  }
  if (context.inbound.kind == domain::InboundKind::location) {
    // Outside the prefecture or not: the officer on duty gets what was sent.
    const auto place = service::place_at(context.work, context.inbound);
    return take_emergency_place(
        context, number,
        place ? *place : service::place_as_written(context.inbound.place_label, ""),
        context.inbound.point);
  }
  const std::string typed = context.typed();
  if (typed.empty()) return context.pass();
  const auto named = service::places_named(context.work, typed);
  if (context.session.step == "place" && named.size() == 1) {
    return take_emergency_place(context, number, service::place_as_written(typed, named.front().id),
                                std::nullopt);
  }
  auto noted = context.attempt(
      [&] { return service::add_to_emergency(context.work, number, context.citizen(), typed); });
  return noted ? context.say("emergency.still_call") : context.refuse(noted.error());
}

Reply emergency_numbers(Context& context) { return context.say("emergency.danger"); }

}  // namespace zampa::handlers::chat
