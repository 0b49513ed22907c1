// What a citizen sees of tickets: their own in full, anybody's by number as a bare status.
#pragma once

#include <string>
#include <vector>

#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Open tickets and those closed within the reopen window, newest first.
std::vector<domain::Ticket> tickets_of(const store::Work& work, const PersonId& citizen);

/// Tickets of this citizen whose number is, or ends in, `digits` (four digits or the whole number).
std::vector<domain::Ticket> own_by_number(const store::Work& work, const PersonId& citizen,
                                          const std::string& number);

/// Anybody's ticket by its whole number, for the public status.
/// Refuses not_found.
Result<domain::Ticket> any_by_number(const store::Work& work, const std::string& number);

/// True when `text` could be a ticket number: the whole one or four digits.
bool looks_like_number(const store::Work& work, const std::string& text);

/// The one ticket that waits for this citizen's answer; nothing when none or several do.
std::vector<domain::Ticket> awaiting_answer(const store::Work& work, const PersonId& citizen);

/// The number of a ticket, empty when it is gone.
std::string number_of(const store::Work& work, const TicketId& id);

}  // namespace zampa::service
