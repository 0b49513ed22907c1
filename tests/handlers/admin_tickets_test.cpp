#include "bot/service/dispatching.hpp"
#include "tests/handlers/admin_support.hpp"

using namespace zampa;
using namespace zampa::tests;
using domain::Role;
using domain::State;

namespace {

const std::string kTicketPath = "/admin/tickets/AL2611180001";

HttpResponse press(Console& console, const std::string& verb, FormFields fields) {
  fields.emplace("revision", "1");
  return console.post(kTicketPath + "/" + verb, std::move(fields));
}

}  // namespace

TEST_CASE("a button under a ticket changes it once and leads back to it") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", State::resolved);
  console.enter_with({Role::reviewer});
  const auto done = press(console, "pass", {});
  CHECK(done.status == 303);
  CHECK(header_of(done, "Location") == kTicketPath + "?done=pass");
  CHECK(stored(console, ticket.id).state == State::awaiting_call_back);
  CHECK(shows(console.get(header_of(done, "Location")), "审核通过"));
}

TEST_CASE("a second press on an old page changes nothing and names who was faster") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", State::submitted);
  console.enter_with({Role::acceptor, Role::supervisor});
  REQUIRE(press(console, "accept", {}).status == 303);
  const auto late = press(console, "decline", {{"reason_code", "not-ours"}});
  CHECK(late.status == 409);
  CHECK(shows(late, "colleague1"));
  CHECK(shows(late, "受理"));
  CHECK(shows(late, kTicketPath));
  CHECK(stored(console, ticket.id).revision == 2);
}

TEST_CASE("rework needs a reason, and the reason reaches the history") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", State::resolved);
  console.enter_with({Role::reviewer});
  CHECK(press(console, "rework", {{"reason", "  "}}).status == 422);
  CHECK(stored(console, ticket.id).state == State::resolved);
  CHECK(press(console, "rework", {{"reason", "照片里还有水"}}).status == 303);
  CHECK(stored(console, ticket.id).state == State::rework);
  CHECK(shows(console.get(kTicketPath), "照片里还有水"));
}

TEST_CASE("a decline tells the reason and another way") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", State::submitted);
  console.enter_with({Role::acceptor});
  CHECK(press(console, "decline", {{"reason_code", "invented"}}).status == 422);
  const auto& reason = console.office.shared().rulebook.policy.decline_reasons.at(0);
  CHECK(shows(console.get(kTicketPath), reason.other_way.zh));
  CHECK(press(console, "decline", {{"reason_code", reason.id}}).status == 303);
  CHECK(stored(console, ticket.id).state == State::declined);
}

TEST_CASE("a dispatch against the duty list needs a reason and a department that exists") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", State::accepted, "路灯", "");
  console.enter_with({Role::dispatcher});
  CHECK(press(console, "dispatch", {{"department", "nobody"}, {"reason", "x"}}).status == 422);
  CHECK(press(console, "dispatch", {{"department", "heating-company"}, {"reason", ""}}).status ==
        422);
  CHECK(press(console, "dispatch", {{"department", "heating-company"}, {"reason", "管沟归他们"}})
            .status == 303);
  CHECK(stored(console, ticket.id).department.text == "heating-company");
}

TEST_CASE("a call-back asks for three answers; what is not solved goes back with the words") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", State::awaiting_call_back);
  console.enter_with({Role::call_back_agent});
  CHECK(press(console, "close", {{"contacted", "1"}, {"solved", "1"}}).status == 422);
  CHECK(press(console, "close", {{"contacted", "1"}, {"solved", "1"}, {"satisfaction", "9"}})
            .status == 422);
  CHECK(press(console, "close", {{"contacted", "1"}, {"solved", "0"}, {"satisfaction", "1"}})
            .status == 422);
  CHECK(stored(console, ticket.id).state == State::awaiting_call_back);
  const auto back =
      press(console, "close",
            {{"contacted", "1"}, {"solved", "0"}, {"satisfaction", "1"}, {"words", "还在往外冒"}});
  CHECK(header_of(back, "Location") == kTicketPath + "?done=rework");
  CHECK(stored(console, ticket.id).state == State::rework);
}

