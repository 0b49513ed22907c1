// The end of a ticket 审核·回访·结案: review, what the citizen says, closing, reopening.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// The reviewer is content: the citizen is asked.
Result<domain::Ticket> pass_resolution(store::Work& work, const TicketId& id, std::int64_t revision,
                                       const domain::Actor& reviewer);

/// The reviewer sends it back to the department with a new deadline.
Result<domain::Ticket> rework_resolution(store::Work& work, const TicketId& id,
                                         std::int64_t revision, const domain::Actor& reviewer,
                                         const std::string& reason);

/// What a citizen (or a call-back agent for them) said.
struct SurveyReply {
  std::optional<bool> contacted;
  std::optional<bool> solved;
  std::optional<std::int64_t> satisfaction;  ///< 5 … 1
  std::string words;
  std::string source = "chat";
};

/// Solved: closes the ticket and grants points.
Result<domain::Ticket> close_satisfied(store::Work& work, const TicketId& id,
                                       const domain::Actor& actor, const SurveyReply& reply);

/// Not fixed: back to the department. From `closed` it is a reopening, refused (expired) past the
/// window and (rate_limited) past the allowed number.
Result<domain::Ticket> send_back(store::Work& work, const TicketId& id, const domain::Actor& actor,
                                 const SurveyReply& reply, const std::string& reason);

/// Reopened as often as allowed and still not fixed: a person has to phone the citizen.
void hand_to_supervisor(store::Work& work, const domain::Ticket& ticket, const std::string& words);

/// True when somebody has answered the survey of this ticket; a closing by the timer is no answer.
bool was_rated(const store::Work& work, const domain::Ticket& ticket);

/// Reminds once, on the day the policy names, of a survey that waits for an answer; how many.
std::size_t remind_unanswered(store::Work& work);

/// Closes what nobody answered within the policy's time, without inventing an answer; how many.
std::size_t close_unanswered(store::Work& work);

}  // namespace zampa::service
