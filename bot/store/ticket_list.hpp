// The desk's lists: which tickets and pushes match a filter, page by page. Finds ids; the rows are
// read by the repositories that own them. Pages follow a key and not an offset, so that a ticket
// that arrives meanwhile neither repeats nor hides another.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/base/ids.hpp"
#include "bot/domain/ticket.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

/// Where a page begins: after this row, newest first.
struct PageKey {
  Instant at;
  std::string id;
};

struct TicketFilter {
  /// Whose tickets: one department's, or all. Every caller has to say it.
  std::optional<DepartmentId> only_department;
  std::optional<DepartmentId> department;  ///< chosen by the reader within what they may see
  std::vector<domain::State> among;        ///< only these, whatever is chosen; empty: any
  std::vector<domain::State> states;       ///< chosen; empty: any
  std::optional<Instant> due_before;
  std::optional<Instant> submitted_since;
  std::string number;  ///< a whole number or its last digits; empty: any
  std::optional<PageKey> after;
};

class TicketList {
 public:
  explicit TicketList(Scope scope) : scope_(scope) {}
  /// Newest first. Cost: indexes tickets_by_state or tickets_by_department where they apply.
  std::vector<TicketId> page(const TicketFilter& filter, std::int64_t at_most) const;
  std::int64_t count(const TicketFilter& filter) const;
  /// How many in each state; `filter.states` and `filter.after` are ignored.
  std::map<domain::State, std::int64_t> count_by_state(const TicketFilter& filter) const;

  /// Pushes in one of `states`, newest first.
  std::vector<OutboxId> pushes(const std::vector<std::string>& states,
                               const std::optional<PageKey>& after, std::int64_t at_most) const;
  std::map<std::string, std::int64_t> count_pushes_by_state() const;

 private:
  Scope scope_;
};

}  // namespace zampa::store
