#include "tests/handlers/admin_support.hpp"

using namespace zampa;
using namespace zampa::tests;
using domain::Role;

namespace {

HttpResponse try_password(Console& console, const std::string& name, const std::string& password,
                          const std::string& peer = "127.0.0.1") {
  auto request = console.request("POST", "/admin/sign-in?lang=zh");
  request.peer = peer;
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  request.body = "name=" + handlers::admin::url_escape(name) +
                 "&password=" + handlers::admin::url_escape(password) + "&to=%2Fadmin%2Freplies";
  return console.send(request);
}

}  // namespace

TEST_CASE("the right password opens a session with a careful cookie and leads on") {
  Console console;
  console.add_account("lhamo", {Role::template_admin});
  console.cookie = "zampa_session=" + std::string(64, 'a');  // planted before: not honoured
  const auto in = try_password(console, "Lhamo", Console::kPassword);
  CHECK(in.status == 303);
  CHECK(header_of(in, "Location") == "/admin/replies");
  const std::string set = header_of(in, "Set-Cookie");
  CHECK(set.find("HttpOnly") != std::string::npos);
  CHECK(set.find("SameSite=Strict") != std::string::npos);
  CHECK(set.find(std::string(64, 'a')) == std::string::npos);
  console.cookie = set.substr(0, set.find(';'));
  CHECK(console.get("/admin/replies").status == 200);
  const auto out = console.post("/admin/sign-out", {});
  CHECK(header_of(out, "Set-Cookie").find("Max-Age=0") != std::string::npos);
  CHECK(console.get("/admin/replies").status == 303);
}

TEST_CASE("a wrong password and an unknown name read the same") {
  Console console;
  console.add_account("lhamo", {Role::reviewer});
  const auto wrong = try_password(console, "lhamo", "not-the-password");
  const auto unknown = try_password(console, "nobody", "not-the-password");
  CHECK(wrong.status == 422);
  CHECK(unknown.status == 422);
  CHECK(std::regex_replace(wrong.body, std::regex("lhamo"), "") ==
        std::regex_replace(unknown.body, std::regex("nobody"), ""));
  CHECK(header_of(wrong, "Set-Cookie").empty());
}

TEST_CASE("guessing slows down, and the page says for how long") {
  Console console;
  for (int i = 0; i < 4; ++i) CHECK(try_password(console, "nobody", "guess").status == 422);
  const auto told = try_password(console, "nobody", "guess");
  CHECK(told.status == 429);
  CHECK(shows(told, "1 秒"));
}

TEST_CASE("a form sent from a foreign page does not sign anybody in") {
  Console console;
  console.add_account("lhamo", {Role::reviewer});
  auto request = console.request("POST", "/admin/sign-in");
  request.headers["content-type"] = "application/x-www-form-urlencoded";
  request.headers["sec-fetch-site"] = "cross-site";
  request.body = "name=lhamo&password=" + std::string{Console::kPassword};
  CHECK(console.send(request).status == 403);
}

TEST_CASE("a one-time password opens nothing but the page that changes it") {
  Console console;
  console.add_account("lhamo", {Role::reviewer});
  console.office.store().write([](store::Work& work) {
    auto account = work.admins.find("lhamo").value();
    account.must_change = true;
    work.admins.save(account);
  });
  const auto in = try_password(console, "lhamo", Console::kPassword);
  CHECK(header_of(in, "Location") == "/admin/password");
  const std::string set = header_of(in, "Set-Cookie");
  console.cookie = set.substr(0, set.find(';'));
  CHECK(header_of(console.get("/admin/tickets"), "Location") == "/admin/password");
  CHECK(console.get("/admin/password").status == 200);
  const auto change = [&](const std::string& old, const std::string& fresh,
                          const std::string& again) {
    return console.post("/admin/password", {{"old", old}, {"new", fresh}, {"again", again}});
  };
  CHECK(change(Console::kPassword, "a-good-long-one", "another-one-here").status == 422);
  CHECK(change(Console::kPassword, "1234567890", "1234567890").status == 422);
  CHECK(change("wrong", "a-good-long-one", "a-good-long-one").status == 422);
  const auto changed = change(Console::kPassword, "a-good-long-one", "a-good-long-one");
  CHECK(changed.status == 303);
  CHECK(console.get("/admin/tickets").status == 303);  // the old session has ended
  const std::string fresh = header_of(changed, "Set-Cookie");
  console.cookie = fresh.substr(0, fresh.find(';'));
  CHECK(console.get("/admin/tickets").status == 200);
}

TEST_CASE("a blocked colleague's next click leads to the door") {
  Console console;
  const auto id = console.add_account("lhamo", {Role::reviewer});
  console.enter_as("lhamo");
  REQUIRE(console.get("/admin/tickets").status == 200);
  console.office.store().write([&](store::Work& work) {
    auto person = work.people.find(id).value();
    person.blocked = true;
    work.people.update(person);
  });
  CHECK(header_of(console.get("/admin/tickets"), "Location").find("why=expired") !=
        std::string::npos);
}

TEST_CASE("a malformed or doubled cookie is nobody") {
  Console console;
  console.enter_with({Role::reviewer});
  const std::string good = console.cookie;
  for (const std::string& bad :
       {std::string{"zampa_session=x"}, good + "; " + good, good + "0", "Zampa_session=" + good}) {
    console.cookie = bad;
    INFO(bad);
    CHECK(console.get("/admin/tickets").status == 303);
  }
}
