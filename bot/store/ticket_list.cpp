#include "bot/store/ticket_list.hpp"

#include "bot/base/text.hpp"

namespace zampa::store {
namespace {

/// A WHERE clause that grows together with its values, so that they cannot get out of step.
struct ListClause {
  std::string where = "t.tenant = ?1";
  Values values;

  std::string place(ports::SqlValue held) {
    values.push_back(std::move(held));
    return "?" + std::to_string(values.size());
  }
  void both(const std::string& condition) { where += " AND " + condition; }
  void one_of(const std::string& column, const std::vector<std::string>& texts) {
    std::vector<std::string> places;
    for (const auto& text : texts) places.push_back(place(text));
    both(column + " IN (" + base::join(places, ", ") + ")");
  }
  void behind(const std::string& at, const std::string& id, const PageKey& key) {
    const std::string moment = place(value(key.at));
    both("(" + at + " < " + moment + " OR (" + at + " = " + moment + " AND " + id + " < " +
         place(key.id) + "))");
  }
};

ListClause clause_of(const std::string& tenant, const TicketFilter& filter) {
  ListClause clause;
  clause.place(tenant);
  if (filter.only_department) {
    clause.both("t.department = " + clause.place(filter.only_department->text));
  }
  if (filter.department) clause.both("t.department = " + clause.place(filter.department->text));
  for (const auto* states : {&filter.among, &filter.states}) {
    if (states->empty()) continue;
    std::vector<std::string> names;
    for (const auto state : *states) names.emplace_back(domain::to_text(state));
    clause.one_of("t.state", names);
  }
  if (filter.due_before) clause.both("t.due_at < " + clause.place(value(*filter.due_before)));
  if (filter.submitted_since) {
    clause.both("t.submitted_at >= " + clause.place(value(*filter.submitted_since)));
  }
  if (!filter.number.empty()) {
    // The end of the number, whatever its length; no LIKE, so that % and _ mean nothing.
    const auto length = static_cast<std::int64_t>(filter.number.size());
    clause.both("substr(t.number, length(t.number) - " + clause.place(number(length)) +
                " + 1) = " + clause.place(filter.number));
  }
  if (filter.after) clause.behind("t.submitted_at", "t.id", *filter.after);
  return clause;
}

}  // namespace

std::vector<TicketId> TicketList::page(const TicketFilter& filter, std::int64_t at_most) const {
  ListClause clause = clause_of(scope_.tenant, filter);
  const std::string limit = clause.place(number(at_most));
  std::vector<TicketId> ids;
  for (const auto& row :
       scope_.sql.query("SELECT t.id FROM tickets t WHERE " + clause.where +
                            " ORDER BY t.submitted_at DESC, t.id DESC LIMIT " + limit,
                        clause.values)) {
    ids.emplace_back(ports::text(row[0]));
  }
  return ids;
}

std::int64_t TicketList::count(const TicketFilter& filter) const {
  TicketFilter whole = filter;
  whole.after.reset();
  const ListClause clause = clause_of(scope_.tenant, whole);
  return ports::integer(
      scope_.sql.query("SELECT count(*) FROM tickets t WHERE " + clause.where, clause.values)
          .at(0)
          .at(0));
}

std::map<domain::State, std::int64_t> TicketList::count_by_state(const TicketFilter& filter) const {
  TicketFilter whole = filter;
  whole.after.reset();
  whole.states.clear();
  const ListClause clause = clause_of(scope_.tenant, whole);
  std::map<domain::State, std::int64_t> counts;
  for (const auto& row : scope_.sql.query(
           "SELECT t.state, count(*) FROM tickets t WHERE " + clause.where + " GROUP BY t.state",
           clause.values)) {
    if (const auto state = domain::state_from(ports::text(row[0]))) {
      counts[*state] = ports::integer(row[1]);
    }
  }
  return counts;
}

std::vector<OutboxId> TicketList::pushes(const std::vector<std::string>& states,
                                         const std::optional<PageKey>& after,
                                         std::int64_t at_most) const {
  ListClause clause;
  clause.place(scope_.tenant);
  clause.one_of("t.state", states);
  if (after) clause.behind("t.created_at", "t.id", *after);
  const std::string limit = clause.place(number(at_most));
  std::vector<OutboxId> ids;
  for (const auto& row :
       scope_.sql.query("SELECT t.id FROM outbox t WHERE " + clause.where +
                            " ORDER BY t.created_at DESC, t.id DESC LIMIT " + limit,
                        clause.values)) {
    ids.emplace_back(ports::text(row[0]));
  }
  return ids;
}

std::map<std::string, std::int64_t> TicketList::count_pushes_by_state() const {
  std::map<std::string, std::int64_t> counts;
  for (const auto& row : scope_.sql.query(
           "SELECT t.state, count(*) FROM outbox t WHERE t.tenant = ?1 GROUP BY t.state",
           {scope_.tenant})) {
    counts[ports::text(row[0])] = ports::integer(row[1]);
  }
  return counts;
}

}  // namespace zampa::store
