// The ticket 工单 and its life as one table of transitions. Deciding is pure: advance() says what a
// verb would make of a ticket or why it may not; services store the outcome.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/ids.hpp"
#include "bot/base/instant.hpp"
#include "bot/base/result.hpp"
#include "bot/domain/language.hpp"
#include "bot/domain/message.hpp"
#include "bot/domain/person.hpp"

namespace zampa::domain {

/// Stored and shown in lower case; never rename.
enum class State {
  submitted,
  need_info,
  declined,
  accepted,
  answered,
  transferred,
  dispatched,
  objected,
  negotiating,
  in_progress,
  suspended,
  resolved,
  rework,
  awaiting_call_back,
  closed,
  archived,
  merged,
  withdrawn,
};
inline constexpr std::size_t kStateCount = 18;

/// What can be done to a ticket. Stored in ticket_events; never rename.
enum class Verb {
  submit,
  accept,
  ask_info,
  supplement,
  decline,
  answer,
  transfer,
  dispatch,
  acknowledge,
  hand_back,
  uphold,
  reject,
  negotiate,
  reassign,
  suspend,
  resume,
  resolve,
  pass,
  rework,
  call_back,
  close,
  reopen,
  merge,
  withdraw,
  archive,
};
inline constexpr std::size_t kVerbCount = 25;

std::string_view to_text(State state);
std::string_view to_text(Verb verb);
std::optional<State> state_from(std::string_view text);
std::optional<Verb> verb_from(std::string_view text);

/// A state that nothing leaves.
bool is_final(State state);
/// A state in which the citizen still waits for something.
bool is_open(State state);

/// What a transition demands beside the right role.
enum class Demand : unsigned {
  nothing = 0,
  reason = 1U << 0U,          ///< a written reason
  other_way = 1U << 1U,       ///< where else the citizen can go (no plain "no" at the window)
  department = 1U << 2U,      ///< a lead department, by duty rule or with a written reason
  public_reply = 1U << 3U,    ///< the words the citizen will read
  own_department = 1U << 4U,  ///< the actor belongs to the ticket's department
  own_ticket = 1U << 5U,      ///< the actor is the ticket's citizen
};
constexpr unsigned operator|(Demand a, Demand b) {
  return static_cast<unsigned>(a) | static_cast<unsigned>(b);
}
constexpr unsigned operator|(unsigned a, Demand b) { return a | static_cast<unsigned>(b); }

struct Transition {
  State from;
  Verb verb;
  State to;
  std::span<const Role> roles;
  unsigned demands;
};

/// Every legal transition; anything else is refused.
std::span<const Transition> transitions();

enum class TicketKind { report, consultation, emergency };
std::string_view to_text(TicketKind kind);
TicketKind ticket_kind_from(std::string_view text);

struct Ticket {
  TicketId id;
  std::string number;  ///< AL2611210007: prefix, local yymmdd, digits counting up
  TicketKind kind = TicketKind::report;
  State state = State::submitted;
  std::int64_t revision = 1;  ///< counts changes; a stored change names the revision it read

  PersonId citizen;
  std::string account;  ///< through which the citizen came
  Language language = Language::zh;
  bool anonymous = false;

  std::string request;   ///< 诉求, the citizen's words, may be empty when there is a photo
  std::string category;  ///< id in the policy
  int level = 3;         ///< 1 emergency … 4 consultation
  std::string place_id;  ///< gazetteer id, may be empty
  std::string place;     ///< as shown to people
  std::optional<GeoPoint> point;

  DepartmentId department;  ///< lead 主办, empty until dispatched
  std::string duty_rule;    ///< which duty rule chose it, empty when a person did
  PersonId assignee;        ///< who acknowledged
  std::string public_reply;
  std::string reason;  ///< of the latest decline, hand-back, rework or withdrawal

  Instant submitted_at;
  std::optional<Instant> due_at;
  std::optional<Instant> dispatch_after;  ///< automatic dispatch waits for the withdraw window
  std::optional<Instant> acknowledged_at;
  std::optional<Instant> resolved_at;
  std::optional<Instant> awaiting_since;
  std::optional<Instant> closed_at;
  int rework_count = 0;
  int objection_count = 0;
  int reopen_count = 0;
};

/// What comes with a verb.
struct Change {
  Verb verb = Verb::submit;
  std::string reason;
  std::string other_way;
  std::string public_reply;
  DepartmentId department;
  std::string duty_rule;
};

/// One row of a ticket's history.
struct TicketEvent {
  TicketId ticket;
  std::int64_t revision = 0;  ///< the ticket's revision after it
  Instant at;
  Verb verb = Verb::submit;
  State from = State::submitted;
  State to = State::submitted;
  Actor actor;
  std::string note;  ///< reason, public reply or duty rule: what a reader of the history needs
};

/// The ticket after `change` by `actor` at `now`, revision one higher.
/// Refuses conflict: this state does not know the verb; forbidden: not this actor's to do;
/// invalid: a demanded reason, department or text is missing.
Result<Ticket> advance(const Ticket& ticket, const Change& change, const Actor& actor, Instant now);

}  // namespace zampa::domain
