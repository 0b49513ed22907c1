#include "bot/service/desk.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "bot/base/new_id.hpp"
#include "tests/support/office.hpp"

using namespace zampa;
using namespace std::chrono_literals;
using domain::Role;
using domain::State;
using service::DeskFilter;
using tests::Office;

namespace {

domain::Principal principal(std::vector<Role> roles, const std::string& department = "") {
  domain::Principal who;
  who.person = PersonId{"01COLLEAGUE"};
  who.name = "拉姆";
  who.roles = std::move(roles);
  who.department = DepartmentId{department};
  return who;
}

domain::Ticket put_ticket(store::Work& work, const std::string& number, State state,
                          const std::string& department, Instant at) {
  domain::Ticket ticket;
  ticket.id = TicketId{base::new_id(at)};
  ticket.number = number;
  ticket.state = state;
  ticket.department = DepartmentId{department};
  ticket.citizen = PersonId{"01CITIZEN"};
  ticket.request = "下水道堵了";
  ticket.submitted_at = at;
  ticket.due_at = at + 24h;
  work.tickets.insert(ticket);
  return ticket;
}

service::DeskPage page_for(Office& office, const domain::Principal& who, const DeskFilter& filter) {
  return office.store().read(
      [&](store::Work& work) { return service::desk_page(work, who, filter); });
}

/// 120 tickets, one a minute, by turns of two departments.
void fill(Office& office) {
  office.store().write([&](store::Work& work) {
    for (int i = 0; i < 120; ++i) {
      const std::string number = "AL261118" + std::to_string(1000 + i);
      put_ticket(work, number, i % 3 == 0 ? State::in_progress : State::dispatched,
                 i % 2 == 0 ? "urban-investment" : "water-company", work.now - 1min * i);
    }
  });
}

}  // namespace

TEST_CASE("pages of fifty, newest first, show every ticket once") {
  Office office;
  fill(office);
  std::set<std::string> seen;
  DeskFilter filter;
  std::vector<std::size_t> sizes;
  Instant last = office.clock.now() + 1h;
  do {
    const auto page = page_for(office, principal({Role::dispatcher}), filter);
    CHECK(page.matching == 120);
    for (const auto& row : page.rows) {
      CHECK(row.ticket.submitted_at <= last);
      last = row.ticket.submitted_at;
      seen.insert(row.ticket.number);
    }
    sizes.push_back(page.rows.size());
    filter.after = page.next;
  } while (!filter.after.empty());
  CHECK(sizes == std::vector<std::size_t>{50, 50, 20});
  CHECK(seen.size() == 120);
}

TEST_CASE("tickets of the same moment are not lost between two pages") {
  Office office;
  office.store().write([&](store::Work& work) {
    for (int i = 0; i < 60; ++i) {
      put_ticket(work, "AL261118" + std::to_string(2000 + i), State::submitted, "", work.now);
    }
  });
  DeskFilter filter;
  auto page = page_for(office, principal({Role::acceptor}), filter);
  REQUIRE(page.rows.size() == 50);
  filter.after = page.next;
  CHECK(page_for(office, principal({Role::acceptor}), filter).rows.size() == 10);
}

TEST_CASE("a malformed page mark is the first page") {
  Office office;
  fill(office);
  for (const char* mark : {"x", "-", "12x-01", "99999999999999999999-1"}) {
    DeskFilter filter;
    filter.after = mark;
    CHECK(page_for(office, principal({Role::dispatcher}), filter).rows.size() == 50);
  }
}

TEST_CASE("filters by state, department, limit and number hold together") {
  Office office;
  fill(office);
  DeskFilter filter;
  filter.state = State::in_progress;
  CHECK(page_for(office, principal({Role::leader}), filter).matching == 40);
  filter.department = DepartmentId{"water-company"};
  CHECK(page_for(office, principal({Role::leader}), filter).matching == 20);
  filter = {};
  filter.number = "1007";
  CHECK(page_for(office, principal({Role::leader}), filter).rows.at(0).ticket.number ==
        "AL2611181007");
  filter.number = "AL2611181007";
  CHECK(page_for(office, principal({Role::leader}), filter).matching == 1);
  filter.number = "%";
  CHECK(page_for(office, principal({Role::leader}), filter).matching == 0);
}

TEST_CASE("only tickets whose clock runs are overdue") {
  Office office;
  office.store().write([&](store::Work& work) {
    const Instant old = work.now - 48h;
    put_ticket(work, "AL2611160001", State::in_progress, "urban-investment", old);
    put_ticket(work, "AL2611160002", State::closed, "urban-investment", old);
    put_ticket(work, "AL2611160003", State::suspended, "urban-investment", old);
    put_ticket(work, "AL2611160004", State::in_progress, "urban-investment", work.now);
  });
  DeskFilter filter;
  filter.overdue = true;
  const auto page = page_for(office, principal({Role::supervisor}), filter);
  REQUIRE(page.rows.size() == 1);
  CHECK(page.rows.front().ticket.number == "AL2611160001");
  CHECK(page.by_state.size() == 1);
}

