// What the console's desk shows 工作台: lists and the whole story of one ticket, always for a
// principal. Reads only, but for record_call_back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/domain/photo.hpp"
#include "bot/domain/policy.hpp"
#include "bot/domain/principal.hpp"
#include "bot/domain/push.hpp"
#include "bot/domain/ticket.hpp"
#include "bot/service/closing.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

inline constexpr std::size_t kDeskPage = 50;

/// True while time counts against the department: not while a ruling, a pause or the citizen is
/// waited for.
bool clock_runs(domain::State state);
bool is_overdue(const domain::Ticket& ticket, Instant now);

struct DeskFilter {
  std::optional<domain::State> state;
  DepartmentId department;  ///< empty: any
  bool overdue = false;
  std::string number;  ///< a ticket number or its last digits
  std::string after;   ///< DeskPage::next of the page before; anything malformed is the first page
};

struct DeskRow {
  domain::Ticket ticket;
  PhotoId thumb;  ///< first stored photo, empty when there is none
  std::string assignee_name;
};

struct DeskPage {
  std::vector<DeskRow> rows;
  std::string next;  ///< empty on the last page
  std::int64_t matching = 0;
  std::map<domain::State, std::int64_t> by_state;  ///< of the other filters
};

DeskPage desk_page(const store::Work& work, const domain::Principal& who, const DeskFilter& filter);

/// One line of a ticket's story: a change of state, a supplement, an urge, a note, an answer.
struct StoryLine {
  Instant at;
  std::string what;  ///< verb, or note kind: supplement, urge, staff, survey
  std::optional<domain::State> to;
  domain::Role role = domain::Role::system;
  std::string name;  ///< of staff; empty for citizens and the system
  std::string note;
};

struct DeskNotice {
  domain::Push push;
  std::string name;  ///< of staff; empty for the citizen
  bool to_citizen = false;
};

struct DeskTicket {
  domain::Ticket ticket;
  std::vector<domain::Photo> before, after;  ///< stored ones
  std::vector<StoryLine> story;              ///< oldest first
  std::vector<DeskNotice> notices;
  std::string assignee_name;
  std::string citizen_name;  ///< empty when not given or anonymous
  std::optional<std::int64_t> satisfaction;
};

/// Refuses not_found, also for a ticket the principal may not see.
Result<DeskTicket> desk_ticket(const store::Work& work, const domain::Principal& who,
                               const std::string& number);

/// The picture's address in the vault. Refuses not_found, also when the ticket is out of sight.
Result<std::string> desk_photo(const store::Work& work, const domain::Principal& who,
                               const PhotoId& photo, bool thumb);

/// What the principal may do now, by the transition table: verb → the role to do it in.
std::map<domain::Verb, domain::Role> offers(const domain::Ticket& ticket,
                                            const domain::Principal& who);

/// What the duty list says for this ticket: one row decides, of several a dispatcher chooses.
std::vector<domain::Duty> suggested_duties(const store::Work& work, const domain::Ticket& ticket);

/// A call-back agent's three questions: solved closes the ticket, not solved sends it back.
/// Refuses conflict when the ticket has changed since `revision`; invalid without a reason where
/// one is due.
Result<domain::Ticket> record_call_back(store::Work& work, const TicketId& id,
                                        std::int64_t revision, const domain::Actor& actor,
                                        const SurveyReply& reply);

struct DeskPushes {
  std::vector<DeskNotice> rows;
  std::map<std::string, std::string> numbers;  ///< ticket id → number
  std::string next;
  std::map<std::string, std::int64_t> by_state;
};
/// Pushes in one of these states (all: every state), newest first.
DeskPushes desk_pushes(const store::Work& work, const std::vector<std::string>& states,
                       const std::string& after);

/// One answer of the FAQ as the console lists it.
struct DeskEntry {
  std::string id;
  std::string area;
  std::string question_zh, question_bo;
  std::string answer_zh, answer_bo;
  std::string bo_status;  ///< missing, draft, to_review, reviewed
  std::string source;
  std::string valid_until;
};
/// The entries in force that hold `words` in a title, question or answer; all when it is empty.
std::vector<DeskEntry> desk_entries(const store::Work& work, const std::string& words);

}  // namespace zampa::service
