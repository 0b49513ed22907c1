// Which ticket a staff member means: the card's, the one talked about, a number in the text, or the
// only one that fits. Shared by the staff handlers.
#pragma once

#include <optional>
#include <vector>

#include "bot/dialog/context.hpp"

namespace zampa::handlers::staff {

struct Task {
  domain::Ticket ticket;
  std::optional<std::int64_t> seen_revision;  ///< of the card, so that an old card is refused
};

/// The task meant among those in one of `states`; nothing when it has to be asked.
std::optional<Task> task_meant(dialog::Context& context, const std::vector<domain::State>& states);

/// Asks which one, offering the tasks in `states`; the answer comes to "task.which" with the verb
/// kept in slot `then`. `question` is the reply key of the question.
domain::Reply ask_which(dialog::Context& context, const std::vector<domain::State>& states,
                        const std::string& then, std::string_view question = "staff.which_task");

/// What went wrong with a ticket, in the words of the office.
domain::Reply refuse_task(dialog::Context& context, const domain::Ticket& ticket,
                          const Refusal& refusal);

}  // namespace zampa::handlers::staff
