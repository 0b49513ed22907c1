// The policy as it is shipped, read once. For tests of rules on the real tables.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <utility>

#include "bot/app/policy_files.hpp"

namespace zampa::test {

inline const domain::Policy& shipped_policy() {
  static const domain::Policy policy = [] {
    auto read = app::read_policy(app::ContentFiles(), false);
    INFO((read ? std::string() : read.error().detail));
    REQUIRE(read);
    return std::move(read).value();
  }();
  return policy;
}

}  // namespace zampa::test
