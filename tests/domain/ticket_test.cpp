// The life of a ticket, walked by machine: the table of transitions is data, so that no state can
// be entered and never left, and every verb, role and state together has one known outcome.
#include "bot/domain/ticket.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>

using namespace zampa;
using domain::Change;
using domain::Role;
using domain::State;
using domain::Ticket;
using domain::Verb;

namespace {

State state_at(std::size_t i) { return static_cast<State>(i); }
Verb verb_at(std::size_t i) { return static_cast<Verb>(i); }
constexpr std::size_t kRoles = 15;

Ticket ticket_in(State state) {
  Ticket ticket;
  ticket.id = TicketId{"T"};
  ticket.state = state;
  ticket.citizen = PersonId{"citizen"};
  ticket.department = DepartmentId{"dept"};
  return ticket;
}

/// A change with everything that any transition could demand.
Change full_change(Verb verb) {
  Change change;
  change.verb = verb;
  change.reason = "reason";
  change.other_way = "other way";
  change.public_reply = "reply";
  change.department = DepartmentId{"dept"};
  return change;
}

domain::Actor actor_of(Role role) {
  return {PersonId{role == Role::citizen ? "citizen" : "somebody"}, role, DepartmentId{"dept"}};
}

}  // namespace

TEST_CASE("every state can be reached from the first, and every state but the final ones left",
          "[domain][ticket]") {
  std::set<State> reached{State::submitted};
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& row : domain::transitions()) {
      if (reached.count(row.from) == 1) grew = reached.insert(row.to).second || grew;
    }
  }
  CHECK(reached.size() == domain::kStateCount);
  const std::set<State> finals{State::declined, State::archived, State::merged, State::withdrawn};
  for (std::size_t i = 0; i < domain::kStateCount; ++i) {
    CAPTURE(domain::to_text(state_at(i)));
    CHECK(domain::is_final(state_at(i)) == (finals.count(state_at(i)) == 1));
  }
}

TEST_CASE("a state knows a verb once, and no arrow leads nowhere", "[domain][ticket]") {
  std::set<std::pair<State, Verb>> seen;
  for (const auto& row : domain::transitions()) {
    CAPTURE(domain::to_text(row.from), domain::to_text(row.verb));
    CHECK(seen.insert({row.from, row.verb}).second);
    CHECK_FALSE(row.roles.empty());
    // Only a reassignment may end where it began: it changes the department.
    CHECK((row.from != row.to || row.verb == Verb::reassign));
  }
}

TEST_CASE("every verb by every role in every state has the outcome of the golden table",
          "[domain][ticket]") {
  std::ostringstream table;
  for (std::size_t s = 0; s < domain::kStateCount; ++s) {
    for (std::size_t v = 0; v < domain::kVerbCount; ++v) {
      std::string roles;
      std::string to;
      for (std::size_t r = 0; r < kRoles; ++r) {
        const auto role = static_cast<Role>(r);
        const auto after = domain::advance(ticket_in(state_at(s)), full_change(verb_at(v)),
                                           actor_of(role), Instant{});
        if (!after) {
          CHECK((after.error().code == RefusalCode::conflict ||
                 after.error().code == RefusalCode::forbidden));
          continue;
        }
        CHECK(after->revision == 2);
        to = domain::to_text(after->state);
        roles += " " + std::string{domain::to_text(role)};
      }
      if (!to.empty()) {
        table << domain::to_text(state_at(s)) << " " << domain::to_text(verb_at(v)) << " -> " << to
              << ":" << roles << "\n";
      }
    }
  }
  const std::string path = std::string{ZAMPA_SOURCE_DIR} + "/tests/domain/transitions.golden";
  std::ifstream file{path};
  const std::string golden{std::istreambuf_iterator<char>{file}, {}};
  INFO("what the table says today:\n" << table.str());
  CHECK((table.str() == golden));
}

TEST_CASE("what a transition demands is refused when it is missing", "[domain][ticket]") {
  const auto outcome = [](State from, Verb verb, Role role,
                          void (*spoil)(Change&, domain::Actor&)) {
    Change change = full_change(verb);
    domain::Actor actor = actor_of(role);
    spoil(change, actor);
    const auto after = domain::advance(ticket_in(from), change, actor, Instant{});
    return after ? std::string{"allowed"} : std::string{base::meaning(after.error().code).name};
  };
  CHECK(outcome(State::submitted, Verb::decline, Role::acceptor,
                [](Change& c, domain::Actor&) { c.other_way.clear(); }) == "invalid");
  CHECK(outcome(State::submitted, Verb::decline, Role::acceptor,
                [](Change& c, domain::Actor&) { c.reason.clear(); }) == "invalid");
  CHECK(outcome(State::accepted, Verb::dispatch, Role::dispatcher,
                [](Change& c, domain::Actor&) { c.department = {}; }) == "invalid");
  CHECK(outcome(State::accepted, Verb::dispatch, Role::dispatcher,
                [](Change& c, domain::Actor&) { c.reason.clear(); }) == "invalid");
  CHECK(outcome(State::accepted, Verb::dispatch, Role::dispatcher, [](Change& c, domain::Actor&) {
          c.reason.clear();
          c.duty_rule = "G-01";
        }) == "allowed");
  CHECK(outcome(State::in_progress, Verb::resolve, Role::department_staff,
                [](Change& c, domain::Actor&) { c.public_reply.clear(); }) == "invalid");
  CHECK(outcome(State::dispatched, Verb::acknowledge, Role::department_staff,
                [](Change&, domain::Actor& a) { a.department = DepartmentId{"other"}; }) ==
        "forbidden");
  CHECK(outcome(State::awaiting_call_back, Verb::close, Role::citizen,
                [](Change&, domain::Actor& a) { a.person = PersonId{"other"}; }) == "forbidden");
  CHECK(outcome(State::closed, Verb::resolve, Role::department_staff,
                [](Change&, domain::Actor&) {}) == "conflict");
}

TEST_CASE("reopening opens the clock again and counts", "[domain][ticket]") {
  Ticket ticket = ticket_in(State::closed);
  ticket.closed_at = Instant{Millis{5}};
  const auto after = domain::advance(ticket, full_change(Verb::reopen), actor_of(Role::citizen),
                                     Instant{Millis{9}});
  REQUIRE(after.has_value());
  CHECK(after->state == State::rework);
  CHECK_FALSE(after->closed_at.has_value());
  CHECK(after->reopen_count == 1);
  CHECK(after->rework_count == 1);
}