TEST_CASE("what a role may not do now is neither offered nor done") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", State::resolved);
  console.enter_with({Role::dispatcher});
  CHECK_FALSE(shows(console.get(kTicketPath), "/pass\""));
  CHECK(press(console, "pass", {}).status == 403);
  CHECK(press(console, "archive", {}).status == 403);
  CHECK(press(console, "no-such-verb", {}).status == 422);
  CHECK(stored(console, ticket.id).revision == 1);
}

TEST_CASE("another department's ticket does not exist for its colleagues") {
  Console console;
  put_ticket(console, "AL2611180001", State::in_progress);
  console.enter_with({Role::department_staff}, domain::Language::zh, "heating-company");
  CHECK(console.get(kTicketPath).status == 404);
  CHECK_FALSE(shows(console.get("/admin/tickets?q=0001"), "AL2611180001"));
  CHECK_FALSE(shows(console.get("/admin/tickets?department=urban-investment"), "AL2611180001"));
}

TEST_CASE("the list finds a number by its end, in any digits and letters") {
  Console console;
  put_ticket(console, "AL2611180001", State::accepted);
  put_ticket(console, "AL2611180002", State::accepted);
  console.enter_with({Role::dispatcher});
  for (const char* typed : {"0002", "AL2611180002", "al2611180002", " 0002 ", "༠༠༠༢"}) {
    INFO(typed);
    const auto page = console.get("/admin/tickets?q=" + std::string{typed});
    CHECK(shows(page, "AL2611180002"));
    CHECK_FALSE(shows(page, "AL2611180001"));
  }
}

TEST_CASE("an empty list says why and offers the next act") {
  Console console;
  console.enter_with({Role::dispatcher});
  CHECK(shows(console.get("/admin/tickets"), "还没有工单"));
  CHECK(shows(console.get("/admin/tickets?state=closed"), "清除筛选"));
  CHECK(shows(console.get("/admin/tickets?overdue=1"), "都在时限之内"));
}

TEST_CASE("inside the demo page the frame is compact, by request or by the browser's word") {
  Console console;
  console.enter_with({Role::dispatcher});
  CHECK(shows(console.get("/admin/tickets?embed=1"), "class=\"compact\""));
  CHECK_FALSE(shows(console.get("/admin/tickets"), "class=\"compact\""));
  auto request = console.request("GET", "/admin/tickets");
  request.headers["sec-fetch-dest"] = "iframe";
  CHECK(shows(console.send(request), "class=\"compact\""));
}

TEST_CASE("a list that a script fetches again does not keep a session alive") {
  Console console;
  console.enter_with({Role::dispatcher});
  for (int minute = 0; minute < 14; ++minute) {
    console.office.clock.advance(std::chrono::minutes{1});
    auto request = console.request("GET", "/admin/tickets");
    request.headers["sec-fetch-dest"] = "empty";
    CHECK(console.send(request).status == 200);
  }
  console.office.clock.advance(std::chrono::minutes{2});
  CHECK(console.get("/admin/tickets").status == 303);
}

TEST_CASE("the language is chosen by a form and leads back to a page of the console only") {
  Console console;
  console.enter_with({Role::dispatcher});
  const auto chosen = console.post("/admin/language",
                                   {{"language", "bo"}, {"back", "/admin/tickets?state=closed"}});
  CHECK(header_of(chosen, "Location") == "/admin/tickets?state=closed");
  CHECK(shows(console.get("/admin/tickets"), "<html lang=\"bo\""));
  for (const char* away : {"https://evil.example/", "//evil.example/admin", "/adminx", "/sim/page",
                           "/admin\\@evil", "/admin/ x"}) {
    INFO(away);
    CHECK(header_of(console.post("/admin/language", {{"language", "zh"}, {"back", away}}),
                    "Location") == "/admin");
  }
}