TEST_CASE("department staff see their own department's tickets and nothing else") {
  Office office;
  fill(office);
  const auto who = principal({Role::department_staff}, "water-company");
  CHECK(page_for(office, who, {}).matching == 60);
  DeskFilter foreign;
  foreign.department = DepartmentId{"urban-investment"};
  CHECK(page_for(office, who, foreign).matching == 0);
  foreign = {};
  foreign.number = "AL2611181000";  // of the other department
  CHECK(page_for(office, who, foreign).rows.empty());
  office.store().read([&](store::Work& work) {
    CHECK(service::desk_ticket(work, who, "AL2611181000").error().code == RefusalCode::not_found);
    CHECK(service::desk_ticket(work, who, "AL2611181001"));
  });
  CHECK(page_for(office, principal({Role::department_staff}), {}).rows.empty());
  CHECK(page_for(office, principal({Role::template_admin}), {}).rows.empty());
}

TEST_CASE("a photo is shown only with its ticket in sight, and only when it is stored") {
  Office office;
  office.store().write([&](store::Work& work) {
    const auto ticket =
        put_ticket(work, "AL2611180001", State::dispatched, "water-company", work.now);
    domain::Photo photo;
    photo.id = PhotoId{"01PHOTO"};
    photo.purpose = "report";
    photo.state = "stored";
    photo.ticket = ticket.id;
    photo.sha256 = "full";
    photo.thumb_sha256 = "thumb";
    work.photos.insert(photo);
    photo.id = PhotoId{"02PHOTO"};
    photo.state = "refused";
    work.photos.insert(photo);
    const auto sees = principal({Role::reviewer});
    CHECK(service::desk_photo(work, sees, PhotoId{"01PHOTO"}, false).value() == "full");
    CHECK(service::desk_photo(work, sees, PhotoId{"01PHOTO"}, true).value() == "thumb");
    CHECK_FALSE(service::desk_photo(work, sees, PhotoId{"02PHOTO"}, false));
    CHECK_FALSE(service::desk_photo(work, principal({Role::department_staff}, "urban-investment"),
                                    PhotoId{"01PHOTO"}, false));
    CHECK(service::desk_photo(work, principal({Role::department_staff}, "water-company"),
                              PhotoId{"01PHOTO"}, false));
  });
}

TEST_CASE("what is offered is what the transition table allows this role") {
  domain::Ticket ticket;
  ticket.state = State::resolved;
  ticket.department = DepartmentId{"water-company"};
  const auto reviewer = service::offers(ticket, principal({Role::reviewer}));
  CHECK(reviewer.count(domain::Verb::pass) == 1);
  CHECK(reviewer.count(domain::Verb::rework) == 1);
  CHECK(reviewer.size() == 2);
  CHECK(service::offers(ticket, principal({Role::leader})).empty());
  const auto dispatcher = service::offers(ticket, principal({Role::dispatcher}));
  CHECK(dispatcher.count(domain::Verb::merge) == 1);
  CHECK(dispatcher.size() == 1);
  ticket.state = State::dispatched;
  CHECK(service::offers(ticket, principal({Role::department_staff}, "water-company"))
            .count(domain::Verb::acknowledge) == 1);
  CHECK(service::offers(ticket, principal({Role::department_staff}, "heating-company")).empty());
}

TEST_CASE("a call-back closes what is solved and sends back what is not") {
  Office office;
  office.store().write([&](store::Work& work) {
    const auto agent = principal({Role::call_back_agent}).as(Role::call_back_agent);
    auto solved =
        put_ticket(work, "AL2611180001", State::awaiting_call_back, "water-company", work.now - 1h);
    service::SurveyReply yes{true, true, 5, "", "phone"};
    CHECK(service::record_call_back(work, solved.id, 9, agent, yes).error().code ==
          RefusalCode::conflict);
    CHECK(service::record_call_back(work, solved.id, 1, agent, yes)->state == State::closed);
    CHECK(work.surveys.of_ticket(solved.id).at(0).source == "phone");

    auto open =
        put_ticket(work, "AL2611180002", State::awaiting_call_back, "water-company", work.now - 1h);
    service::SurveyReply no{true, false, 1, "", "phone"};
    CHECK(service::record_call_back(work, open.id, 1, agent, no).error().code ==
          RefusalCode::invalid);
    no.words = "还在漏水";
    CHECK(service::record_call_back(work, open.id, 1, agent, no)->state == State::rework);
  });
}
