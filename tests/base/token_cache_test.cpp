// When an access token is fetched again and, more important, when not.
#include "bot/base/token_cache.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <deque>
#include <thread>
#include <vector>

namespace zampa::base {
namespace {

using namespace std::chrono_literals;

const Instant kTokenStart = from_seconds(1'767'000'000);

/// A platform that grants what it is told to and counts.
struct Granting {
  std::deque<Result<FetchedToken>> next;
  int calls = 0;
  int forced = 0;

  TokenCache::Fetch fetch() {
    return [this](bool force) -> Result<FetchedToken> {
      ++calls;
      if (force) ++forced;
      if (next.empty()) return FetchedToken{"token" + std::to_string(calls), 7200s};
      auto answer = next.front();
      next.pop_front();
      return answer;
    };
  }
};

Refusal says(RefusalCode code, const char* detail) { return {code, detail}; }

}  // namespace

TEST_CASE("a token is fetched once and kept until shortly before its end") {
  Granting platform;
  TokenCache cache("ali", platform.fetch(), true);
  CHECK(cache.get(kTokenStart).value() == "token1");
  CHECK(cache.get(kTokenStart + 1h).value() == "token1");
  CHECK(cache.get(kTokenStart + 6899s).value() == "token1");
  CHECK(platform.calls == 1);
  CHECK(cache.get(kTokenStart + 6900s).value() == "token2");
  CHECK(platform.forced == 0);
}

TEST_CASE("the life of a token is believed between 300 and 7200 seconds") {
  const auto [told, until] = GENERATE(table<std::chrono::seconds, std::chrono::seconds>(
      {{0s, 240s}, {-1s, 240s}, {345s, 285s}, {7200s, 6900s}, {1'000'000'000s, 6900s}}));
  Granting platform;
  platform.next.push_back(FetchedToken{"first", told});
  TokenCache cache("ali", platform.fetch(), true);
  CHECK(cache.get(kTokenStart).value() == "first");
  CHECK(cache.get(kTokenStart + until - 1s).value() == "first");
  CHECK(cache.get(kTokenStart + until).value() == "token2");
}

TEST_CASE("a rejected token is replaced once, whoever noticed") {
  Granting platform;
  TokenCache cache("ali", platform.fetch(), true);
  const std::string old = cache.get(kTokenStart).value();
  cache.reject(old, kTokenStart);
  CHECK(cache.get(kTokenStart).value() == "token2");
  // Others come late with the same complaint: the present token is not theirs.
  for (int i = 0; i < 10; ++i) cache.reject(old, kTokenStart);
  CHECK(cache.get(kTokenStart).value() == "token2");
  CHECK(platform.calls == 2);
}

TEST_CASE("64 threads with one dead token cause one fetch") {
  Granting platform;
  TokenCache cache("ali", platform.fetch(), true);
  const std::string old = cache.get(kTokenStart).value();
  std::vector<std::thread> threads;
  for (int i = 0; i < 64; ++i) {
    threads.emplace_back([&] {
      cache.reject(old, kTokenStart);
      if (cache.get(kTokenStart).value() != "token2") std::abort();
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(platform.calls == 2);
}

TEST_CASE("the same token again is forced out once, where that exists") {
  const bool can_force = GENERATE(true, false);
  Granting platform;
  platform.next = {FetchedToken{"same", 7200s}, FetchedToken{"same", 7200s}};
  TokenCache cache("ali", platform.fetch(), can_force);
  CHECK(cache.get(kTokenStart).value() == "same");
  cache.reject("same", kTokenStart);
  CHECK(cache.get(kTokenStart).value() == (can_force ? "token3" : "same"));
  CHECK(platform.forced == (can_force ? 1 : 0));
}

TEST_CASE("a platform that rejects its own tokens is asked ever more seldom") {
  Granting platform;
  TokenCache cache("ali", platform.fetch(), true);
  Instant now = kTokenStart;
  for (; now < kTokenStart + 24h; now += 10s) {
    if (const auto token = cache.get(now)) cache.reject(*token, now);
  }
  CHECK(platform.calls <= 21);
  CHECK(platform.calls >= 10);
}

TEST_CASE("a token that lived out its time restores trust") {
  Granting platform;
  TokenCache cache("ali", platform.fetch(), true);
  cache.reject(cache.get(kTokenStart).value(), kTokenStart);
  cache.reject(cache.get(kTokenStart).value(), kTokenStart);
  CHECK_FALSE(cache.get(kTokenStart + 59s).has_value());
  const std::string good = cache.get(kTokenStart + 60s).value();
  const Instant later = kTokenStart + 3h;
  CHECK(cache.get(later).value() != good);
  cache.reject(cache.get(later).value(), later);
  CHECK(cache.get(later).has_value());
}

TEST_CASE("after a hopeless refusal nothing is asked for a quarter of an hour, then longer") {
  Granting platform;
  platform.next = {says(RefusalCode::forbidden, "40164 invalid ip 192.0.2.1"),
                   says(RefusalCode::forbidden, "40164 invalid ip 192.0.2.1")};
  TokenCache cache("ali", platform.fetch(), true);
  CHECK_FALSE(cache.stopped(kTokenStart).has_value());
  CHECK(cache.get(kTokenStart).error().code == RefusalCode::forbidden);
  CHECK(cache.stopped(kTokenStart) == "40164 invalid ip 192.0.2.1");
  for (int second = 0; second < 900; second += 10) {
    CHECK_FALSE(cache.get(kTokenStart + std::chrono::seconds(second)).has_value());
  }
  CHECK(platform.calls == 1);
  CHECK_FALSE(cache.get(kTokenStart + 15min).has_value());
  CHECK(platform.calls == 2);
  CHECK_FALSE(cache.get(kTokenStart + 44min).has_value());
  CHECK(platform.calls == 2);
  CHECK(cache.get(kTokenStart + 45min).has_value());
  CHECK_FALSE(cache.stopped(kTokenStart + 45min).has_value());
}

TEST_CASE("a busy platform is asked again after 1, 2, 4 seconds and never more than a minute") {
  Granting platform;
  for (int i = 0; i < 20; ++i) platform.next.push_back(says(RefusalCode::unavailable, "-1 busy"));
  TokenCache cache("ali", platform.fetch(), true);
  CHECK_FALSE(cache.get(kTokenStart).has_value());
  CHECK_FALSE(cache.get(kTokenStart + 999ms).has_value());
  CHECK(platform.calls == 1);
  CHECK_FALSE(cache.get(kTokenStart + 1s).has_value());
  CHECK_FALSE(cache.get(kTokenStart + 2s).has_value());
  CHECK(platform.calls == 2);
  CHECK_FALSE(cache.get(kTokenStart + 3s).has_value());
  CHECK(platform.calls == 3);
  CHECK_FALSE(cache.stopped(kTokenStart + 3s).has_value());
  for (int i = 1; i <= 30; ++i) (void)cache.get(kTokenStart + i * 1min);
  CHECK(platform.calls > 20);
}

TEST_CASE("a used-up minute is waited for") {
  Granting platform;
  platform.next = {says(RefusalCode::rate_limited, "45011")};
  TokenCache cache("ali", platform.fetch(), true);
  CHECK(cache.get(kTokenStart).error().code == RefusalCode::rate_limited);
  CHECK_FALSE(cache.get(kTokenStart + 59s).has_value());
  CHECK(cache.get(kTokenStart + 60s).has_value());
}

TEST_CASE("an empty or endless token is no token") {
  Granting platform;
  platform.next = {FetchedToken{"", 7200s}};
  TokenCache empty("ali", platform.fetch(), true);
  CHECK_FALSE(empty.get(kTokenStart).has_value());
  platform.next = {FetchedToken{std::string(2048, 'x'), 7200s}};
  TokenCache endless("ali", platform.fetch(), true);
  CHECK_FALSE(endless.get(kTokenStart).has_value());
  platform.next = {FetchedToken{std::string(512, 'x'), 7200s}};
  TokenCache longest("ali", platform.fetch(), true);
  CHECK(longest.get(kTokenStart).has_value());
}

}  // namespace zampa::base
