#include "bot/service/closing.hpp"

#include "bot/base/new_id.hpp"
#include "bot/domain/sla.hpp"
#include "bot/service/change.hpp"
#include "bot/service/notify.hpp"
#include "bot/service/rewards.hpp"

namespace zampa::service {
namespace {

void keep_answer(store::Work& work, const domain::Ticket& ticket, const SurveyReply& reply) {
  store::SurveyAnswer answer;
  answer.ticket = ticket.id;
  answer.round = 1 + ticket.rework_count;
  answer.contacted = reply.contacted;
  answer.solved = reply.solved;
  answer.satisfaction = reply.satisfaction;
  answer.words = reply.words;
  answer.source = reply.source;
  answer.at = work.now;
  work.surveys.save(answer);
}

Result<domain::Ticket> rework(store::Work& work, const TicketId& id,
                              std::optional<std::int64_t> revision, domain::Verb verb,
                              const domain::Actor& actor, const std::string& reason) {
  domain::Change change;
  change.verb = verb;
  change.reason = reason;
  return change_ticket(work, id, revision, change, actor, [&](domain::Ticket& ticket) {
    if (const auto* category = work.rules.policy.category(ticket.category)) {
      ticket.due_at = domain::due_moment(*category, work.now);
    }
    ticket.resolved_at.reset();
    ticket.awaiting_since.reset();
  });
}

}  // namespace

Result<domain::Ticket> pass_resolution(store::Work& work, const TicketId& id, std::int64_t revision,
                                       const domain::Actor& reviewer) {
  domain::Change change;
  change.verb = domain::Verb::pass;
  return change_ticket(work, id, revision, change, reviewer);
}

Result<domain::Ticket> rework_resolution(store::Work& work, const TicketId& id,
                                         std::int64_t revision, const domain::Actor& reviewer,
                                         const std::string& reason) {
  return rework(work, id, revision, domain::Verb::rework, reviewer, reason);
}

Result<domain::Ticket> close_satisfied(store::Work& work, const TicketId& id,
                                       const domain::Actor& actor, const SurveyReply& reply) {
  domain::Change change;
  change.verb = domain::Verb::close;
  auto closed = change_ticket(work, id, std::nullopt, change, actor);
  if (!closed) return closed;
  keep_answer(work, *closed, reply);
  if (reply.satisfaction) tell_of_rating(work, *closed, *reply.satisfaction);
  grant_for(work, *closed, actor.role != domain::Role::citizen);
  return closed;
}

Result<domain::Ticket> send_back(store::Work& work, const TicketId& id, const domain::Actor& actor,
                                 const SurveyReply& reply, const std::string& reason) {
  const auto before = work.tickets.find(id);
  if (!before) return Refusal{RefusalCode::not_found, "no such ticket"};
  const auto& limits = work.rules.policy.limits;
  domain::Verb verb = domain::Verb::rework;
  if (before->state == domain::State::closed) {
    verb = domain::Verb::reopen;
    if (before->closed_at && *before->closed_at + limits.reopen_window < work.now) {
      return Refusal{RefusalCode::expired, "the reopen window is over"};
    }
    if (before->reopen_count >= limits.reopen_max) {
      return Refusal{RefusalCode::rate_limited, "reopened as often as allowed"};
    }
  }
  auto after = rework(work, id, before->revision, verb, actor, reason);
  if (!after) return after;
  keep_answer(work, *before, reply);
  return after;
}

void hand_to_supervisor(store::Work& work, const domain::Ticket& ticket, const std::string& words) {
  work.tickets.add_note(
      {base::new_id(work.now), ticket.id, ticket.citizen, "citizen", "survey", words, work.now});
  call_for_phone(work, ticket, "survey.to_supervisor",
                 {{"count", std::to_string(ticket.rework_count)}});
}

bool was_rated(const store::Work& work, const domain::Ticket& ticket) {
  return !work.surveys.of_ticket(ticket.id).empty();
}

std::size_t remind_unanswered(store::Work& work) {
  // A reminder that is a day late is none: the program was down, and the timer closes soon.
  constexpr Millis kLatest = std::chrono::hours{24};
  std::size_t count = 0;
  for (const auto& ticket : work.tickets.in_state(domain::State::awaiting_call_back, 200)) {
    if (!ticket.awaiting_since) continue;
    const Instant due = *ticket.awaiting_since + work.rules.policy.limits.survey_reminder;
    if (due > work.now || due + kLatest < work.now) continue;
    if (remind_of_survey(work, ticket)) ++count;
  }
  return count;
}

std::size_t close_unanswered(store::Work& work) {
  std::size_t count = 0;
  for (const auto& ticket : work.tickets.in_state(domain::State::awaiting_call_back, 200)) {
    const auto patience = work.rules.policy.limits.call_back_timer;
    if (!ticket.awaiting_since || *ticket.awaiting_since + patience > work.now) continue;
    domain::Change change;
    change.verb = domain::Verb::close;
    auto closed =
        change_ticket(work, ticket.id, ticket.revision, change, domain::Actor::system_actor());
    if (!closed) continue;
    grant_for(work, *closed, true);
    ++count;
  }
  return count;
}

}  // namespace zampa::service
