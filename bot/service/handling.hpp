// What a department does with a ticket 办理: acknowledge, hand back, note progress, resolve.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bot/domain/photo.hpp"
#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Takes the ticket in hand 签收. Refuses conflict when somebody else of the department was first.
Result<domain::Ticket> acknowledge_ticket(store::Work& work, const TicketId& id,
                                          std::optional<std::int64_t> revision,
                                          const domain::Actor& staff);

/// Objects to the dispatch 退单; `reason_id` of the policy's hand-back reasons, `words` optional.
/// For a reason that wants to know more, the words are a question and go to the citizen.
Result<domain::Ticket> hand_back_ticket(store::Work& work, const TicketId& id,
                                        std::optional<std::int64_t> revision,
                                        const domain::Actor& staff, const std::string& reason_id,
                                        const std::string& words);

/// A progress note that the citizen reads.
Result<domain::Ticket> note_progress(store::Work& work, const TicketId& id,
                                     const domain::Actor& staff, const std::string& words);

/// Puts a staff photo on a ticket in hand; `purpose` before or after.
Result<void> attach_staff_photo(store::Work& work, const TicketId& id, const domain::Actor& staff,
                                const PhotoId& photo, const std::string& purpose);

/// True when the ticket's category wants an after-photo and none is there yet.
bool needs_after_photo(const store::Work& work, const domain::Ticket& ticket);

/// Reports the work done 办结. Refuses invalid when an after-photo is missing.
Result<domain::Ticket> resolve_ticket(store::Work& work, const TicketId& id,
                                      std::optional<std::int64_t> revision,
                                      const domain::Actor& staff, const std::string& public_reply);

/// What a staff member has to do: waiting for acknowledgement first, then in hand, oldest first.
std::vector<domain::Ticket> tasks_of(const store::Work& work, const domain::Actor& staff);

/// A ticket of this staff member's department by its number or its last four digits.
/// Refuses not_found, also for another department's.
Result<domain::Ticket> task_by_number(const store::Work& work, const domain::Actor& staff,
                                      const std::string& number);

std::vector<domain::Photo> photos_of(const store::Work& work, const TicketId& id);

}  // namespace zampa::service
