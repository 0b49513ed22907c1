// Ids sort by the moment and, within it, by the order in which a thread made them.
#include "bot/base/new_id.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <vector>

namespace zampa::base {

TEST_CASE("ids of one moment sort as they were made", "[base]") {
  const Instant now = from_local(2026, 11, 18, 10, 0);
  std::vector<std::string> ids;
  for (int i = 0; i < 5'000; ++i) ids.push_back(new_id(now));
  CHECK(std::is_sorted(ids.begin(), ids.end()));
  CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == ids.size());
  CHECK(new_id(now + Millis{1}) > ids.back());
  CHECK(new_id(now - Millis{1}) < ids.front());
  for (const auto& id : ids) CHECK(id.size() == 26);
}

TEST_CASE("an id cannot be guessed from the one before", "[base]") {
  const Instant now = from_local(2026, 11, 18, 10, 0);
  const std::string first = new_id(now), second = new_id(now);
  CHECK(first.substr(14) != second.substr(14));
}

}  // namespace zampa::base
