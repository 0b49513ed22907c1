#include "bot/service/urgency.hpp"

#include "bot/service/citizen_view.hpp"
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
  return store::say(work, key, language, fields);
}

Result<domain::Ticket> open_emergency(store::Work& work, const domain::Person& citizen,
                                      const std::string& account, const std::string& words) {
  for (const auto& ticket : work.tickets.of_citizen(citizen.id, 5)) {
    const bool recent = ticket.submitted_at + kSameEmergency > work.now;
    if (ticket.kind == domain::TicketKind::emergency && recent && domain::is_open(ticket.state)) {
      return add_to_emergency(work, ticket.number, {citizen.id, domain::Role::citizen, {}}, words);
    }
  }
  Report report;
  report.kind = domain::TicketKind::emergency;
  report.citizen = citizen.id;
  report.account = account;
  report.language = citizen.language;
  report.text = words;
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
