#include "bot/service/urgency.hpp"

#include "bot/service/citizen_view.hpp"
#include "bot/service/dispatching.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/intake.hpp"
#include "bot/store/speech.hpp"

namespace zampa::service {
namespace {

constexpr Millis kSameEmergency = std::chrono::hours{1};

Result<domain::Ticket> own_emergency(const store::Work& work, const std::string& number,
                                     const PersonId& citizen) {
  const auto found = own_by_number(work, citizen, number);
  if (found.empty()) return Refusal{RefusalCode::not_found, "no such emergency"};
  return found.front();
}

}  // namespace

std::optional<domain::EmergencyKind> danger_in(const store::Work& work, const std::string& text) {
  return domain::detect(work.rules.emergency, text);
}

std::string danger_words(const store::Work& work, domain::EmergencyKind kind,
                         const std::string& ticket_number, domain::Language language) {
  const std::string key = "emergency." + std::string{domain::to_text(kind)};
  Fields fields{{"number", ticket_number}};
  if (!ticket_number.empty()) {
    if (const auto ticket = work.tickets.find_by_number(ticket_number)) {
      fields["summary"] = store::ticket_fields(work, *ticket, language)["summary"];
    }
  }
  // Both languages in one bubble, Chinese and the numbers first: the entries say so themselves.
  std::string words = store::say(work, key, language, fields);
  if (kind == domain::EmergencyKind::utility && !ticket_number.empty()) {
    const auto ticket = work.tickets.find_by_number(ticket_number);
    const auto* department = ticket ? work.rules.policy.department(ticket->department) : nullptr;
    if (department != nullptr && !department->phone.empty()) {
      words += "\n" +
               store::say(work, "emergency.utility_phone", language,
                          {{"name", department->name.in(language)}, {"phone", department->phone}});
    }
  }
  return words;
}

Result<domain::Ticket> open_emergency(store::Work& work, const domain::Person& citizen,
                                      const Alarm& alarm) {
  for (const auto& ticket : work.tickets.of_citizen(citizen.id, 5)) {
    const bool recent = ticket.submitted_at + kSameEmergency > work.now;
    if (ticket.kind == domain::TicketKind::emergency && recent && domain::is_open(ticket.state)) {
      return supplement_ticket(work, ticket.id, {citizen.id, domain::Role::citizen, {}},
                               alarm.words, alarm.photos);
    }
  }
  Report report;
  report.kind = domain::TicketKind::emergency;
  report.citizen = citizen.id;
  report.account = alarm.account;
  report.language = citizen.language;
  report.text = alarm.words;
  report.photos = alarm.photos;
  report.place = alarm.place;
  report.place_id = alarm.place_id;
  report.point = alarm.point;
  const auto named = places_named(work, alarm.words);
  if (report.place.empty() && named.size() == 1) {
    report.place = named.front().name;
    report.place_id = named.front().id;
  }
  // A danger to life goes to the officer on duty, whatever else its words are about; a utility to
  // whoever repairs it.
  const auto danger = danger_in(work, alarm.words);
  if (danger && domain::tier_of(*danger) == domain::EmergencyTier::life) {
    report.category = domain::kEmergencyCategory;
  }
  return open_ticket(work, report);
}

Result<domain::Ticket> place_emergency(store::Work& work, const std::string& number,
                                       const domain::Actor& citizen, const std::string& place,
                                       const std::string& place_id,
                                       const std::optional<domain::GeoPoint>& point) {
  auto ticket = own_emergency(work, number, citizen.person);
  if (!ticket) return ticket;
  ticket->place = place;
  ticket->place_id = place_id;
  ticket->point = point;
  ticket->revision += 1;
  if (!work.tickets.update(*ticket)) return Refusal{RefusalCode::conflict, "changed meanwhile"};
  domain::TicketEvent event;
  event.ticket = ticket->id;
  event.revision = ticket->revision;
  event.at = work.now;
  event.verb = domain::Verb::supplement;
  event.from = event.to = ticket->state;
  event.actor = citizen;
  event.note = place;
  work.tickets.add_event(event);
  // A utility is repaired by whoever is responsible there: now that is known.
  if (ticket->state == domain::State::accepted) {
    auto handed = dispatch_by_duty(work, ticket->id);
    if (!handed || handed->state != domain::State::accepted) return handed;  // the alert names it
  }
  return supplement_ticket(work, ticket->id, citizen, place, {});
}

Result<domain::Ticket> add_to_emergency(store::Work& work, const std::string& number,
                                        const domain::Actor& citizen, const std::string& words) {
  const auto ticket = own_emergency(work, number, citizen.person);
  if (!ticket) return ticket;
  return supplement_ticket(work, ticket->id, citizen, words, {});
}

Result<domain::Ticket> mark_false_alarm(store::Work& work, const std::string& number,
                                        const domain::Actor& citizen) {
  const auto ticket = own_emergency(work, number, citizen.person);
  if (!ticket) return ticket;
  return withdraw_ticket(work, ticket->id, citizen);
}

}  // namespace zampa::service
