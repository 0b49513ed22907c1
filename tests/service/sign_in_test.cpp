#include "bot/service/sign_in.hpp"

#include <catch2/catch_test_macros.hpp>

#include "bot/base/crypto.hpp"
#include "tests/support/office.hpp"

using namespace zampa;
using namespace std::chrono_literals;
using domain::Role;
using tests::Office;

namespace {

const service::SessionRules kRules;

PersonId add_reviewer(Office& office, bool must_change = false) {
  return office.store().write([&](store::Work& work) {
    service::NewAccount account;
    account.name = "lhamo";
    account.shown_name = "拉姆";
    account.roles = {Role::reviewer};
    account.password_hash = "stored-hash";
    account.must_change = must_change;
    return service::add_account(work, account).value();
  });
}

std::string open_session(Office& office) {
  return office.store()
      .write([&](store::Work& work) {
        const auto challenge = service::challenge_for(work, "lhamo");
        return service::accept_password(work, *challenge);
      })
      .value()
      .token;
}

Result<service::SignedIn> whose(Office& office, const std::string& token) {
  return office.store().read(
      [&](store::Work& work) { return service::signed_in(work, token, kRules); });
}

}  // namespace

TEST_CASE("a session names the person with their roles") {
  Office office;
  add_reviewer(office);
  const auto session = whose(office, open_session(office));
  REQUIRE(session);
  CHECK(session->who.name == "拉姆");
  CHECK(session->who.has(Role::reviewer));
  CHECK(session->account == "lhamo");
  CHECK(session->form_token.size() == 64);
}

TEST_CASE("neither the token nor a password stands in the database") {
  Office office;
  add_reviewer(office);
  const std::string token = open_session(office);
  office.store().read([&](store::Work& work) {
    CHECK_FALSE(work.admins.session(token));
    CHECK(work.admins.session(base::sha256_hex(token)));
  });
}

TEST_CASE("every sign-in makes a new token") {
  Office office;
  add_reviewer(office);
  CHECK(open_session(office) != open_session(office));
}

TEST_CASE(
    "a session ends after a quarter of an hour without a visit and after eight hours anyway") {
  Office office;
  add_reviewer(office);
  const std::string token = open_session(office);
  office.clock.advance(14min);
  REQUIRE(whose(office, token));
  office.clock.advance(2min);
  REQUIRE_FALSE(whose(office, token));
  CHECK(whose(office, token).error().code == RefusalCode::expired);

  const std::string busy = open_session(office);
  for (int visit = 0; visit < 49; ++visit) {
    office.clock.advance(10min);
    const auto session = whose(office, busy);
    if (office.clock.now() > base::from_local(2026, 11, 18, 10, 0) + 8h + 16min) {
      CHECK_FALSE(session);
    } else {
      REQUIRE(session);
      office.store().write([&](store::Work& work) { service::touch(work, *session); });
    }
  }
}

TEST_CASE("sessions that are over by their age leave no row behind") {
  Office office;
  add_reviewer(office);
  const std::string old = open_session(office);
  office.clock.advance(9h);
  const std::string fresh = open_session(office);
  office.store().write([&](store::Work& work) {
    service::forget_old_sessions(work, kRules);
    CHECK_FALSE(work.admins.session(base::sha256_hex(old)));
    CHECK(work.admins.session(base::sha256_hex(fresh)));
  });
}

TEST_CASE("a person who was blocked or lost every role is out with the next request") {
  Office office;
  const PersonId id = add_reviewer(office);
  const std::string token = open_session(office);
  office.store().write([&](store::Work& work) {
    auto person = work.people.find(id).value();
    person.blocked = true;
    work.people.update(person);
  });
  CHECK(whose(office, token).error().code == RefusalCode::unauthenticated);
}

TEST_CASE("signing out ends this session, changing the password ends all") {
  Office office;
  add_reviewer(office, true);
  const std::string first = open_session(office);
  const std::string second = open_session(office);
  CHECK(whose(office, second)->must_change);
  const auto session = whose(office, first).value();
  const auto changed = office.store().write(
      [&](store::Work& work) { return service::change_password(work, session, "another-hash"); });
  REQUIRE(changed);
  CHECK_FALSE(whose(office, first));
  CHECK_FALSE(whose(office, second));
  const auto fresh = whose(office, changed->token).value();
  CHECK_FALSE(fresh.must_change);
  office.store().write([&](store::Work& work) { service::sign_out(work, fresh); });
  CHECK_FALSE(whose(office, changed->token));
}

TEST_CASE("an unknown name gets a password of the same cost that nothing matches") {
  Office office;
  add_reviewer(office);
  office.store().read([&](store::Work& work) {
    const auto unknown = service::challenge_for(work, "nobody-here");
    REQUIRE(unknown);
    CHECK_FALSE(unknown->known);
    const auto real = base::hash_password("x");
    // Same parameters before the salt, so the same work.
    CHECK(unknown->password.substr(0, 12) == real.substr(0, 12));
    CHECK_FALSE(base::verify_password("", unknown->password));
    CHECK(service::challenge_for(work, "  LHAMO ")->known);
  });
}

TEST_CASE("wrong passwords slow an account down, the right one forgives them") {
  Office office;
  add_reviewer(office);
  office.store().write([&](store::Work& work) {
    for (int i = 0; i < 11; ++i) {
      service::reject_password(work, *service::challenge_for(work, "lhamo"));
    }
    CHECK(service::challenge_for(work, "lhamo").error().code == RefusalCode::rate_limited);
  });
  office.clock.advance(2s);
  CHECK(open_session(office).size() == 64);
  office.store().read([&](store::Work& work) { CHECK(work.admins.find("lhamo")->failures == 0); });
}

TEST_CASE("the wait doubles and has an end") {
  CHECK(service::wait_after(3, 3, 15min) == 0ms);
  CHECK(service::wait_after(4, 3, 15min) == 1s);
  CHECK(service::wait_after(7, 3, 15min) == 8s);
  CHECK(service::wait_after(1'000'000, 3, 15min) == 15min);
}

TEST_CASE("a weak password is not taken") {
  CHECK_FALSE(service::is_acceptable_password("lhamo", "short"));
  CHECK_FALSE(service::is_acceptable_password("lhamo", "1234567890"));
  CHECK_FALSE(service::is_acceptable_password("lhamo", "Password123"));
  CHECK_FALSE(service::is_acceptable_password("lhamo", "aaaaaaaaaaaa"));
  CHECK_FALSE(service::is_acceptable_password("dispatcher", "dispatcher2026"));
  CHECK(service::is_acceptable_password("lhamo", "四个不相干的词连起来"));
  CHECK(service::is_acceptable_password("lhamo", "snow-lion-on-the-bridge"));
}

TEST_CASE("an account needs a plain name and a role; adding it again replaces its password") {
  Office office;
  const PersonId id = add_reviewer(office);
  const std::string token = open_session(office);
  office.store().write([&](store::Work& work) {
    service::NewAccount account;
    account.name = "Bad Name";
    account.roles = {Role::reviewer};
    CHECK_FALSE(service::add_account(work, account));
    account.name = "good-name";
    account.roles = {};
    CHECK_FALSE(service::add_account(work, account));
    account.name = "lhamo";
    account.roles = {Role::leader};
    account.password_hash = "new-hash";
    CHECK(service::add_account(work, account).value() == id);
    CHECK(work.admins.find("lhamo")->password == "new-hash");
  });
  CHECK_FALSE(whose(office, token));
}
