// Taking a citizen's wish in 受理: opening a ticket, adding to it, withdrawing it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// What a citizen has put together.
struct Report {
  domain::TicketKind kind = domain::TicketKind::report;
  PersonId citizen;
  std::string account;
  domain::Language language = domain::Language::zh;
  std::vector<PhotoId> photos;
  std::string text;
  std::string place_id;
  std::string place;
  std::optional<domain::GeoPoint> point;
  std::string category;  ///< empty: guessed from the text
  bool anonymous = false;
};

/// Opens a ticket with a number; the rules accept it at once and dispatch it when exactly one duty
/// rule matches and the withdraw window is over or zero.
/// Refuses invalid when there is neither a photo nor words; rate_limited past the daily limit.
Result<domain::Ticket> open_ticket(store::Work& work, const Report& report);

/// Takes a ticket back. Refuses conflict when it has been handed to a department or is over.
Result<domain::Ticket> withdraw_ticket(store::Work& work, const TicketId& id,
                                       const domain::Actor& citizen);

/// Adds words and photos to an open ticket of this citizen.
/// Refuses not_found (also for somebody else's), conflict when it is over.
Result<domain::Ticket> supplement_ticket(store::Work& work, const TicketId& id,
                                         const domain::Actor& citizen, const std::string& words,
                                         const std::vector<PhotoId>& photos);

/// Puts one more photo on an own ticket, without news to anybody.
void attach_citizen_photo(store::Work& work, const TicketId& id, const domain::Actor& citizen,
                          const PhotoId& photo);

/// Reminds the department once a day. Refuses rate_limited when that was done today, conflict when
/// nothing is to be urged.
Result<domain::Ticket> urge_ticket(store::Work& work, const TicketId& id,
                                   const domain::Actor& citizen);

}  // namespace zampa::service
