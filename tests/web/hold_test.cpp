#include "bot/web/hold.hpp"

#include <catch2/catch_test_macros.hpp>
#include <future>
#include <string>
#include <thread>
#include <vector>

using zampa::Millis;
using zampa::web::Holds;
using zampa::web::Released;

namespace {

/// Longer than any test: who waits so long must be released by somebody.
constexpr Millis kHoldForever{600'000};
constexpr Millis kHoldMoment{1};

std::future<Released> hold_waiting(Holds& holds, const std::string& person,
                                   const std::string& message, std::size_t waiting_then) {
  auto result = std::async(std::launch::async, [&holds, person, message] {
    return holds.wait(person, message, kHoldForever);
  });
  while (holds.waiting() < waiting_then) std::this_thread::yield();
  return result;
}

}  // namespace

TEST_CASE("a single photo is the last of its album") {
  Holds holds;
  CHECK(holds.wait("citizen", "m1", kHoldMoment) == Released::last);
  CHECK(holds.waiting() == 0);
}

TEST_CASE("of nine photos eight are superseded and the ninth is the last") {
  Holds holds;
  std::vector<std::future<Released>> earlier;
  for (int i = 1; i <= 8; ++i) {
    auto next = hold_waiting(holds, "citizen", "m" + std::to_string(i), 1);
    if (!earlier.empty()) CHECK(earlier.back().get() == Released::superseded);
    earlier.push_back(std::move(next));
  }
  CHECK(holds.wait("citizen", "m9", kHoldMoment) == Released::last);
  CHECK(earlier.back().get() == Released::superseded);
  CHECK(holds.waiting() == 0);
}

TEST_CASE("another message of the person releases the photo, a stranger's does not") {
  Holds holds;
  auto photo = hold_waiting(holds, "citizen", "m1", 1);
  holds.release("stranger");
  CHECK(holds.wait("stranger", "m2", kHoldMoment) == Released::last);
  CHECK(holds.waiting() == 1);
  holds.release("citizen");
  CHECK(photo.get() == Released::superseded);
}

TEST_CASE("a repeat during the hold leaves with the same result") {
  Holds holds;
  auto photo = hold_waiting(holds, "citizen", "m1", 1);
  auto repeat = hold_waiting(holds, "citizen", "m1", 2);
  SECTION("superseded by a newer photo") {
    CHECK(holds.wait("citizen", "m2", kHoldMoment) == Released::last);
    CHECK(photo.get() == Released::superseded);
    CHECK(repeat.get() == Released::superseded);
  }
  SECTION("released by another message") {
    holds.release("citizen");
    CHECK(photo.get() == Released::superseded);
    CHECK(repeat.get() == Released::superseded);
  }
  SECTION("last because nothing came") {
    holds.close();
    CHECK(photo.get() == Released::last);
    CHECK(repeat.get() == Released::last);
  }
}

TEST_CASE("a repeat that joins waits no longer than the first") {
  Holds holds;
  std::thread first([&] { CHECK(holds.wait("citizen", "m1", Millis(50)) == Released::last); });
  while (holds.waiting() < 1) std::this_thread::yield();
  CHECK(holds.wait("citizen", "m1", kHoldForever) == Released::last);
  first.join();
}

TEST_CASE("past the bound nobody waits and those who wait are not disturbed") {
  Holds holds(2);
  auto one = hold_waiting(holds, "a", "m1", 1);
  auto two = hold_waiting(holds, "b", "m1", 2);
  CHECK(holds.wait("c", "m1", kHoldForever) == Released::full);
  CHECK(holds.wait("a", "m2", kHoldForever) == Released::full);
  CHECK(holds.waiting() == 2);
  holds.release("a");
  CHECK(one.get() == Released::superseded);
  CHECK(holds.wait("c", "m1", kHoldMoment) == Released::last);
  holds.close();
  CHECK(two.get() == Released::last);
}

TEST_CASE("at the end of the program everybody leaves and nobody waits any more") {
  Holds holds;
  auto one = hold_waiting(holds, "a", "m1", 1);
  holds.close();
  CHECK(one.get() == Released::last);
  CHECK(holds.wait("a", "m2", kHoldForever) == Released::last);
}

TEST_CASE("many people at once each keep their own last photo") {
  Holds holds(64);
  std::vector<std::jthread> threads;
  std::atomic<int> last{0};
  std::atomic<int> superseded{0};
  for (int person = 0; person < 8; ++person) {
    threads.emplace_back([&, person] {
      std::vector<std::jthread> photos;
      for (int photo = 0; photo < 4; ++photo) {
        photos.emplace_back([&, person, photo] {
          const auto released =
              holds.wait("p" + std::to_string(person), "m" + std::to_string(photo), Millis(300));
          ++(released == Released::last ? last : superseded);
        });
      }
    });
  }
  threads.clear();
  // Every person got at least one answer; who was overtaken got none.
  CHECK(last >= 8);
  CHECK(last + superseded == 32);
  CHECK(holds.waiting() == 0);
}
