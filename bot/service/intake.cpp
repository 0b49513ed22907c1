#include "bot/service/intake.hpp"

#include <algorithm>

#include "bot/base/new_id.hpp"
#include "bot/domain/classify.hpp"
#include "bot/service/change.hpp"
#include "bot/service/dispatching.hpp"
#include "bot/service/notify.hpp"

namespace zampa::service {
namespace {

std::string next_number(store::Work& work) {
  const std::string day = base::local_yymmdd(work.now);
  std::string digits = std::to_string(work.tickets.next("ticket:" + day));
  while (digits.size() < 4) digits.insert(digits.begin(), '0');
  return work.rules.number_prefix + day + digits;
}

Instant midnight_of(Instant now) {
  const auto l = base::to_local(now);
  return base::from_local(l.year, l.month, l.day);
}

Result<void> within_daily_limit(store::Work& work, const Report& report) {
  if (report.kind == domain::TicketKind::emergency) return {};
  const auto limit = work.rules.policy.limits.reports_per_day;
  const Instant today = midnight_of(work.now);
  const auto recent = work.tickets.of_citizen(report.citizen, limit);
  const auto count = std::count_if(recent.begin(), recent.end(), [&](const domain::Ticket& t) {
    return t.submitted_at >= today && t.state != domain::State::withdrawn;
  });
  if (count >= limit) return Refusal{RefusalCode::rate_limited, "daily report limit reached"};
  return {};
}

/// What the words suggest, else the category of what has none: every ticket has a limit.
std::string category_for(const store::Work& work, const Report& report) {
  if (const auto guess = domain::classify(work.rules.policy, report.text)) return guess->category;
  switch (report.kind) {
    case domain::TicketKind::consultation:
      return std::string{domain::kConsultationCategory};
    case domain::TicketKind::emergency:
      return std::string{domain::kEmergencyCategory};
    case domain::TicketKind::report:
      break;
  }
  return std::string{domain::kOtherCategory};
}

domain::Ticket ticket_from(store::Work& work, const Report& report) {
  domain::Ticket ticket;
  ticket.id = TicketId{base::new_id(work.now)};
  ticket.number = next_number(work);
  ticket.kind = report.kind;
  ticket.citizen = report.citizen;
  ticket.account = report.account;
  ticket.language = report.language;
  ticket.anonymous = report.anonymous;
  ticket.request = report.text;
  ticket.place_id = report.place_id;
  ticket.place = report.place;
  ticket.point = report.point;
  ticket.submitted_at = work.now;
  ticket.category = report.category;
  if (ticket.category.empty()) {
    ticket.category = category_for(work, report);
  }
  if (const auto* category = work.rules.policy.category(ticket.category)) {
    ticket.level = category->level;
  }
  if (report.kind == domain::TicketKind::emergency) ticket.level = 1;
  return ticket;
}

void attach(store::Work& work, const std::vector<PhotoId>& photos, const TicketId& ticket,
            const PersonId& owner) {
  for (const auto& id : photos) {
    auto photo = work.photos.find(id);
    if (!photo || photo->person != owner) continue;
    photo->ticket = ticket;
    work.photos.update(*photo);
  }
}

/// A citizen's own ticket; somebody else's is as good as none.
std::optional<domain::Ticket> own_ticket(store::Work& work, const TicketId& id,
                                         const domain::Actor& citizen) {
  auto ticket = work.tickets.find(id);
  if (ticket && ticket->citizen != citizen.person) ticket.reset();
  return ticket;
}

void add_note(store::Work& work, const TicketId& ticket, const domain::Actor& actor,
              const std::string& kind, const std::string& words) {
  work.tickets.add_note({base::new_id(work.now), ticket, actor.person,
                         std::string{domain::to_text(actor.role)}, kind, words, work.now});
}

}  // namespace

Result<domain::Ticket> open_ticket(store::Work& work, const Report& report) {
  if (report.photos.empty() && report.text.empty()) {
    return Refusal{RefusalCode::invalid, "neither photo nor words"};
  }
  if (auto allowed = within_daily_limit(work, report); !allowed) return std::move(allowed).error();

  domain::Ticket ticket = ticket_from(work, report);
  const bool emergency = report.kind == domain::TicketKind::emergency;
  const Millis window = work.rules.policy.limits.withdraw_window;
  if (!emergency && window.count() > 0) ticket.dispatch_after = work.now + window;
  work.tickets.insert(ticket);
  domain::TicketEvent event;
  event.ticket = ticket.id;
  event.revision = ticket.revision;
  event.at = work.now;
  event.verb = domain::Verb::submit;
  event.from = event.to = domain::State::submitted;
  event.actor = {report.citizen, domain::Role::citizen, {}};
  work.tickets.add_event(event);
  attach(work, report.photos, ticket.id, report.citizen);

  domain::Change accept;
  accept.verb = domain::Verb::accept;
  auto accepted =
      change_ticket(work, ticket.id, ticket.revision, accept, domain::Actor::system_actor());
  if (!accepted) return accepted;
  if (accepted->dispatch_after) return accepted;
  return dispatch_by_duty(work, accepted->id);
}

Result<domain::Ticket> withdraw_ticket(store::Work& work, const TicketId& id,
                                       const domain::Actor& citizen) {
  const auto ticket = own_ticket(work, id, citizen);
  if (!ticket) return Refusal{RefusalCode::not_found, "not this citizen's ticket"};
  domain::Change change;
  change.verb = domain::Verb::withdraw;
  return change_ticket(work, id, ticket->revision, change, citizen);
}

Result<domain::Ticket> supplement_ticket(store::Work& work, const TicketId& id,
                                         const domain::Actor& citizen, const std::string& words,
                                         const std::vector<PhotoId>& photos) {
  auto ticket = own_ticket(work, id, citizen);
  if (!ticket) return Refusal{RefusalCode::not_found, "not this citizen's ticket"};
  if (!domain::is_open(ticket->state)) return Refusal{RefusalCode::conflict, "the ticket is over"};
  attach(work, photos, id, citizen.person);
  if (!words.empty()) add_note(work, id, citizen, "supplement", words);
  if (ticket->state == domain::State::need_info) {
    domain::Change change;
    change.verb = domain::Verb::supplement;
    return change_ticket(work, id, ticket->revision, change, citizen);
  }
  tell_of_supplement(work, *ticket, words, photos.size());
  return *ticket;
}

void attach_citizen_photo(store::Work& work, const TicketId& id, const domain::Actor& citizen,
                          const PhotoId& photo) {
  if (own_ticket(work, id, citizen)) attach(work, {photo}, id, citizen.person);
}

Result<domain::Ticket> urge_ticket(store::Work& work, const TicketId& id,
                                   const domain::Actor& citizen) {
  const auto ticket = own_ticket(work, id, citizen);
  if (!ticket) return Refusal{RefusalCode::not_found, "not this citizen's ticket"};
  using enum domain::State;
  const bool in_hand =
      ticket->state == dispatched || ticket->state == in_progress || ticket->state == rework;
  if (!in_hand) return Refusal{RefusalCode::conflict, "nothing to urge"};
  const Instant today = midnight_of(work.now);
  const auto notes = work.tickets.notes(id);
  const auto urged = std::count_if(notes.begin(), notes.end(), [&](const store::TicketNote& n) {
    return n.kind == "urge" && n.at >= today;
  });
  if (urged >= work.rules.policy.limits.urges_per_day) {
    return Refusal{RefusalCode::rate_limited, "urged today already"};
  }
  add_note(work, id, citizen, "urge", "");
  tell_of_urge(work, *ticket);
  return *ticket;
}

}  // namespace zampa::service
