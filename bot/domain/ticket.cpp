#include "bot/domain/ticket.hpp"

#include <algorithm>
#include <array>

namespace zampa::domain {
namespace {

constexpr std::array<std::string_view, kStateCount> kStateNames{
    "submitted",  "need_info",          "declined",    "accepted",    "answered",  "transferred",
    "dispatched", "objected",           "negotiating", "in_progress", "suspended", "resolved",
    "rework",     "awaiting_call_back", "closed",      "archived",    "merged",    "withdrawn"};

constexpr std::array<std::string_view, kVerbCount> kVerbNames{
    "submit",   "accept",      "ask_info",  "supplement", "decline", "answer",    "transfer",
    "dispatch", "acknowledge", "hand_back", "uphold",     "reject",  "negotiate", "reassign",
    "suspend",  "resume",      "resolve",   "pass",       "rework",  "call_back", "close",
    "reopen",   "merge",       "withdraw",  "archive"};

constexpr std::array kIntake{Role::system, Role::acceptor, Role::dispatcher, Role::supervisor};
constexpr std::array kDispatch{Role::system, Role::dispatcher, Role::supervisor};
constexpr std::array kPeopleDispatch{Role::dispatcher, Role::supervisor};
constexpr std::array kStaff{Role::department_staff};
constexpr std::array kStaffOrSystem{Role::department_staff, Role::system};
constexpr std::array kReview{Role::reviewer, Role::supervisor};
constexpr std::array kReviewOrLead{Role::reviewer, Role::supervisor, Role::leader};
constexpr std::array kCitizen{Role::citizen};
constexpr std::array kCitizenOrSystem{Role::citizen, Role::system};
constexpr std::array kCallBack{Role::citizen, Role::call_back_agent, Role::supervisor};
constexpr std::array kCallBackOrSystem{Role::citizen, Role::call_back_agent, Role::system};
constexpr std::array kSystem{Role::system};
constexpr std::array kBounce{Role::supervisor, Role::dispatcher};
constexpr std::array kReopen{Role::citizen, Role::supervisor};

constexpr unsigned kNothing = 0;
constexpr unsigned kReason = static_cast<unsigned>(Demand::reason);
constexpr unsigned kDepartment = static_cast<unsigned>(Demand::department);
constexpr unsigned kReply = static_cast<unsigned>(Demand::public_reply);
constexpr unsigned kOwnDepartment = static_cast<unsigned>(Demand::own_department);
constexpr unsigned kOwnTicket = static_cast<unsigned>(Demand::own_ticket);

using enum State;

// Source: reference/civic.md C.2, under the glossary's names. One row, one arrow.
const std::array kTransitions = std::to_array<Transition>({
    {submitted, Verb::accept, accepted, kIntake, kNothing},
    {submitted, Verb::ask_info, need_info, kIntake, kReason},
    {submitted, Verb::decline, declined, kIntake, Demand::reason | Demand::other_way},
    {submitted, Verb::transfer, transferred, kIntake, kReason},
    {submitted, Verb::merge, merged, kPeopleDispatch, kReason},
    {submitted, Verb::withdraw, withdrawn, kCitizen, kOwnTicket},
    {need_info, Verb::supplement, submitted, kCitizen, kOwnTicket},
    {need_info, Verb::merge, merged, kPeopleDispatch, kReason},
    {need_info, Verb::withdraw, withdrawn, kCitizenOrSystem, kOwnTicket},
    {accepted, Verb::answer, answered, kIntake, kReply},
    {accepted, Verb::dispatch, dispatched, kDispatch, kDepartment},
    {accepted, Verb::transfer, transferred, kIntake, kReason},
    {accepted, Verb::decline, declined, kIntake, Demand::reason | Demand::other_way},
    {accepted, Verb::merge, merged, kPeopleDispatch, kReason},
    {accepted, Verb::withdraw, withdrawn, kCitizen, kOwnTicket},
    {dispatched, Verb::acknowledge, in_progress, kStaff, kOwnDepartment},
    {dispatched, Verb::hand_back, objected, kStaff, kOwnDepartment | Demand::reason},
    {dispatched, Verb::reassign, dispatched, kPeopleDispatch, kDepartment | Demand::reason},
    {dispatched, Verb::merge, merged, kPeopleDispatch, kReason},
    {dispatched, Verb::withdraw, withdrawn, kCitizen, kOwnTicket},
    {objected, Verb::uphold, dispatched, kReviewOrLead, kDepartment | Demand::reason},
    {objected, Verb::reject, dispatched, kReviewOrLead, kReason},
    {objected, Verb::negotiate, negotiating, kReview, kReason},
    {objected, Verb::merge, merged, kPeopleDispatch, kReason},
    {objected, Verb::withdraw, withdrawn, kCitizen, kOwnTicket},
    {negotiating, Verb::dispatch, dispatched, kReviewOrLead, kDepartment | Demand::reason},
    {negotiating, Verb::merge, merged, kPeopleDispatch, kReason},
    {negotiating, Verb::withdraw, withdrawn, kCitizen, kOwnTicket},
    {in_progress, Verb::hand_back, objected, kStaff, kOwnDepartment | Demand::reason},
    {in_progress, Verb::suspend, suspended, kReview, kReason},
    {in_progress, Verb::resolve, resolved, kStaff, kOwnDepartment | Demand::public_reply},
    {in_progress, Verb::reassign, dispatched, kPeopleDispatch, kDepartment | Demand::reason},
    {in_progress, Verb::merge, merged, kPeopleDispatch, kReason},
    {in_progress, Verb::withdraw, withdrawn, kCitizen, kOwnTicket},
    {suspended, Verb::resume, in_progress, kStaffOrSystem, kNothing},
    {suspended, Verb::merge, merged, kPeopleDispatch, kReason},
    {suspended, Verb::withdraw, withdrawn, kCitizen, kOwnTicket},
    {resolved, Verb::pass, awaiting_call_back, kReview, kNothing},
    {resolved, Verb::rework, rework, kReview, kReason},
    {rework, Verb::resolve, resolved, kStaff, kOwnDepartment | Demand::public_reply},
    {answered, Verb::call_back, awaiting_call_back, kSystem, kNothing},
    {answered, Verb::close, closed, kSystem, kNothing},
    {answered, Verb::merge, merged, kPeopleDispatch, kReason},
    {transferred, Verb::call_back, awaiting_call_back, kBounce, kNothing},
    {transferred, Verb::close, closed, kBounce, kNothing},
    {transferred, Verb::accept, accepted, kBounce, kReason},
    {transferred, Verb::merge, merged, kPeopleDispatch, kReason},
    {resolved, Verb::merge, merged, kPeopleDispatch, kReason},
    {rework, Verb::merge, merged, kPeopleDispatch, kReason},
    {awaiting_call_back, Verb::merge, merged, kPeopleDispatch, kReason},
    {awaiting_call_back, Verb::close, closed, kCallBackOrSystem, kOwnTicket},
    {awaiting_call_back, Verb::rework, rework, kCallBack, kOwnTicket | Demand::reason},
    {closed, Verb::reopen, rework, kReopen, kOwnTicket | Demand::reason},
    {closed, Verb::archive, archived, kSystem, kNothing},
});

bool demands(unsigned set, Demand one) { return (set & static_cast<unsigned>(one)) != 0; }

Result<void> check_demands(const Transition& row, const Ticket& ticket, const Change& change,
                           const Actor& actor) {
  if (demands(row.demands, Demand::own_department) && actor.department != ticket.department) {
    return Refusal{RefusalCode::forbidden, "the ticket belongs to another department"};
  }
  if (demands(row.demands, Demand::own_ticket) && actor.role == Role::citizen &&
      actor.person != ticket.citizen) {
    return Refusal{RefusalCode::forbidden, "the ticket belongs to another citizen"};
  }
  if (demands(row.demands, Demand::reason) && change.reason.empty()) {
    return Refusal{RefusalCode::invalid, "reason is missing"};
  }
  if (demands(row.demands, Demand::other_way) && change.other_way.empty()) {
    return Refusal{RefusalCode::invalid, "other way is missing"};
  }
  if (demands(row.demands, Demand::public_reply) && change.public_reply.empty()) {
    return Refusal{RefusalCode::invalid, "public reply is missing"};
  }
  if (demands(row.demands, Demand::department)) {
    if (change.department.empty()) return Refusal{RefusalCode::invalid, "department is missing"};
    if (change.duty_rule.empty() && change.reason.empty()) {
      return Refusal{RefusalCode::invalid, "neither duty rule nor reason is given"};
    }
  }
  return {};
}

void apply(Ticket& ticket, const Transition& row, const Change& change, const Actor& actor,
           Instant now) {
  ticket.state = row.to;
  ticket.revision += 1;
  if (demands(row.demands, Demand::department)) {
    ticket.department = change.department;
    ticket.duty_rule = change.duty_rule;
    ticket.assignee = {};
  }
  if (!change.public_reply.empty()) ticket.public_reply = change.public_reply;
  if (!change.reason.empty()) ticket.reason = change.reason;
  switch (row.verb) {
    case Verb::acknowledge:
      ticket.assignee = actor.person;
      ticket.acknowledged_at = now;
      break;
    case Verb::hand_back:
      ticket.objection_count += 1;
      break;
    case Verb::resolve:
      ticket.resolved_at = now;
      break;
    case Verb::pass:
    case Verb::call_back:
      ticket.awaiting_since = now;
      break;
    case Verb::rework:
      ticket.rework_count += 1;
      break;
    case Verb::reopen:
      ticket.reopen_count += 1;
      ticket.rework_count += 1;
      ticket.closed_at.reset();
      break;
    case Verb::close:
      ticket.closed_at = now;
      break;
    default:
      break;
  }
}

template <class Enum, std::size_t N>
std::optional<Enum> enum_from(const std::array<std::string_view, N>& names, std::string_view text) {
  const auto it = std::find(names.begin(), names.end(), text);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

}  // namespace

std::string_view to_text(State state) { return kStateNames.at(static_cast<std::size_t>(state)); }
std::string_view to_text(Verb verb) { return kVerbNames.at(static_cast<std::size_t>(verb)); }
std::optional<State> state_from(std::string_view text) {
  return enum_from<State>(kStateNames, text);
}
std::optional<Verb> verb_from(std::string_view text) { return enum_from<Verb>(kVerbNames, text); }

bool is_final(State state) {
  return std::none_of(kTransitions.begin(), kTransitions.end(),
                      [&](const Transition& row) { return row.from == state; });
}

bool is_open(State state) { return state != closed && state != declined && !is_final(state); }

std::span<const Transition> transitions() { return kTransitions; }

std::string_view to_text(TicketKind kind) {
  constexpr std::array<std::string_view, 3> kNames{"report", "consultation", "emergency"};
  return kNames.at(static_cast<std::size_t>(kind));
}

TicketKind ticket_kind_from(std::string_view text) {
  if (text == "consultation") return TicketKind::consultation;
  return text == "emergency" ? TicketKind::emergency : TicketKind::report;
}

Result<Ticket> advance(const Ticket& ticket, const Change& change, const Actor& actor,
                       Instant now) {
  const auto row = std::find_if(kTransitions.begin(), kTransitions.end(), [&](const Transition& t) {
    return t.from == ticket.state && t.verb == change.verb;
  });
  if (row == kTransitions.end()) {
    return Refusal{RefusalCode::conflict, std::string{to_text(change.verb)} +
                                              " is not possible from " +
                                              std::string{to_text(ticket.state)}};
  }
  if (std::find(row->roles.begin(), row->roles.end(), actor.role) == row->roles.end()) {
    return Refusal{RefusalCode::forbidden, std::string{to_text(actor.role)} + " may not " +
                                               std::string{to_text(change.verb)}};
  }
  if (auto checked = check_demands(*row, ticket, change, actor); !checked) {
    return std::move(checked).error();
  }
  Ticket after = ticket;
  apply(after, *row, change, actor, now);
  return after;
}

}  // namespace zampa::domain
