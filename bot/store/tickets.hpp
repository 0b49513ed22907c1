// Tickets 工单, their history and the notes people add. A change names the revision it read; when
// somebody was faster, nothing is written and the caller learns it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/ticket.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

/// What somebody added to a ticket without changing its state: a supplement, an urge, a staff note.
struct TicketNote {
  std::string id;
  TicketId ticket;
  PersonId author;
  std::string author_role;
  std::string kind;  ///< supplement, urge, staff, survey
  std::string words;
  Instant at;
};

class Tickets {
 public:
  explicit Tickets(Scope scope) : scope_(scope) {}
  void insert(const domain::Ticket& ticket);
  /// Stores `ticket` if the stored revision is still `ticket.revision - 1`; false when it is not.
  bool update(const domain::Ticket& ticket);
  std::optional<domain::Ticket> find(const TicketId& id) const;
  std::optional<domain::Ticket> find_by_number(const std::string& number) const;
  /// A citizen's tickets, newest first.
  std::vector<domain::Ticket> of_citizen(const PersonId& citizen, std::int64_t at_most) const;
  /// A department's tickets in one of `states`, oldest first.
  std::vector<domain::Ticket> of_department(const DepartmentId& department,
                                            const std::vector<domain::State>& states,
                                            std::int64_t at_most) const;
  /// Tickets in `state`, oldest first.
  std::vector<domain::Ticket> in_state(domain::State state, std::int64_t at_most) const;

  void add_event(const domain::TicketEvent& event);
  std::vector<domain::TicketEvent> events(const TicketId& ticket) const;
  void add_note(const TicketNote& note);
  std::vector<TicketNote> notes(const TicketId& ticket) const;

  /// The next value of a counter, beginning with 1; taken in the writing transaction.
  std::int64_t next(const std::string& counter);

 private:
  std::vector<domain::Ticket> read(std::string_view sql, const Values& values) const;
  Scope scope_;
};

}  // namespace zampa::store
