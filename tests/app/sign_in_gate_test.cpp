#include "bot/app/sign_in_gate.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace zampa;
using namespace std::chrono_literals;
using app::SignInGate;

namespace {
const Instant kStart = base::from_local(2026, 11, 18, 10, 0);
}

TEST_CASE("three tries are free, then the wait doubles up to a quarter of an hour") {
  SignInGate gate;
  Instant now = kStart;
  for (int i = 0; i < 4; ++i) CHECK(gate.enter("lhamo", "10.0.0.1", now));
  CHECK(gate.enter("lhamo", "10.0.0.1", now).error().detail == "1");
  now += 1s;
  CHECK(gate.enter("lhamo", "10.0.0.1", now));
  CHECK(gate.enter(" LHAMO ", "10.0.0.1", now).error().detail == "2");
  int entered = 0;
  for (int second = 0; second < 1800; ++second) {
    now += 1s;
    if (gate.enter("lhamo", "10.0.0.1", now)) ++entered;
  }
  CHECK(entered <= 10);
}

TEST_CASE("ten thousand guesses in a minute are a handful of comparisons") {
  SignInGate gate;
  int compared = 0;
  for (int i = 0; i < 10'000; ++i) {
    if (gate.enter("lhamo", "10.0.0.1", kStart + Millis{i * 6})) ++compared;
  }
  CHECK(compared <= 20);
  CHECK(gate.enter("lhamo", "10.0.0.2", kStart + 60s));  // its owner elsewhere is not kept out
}

TEST_CASE("the right password forgives, and an hour forgets") {
  SignInGate gate;
  for (int i = 0; i < 4; ++i) CHECK(gate.enter("lhamo", "10.0.0.1", kStart));
  gate.forgive("lhamo", "10.0.0.1");
  CHECK(gate.enter("lhamo", "10.0.0.1", kStart));
  for (int i = 0; i < 3; ++i) CHECK(gate.enter("lhamo", "10.0.0.1", kStart));
  CHECK_FALSE(gate.enter("lhamo", "10.0.0.1", kStart));
  CHECK(gate.enter("lhamo", "10.0.0.1", kStart + 2h));
  CHECK(gate.enter("lhamo", "10.0.0.1", kStart + 2h));
}

TEST_CASE("two passwords are compared at once, a third is told to come back") {
  SignInGate gate;
  auto first = gate.take_turn();
  {
    const auto second = gate.take_turn();
    REQUIRE(second);
    const auto third = gate.take_turn();
    REQUIRE_FALSE(third);
    CHECK(third.error().code == RefusalCode::unavailable);
  }
  CHECK(gate.take_turn());
}
