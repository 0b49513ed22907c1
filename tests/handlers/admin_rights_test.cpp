#include "bot/base/text.hpp"
#include "handlers/tables.hpp"
#include "tests/handlers/admin_support.hpp"

using namespace zampa;
using namespace zampa::tests;
using domain::Role;
using handlers::admin::AdminRow;

namespace {

// The console's rights as the office agreed on them: row → roles. A change of the table that is
// meant is a change here too.
const std::map<std::string, std::string> kAgreed{
    {"GET /admin", "*"},
    {"POST /admin/language", "*"},
    {"GET /admin/tickets",
     "acceptor dispatcher reviewer call_back_agent supervisor "
     "department_staff quality leader"},
    {"GET /admin/tickets/{number}",
     "acceptor dispatcher reviewer call_back_agent supervisor "
     "department_staff quality leader"},
    {"POST /admin/tickets/{number}/{verb}",
     "acceptor dispatcher reviewer call_back_agent supervisor leader"},
    {"GET /admin/photos/{id}",
     "acceptor dispatcher reviewer call_back_agent supervisor "
     "department_staff quality leader"},
    {"GET /admin/replies", "supervisor quality knowledge leader template_admin"},
    {"GET /admin/replies/{key}", "supervisor quality knowledge leader template_admin"},
    {"POST /admin/replies/{key}/preview", "template_admin"},
    {"POST /admin/replies/{key}", "template_admin"},
    {"GET /admin/replies/{key}/history", "supervisor quality knowledge leader template_admin"},
    {"POST /admin/replies/{key}/roll-back", "template_admin"},
    {"GET /admin/faq",
     "acceptor dispatcher reviewer call_back_agent supervisor quality knowledge "
     "leader template_admin"},
    {"GET /admin/outbox", "call_back_agent supervisor system_admin"}};

std::string row_name(const AdminRow& row) {
  return std::string{row.method} + " " + std::string{row.pattern};
}

std::string concrete(std::string_view pattern) {
  std::string path = base::replace_all(pattern, "{number}", "AL2611180001");
  path = base::replace_all(path, "{verb}", "accept");
  path = base::replace_all(path, "{key}", "points.balance");
  return base::replace_all(path, "{id}", "01PHOTO");
}

bool is_agreed(const AdminRow& row, Role role) {
  const std::string roles = kAgreed.at(row_name(row));
  if (roles == "*") return true;
  const auto names = base::split(roles, ' ');
  return std::find(names.begin(), names.end(), domain::to_text(role)) != names.end();
}

}  // namespace

TEST_CASE("every row of the console lets in exactly the agreed roles") {
  REQUIRE(handlers::admin_table().size() == kAgreed.size());
  for (const auto role : kEveryRole) {
    Console console;
    put_ticket(console, "AL2611180001", domain::State::submitted);
    console.enter_with({role}, domain::Language::zh, "urban-investment");
    for (const auto& row : handlers::admin_table()) {
      INFO(row_name(row) << " as " << domain::to_text(role));
      const std::string path = concrete(row.pattern);
      const auto answer = row.method == "GET" ? console.get(path) : console.post(path, {});
      // A row that lets the role in may still find nothing to do; 403 of /admin is a role without
      // any list.
      if (row.pattern == "/admin") continue;
      CHECK((answer.status != 403) == is_agreed(row, role));
    }
  }
}

TEST_CASE("whoever is not signed in is sent to the door and changes nothing") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", domain::State::submitted);
  for (const auto& row : handlers::admin_table()) {
    INFO(row_name(row));
    const std::string path = concrete(row.pattern);
    if (row.method == "GET") {
      const auto answer = console.get(path);
      CHECK(answer.status == 303);
      CHECK(header_of(answer, "Location").starts_with("/admin/sign-in?to=%2Fadmin"));
    } else {
      CHECK(console.post_raw(path, {{"revision", "1"}}).status == 401);
    }
  }
  CHECK(stored(console, ticket.id).revision == 1);
}

TEST_CASE("a form without this session's token, or from a foreign page, changes nothing") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", domain::State::submitted);
  console.enter_with(kEveryRole);
  Console other;
  other.enter_with(kEveryRole);
  const std::string foreign = other.form_token();
  const std::string path = "/admin/tickets/AL2611180001/accept";
  for (const auto& row : handlers::admin_table()) {
    if (row.method != "POST") continue;
    INFO(row_name(row));
    const std::string target = concrete(row.pattern);
    CHECK(console.post_raw(target, {}).status == 403);
    CHECK(console.post_raw(target, {{"csrf", ""}}).status == 403);
    CHECK(console.post_raw(target, {{"csrf", foreign}}).status == 403);
  }
  for (const char* site : {"cross-site", "same-site", "none"}) {
    auto request = console.request("POST", path);
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.headers["sec-fetch-site"] = site;
    request.body = "revision=1&csrf=" + console.form_token();
    INFO(site);
    CHECK(console.send(request).status == 403);
  }
  for (const char* origin : {"https://evil.example", "null", "http://127.0.0.1:8081"}) {
    auto request = console.request("POST", path);
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.headers["origin"] = origin;
    request.body = "revision=1&csrf=" + console.form_token();
    INFO(origin);
    CHECK(console.send(request).status == 403);
  }
  CHECK(stored(console, ticket.id).revision == 1);
  auto request = console.request("POST", path);
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  request.headers["origin"] = "http://127.0.0.1:8080";
  request.body = "revision=1&csrf=" + console.form_token();
  CHECK(console.send(request).status == 303);
  CHECK(stored(console, ticket.id).state == domain::State::accepted);
}

TEST_CASE("no row changes anything by GET") {
  for (const auto& row : handlers::admin_table()) {
    INFO(row_name(row));
    if (row.method == "GET") CHECK(row.access == AdminRow::Access::read);
  }
}

TEST_CASE("a form with a field the route does not know is refused") {
  Console console;
  const auto ticket = put_ticket(console, "AL2611180001", domain::State::submitted);
  console.enter_with(kEveryRole);
  for (const char* field : {"role", "state", "points", "department_id", "name"}) {
    INFO(field);
    CHECK(console.post("/admin/tickets/AL2611180001/accept", {{"revision", "1"}, {field, "x"}})
              .status == 422);
  }
  auto request = console.request("POST", "/admin/tickets/AL2611180001/accept");
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  const std::string token = console.form_token();
  request.body = "revision=1&revision=1&csrf=" + token;
  CHECK(console.send(request).status == 422);
  request.body = "revision=%FF&csrf=" + token;
  CHECK(console.send(request).status == 422);
  request.headers["content-type"] = "application/json";
  CHECK(console.send(request).status == 415);
  CHECK(stored(console, ticket.id).revision == 1);
}

TEST_CASE("every answer carries the headers that keep strangers' scripts and frames out") {
  app::AdminSettings settings;
  settings.secure_cookie = true;
  Console console{settings};
  console.enter_with(kEveryRole);
  CHECK(console.cookie.starts_with("__Host-zampa_session="));
  for (const char* address : {"/admin/tickets", "/admin/replies", "/admin/nothing-here"}) {
    const auto answer = console.get(address);
    if (answer.status == 404 && answer.body.empty()) continue;
    const std::string policy = header_of(answer, "Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(header_of(answer, "Cache-Control") == "no-store");
    CHECK(header_of(answer, "Referrer-Policy") == "same-origin");
  }
  Console demo;
  CHECK(header_of(demo.get("/admin/sign-in"), "Content-Security-Policy")
            .find("frame-ancestors 'self'") != std::string::npos);
}
