// The one way in which a ticket changes: check by the transition table, store if nobody was faster,
// write the history, tell whom it concerns. Called by the other services only.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// `seen_revision`: what the caller looked at; nothing = whatever is there now.
/// Refuses not_found; conflict when the state does not allow it or somebody was faster; forbidden;
/// invalid.
Result<domain::Ticket> change_ticket(store::Work& work, const TicketId& id,
                                     std::optional<std::int64_t> seen_revision,
                                     const domain::Change& change, const domain::Actor& actor);

/// The same after `adjust` had a look at the changed ticket (a new deadline, say) and before it is
/// stored.
Result<domain::Ticket> change_ticket(store::Work& work, const TicketId& id,
                                     std::optional<std::int64_t> seen_revision,
                                     const domain::Change& change, const domain::Actor& actor,
                                     const std::function<void(domain::Ticket&)>& adjust);

}  // namespace zampa::service
