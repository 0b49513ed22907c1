// What the console's tests look for in a page.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <regex>
#include <string>

#include "bot/base/new_id.hpp"
#include "tests/support/console.hpp"

namespace zampa::tests {

inline const std::vector<domain::Role> kEveryRole{
    domain::Role::acceptor,        domain::Role::dispatcher,   domain::Role::reviewer,
    domain::Role::call_back_agent, domain::Role::supervisor,   domain::Role::department_staff,
    domain::Role::quality,         domain::Role::knowledge,    domain::Role::leader,
    domain::Role::template_admin,  domain::Role::system_admin, domain::Role::security_admin,
    domain::Role::audit_admin};

inline bool shows(const HttpResponse& response, std::string_view words) {
  return response.body.find(words) != std::string::npos;
}

/// A ticket as it would stand after some work, without going through all of it.
inline domain::Ticket put_ticket(Console& console, const std::string& number, domain::State state,
                                 const std::string& request = "下水道堵了，污水往外冒",
                                 const std::string& department = "urban-investment") {
  return console.office.store().write([&](store::Work& work) {
    domain::Person citizen;
    citizen.id = PersonId{base::new_id(work.now)};
    citizen.roles = {domain::Role::citizen};
    work.people.insert(citizen, "", work.now);
    domain::Ticket ticket;
    ticket.id = TicketId{base::new_id(work.now)};
    ticket.number = number;
    ticket.state = state;
    ticket.revision = 1;
    ticket.citizen = citizen.id;
    ticket.account = "ali";
    ticket.request = request;
    ticket.category = "drain-blocked";
    ticket.place = "狮泉河镇 格桑路";
    ticket.department = DepartmentId{department};
    ticket.submitted_at = work.now;
    ticket.due_at = work.now + std::chrono::hours{24};
    work.tickets.insert(ticket);
    domain::TicketEvent event;
    event.ticket = ticket.id;
    event.revision = 1;
    event.at = work.now;
    event.verb = domain::Verb::submit;
    event.from = event.to = state;
    event.actor = {citizen.id, domain::Role::citizen, {}};
    work.tickets.add_event(event);
    return ticket;
  });
}

inline domain::Ticket stored(Console& console, const TicketId& id) {
  return console.office.store().read(
      [&](store::Work& work) { return work.tickets.find(id).value(); });
}

/// A page without its tags.
inline std::string words_of(const std::string& page) {
  return std::regex_replace(page, std::regex("<[^>]*>"), " ");
}

/// A page without the elements that are marked as `lang` and hold only text.
inline std::string without_marked(const std::string& page, const std::string& lang) {
  const std::regex marked("<(\\w+)[^>]* lang=\"" + lang + "\"[^>]*>[^<]*</\\1>");
  return std::regex_replace(page, marked, "");
}

}  // namespace zampa::tests
