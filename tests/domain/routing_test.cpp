// The duty list: first match wins, two equal rows are a dispatcher's decision.
#include "bot/domain/routing.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "tests/support/shipped_policy.hpp"

using namespace zampa;

namespace {

std::string rule_for(const char* category, const char* place) {
  const auto& policy = test::shipped_policy();
  const auto duty = domain::route(policy, policy.duties, category, place);
  return duty ? duty->rule : "";
}

}  // namespace

TEST_CASE("a ticket goes to the unit of its category and region", "[domain][routing]") {
  CHECK(rule_for("drain-blocked", "gesang-road") == "G-01");
  CHECK(rule_for("drain-blocked", "gar") == "G-01");
  CHECK(rule_for("no-power", "longmenka") == "P-02");
  CHECK(rule_for("no-power", "") == "P-02");
  CHECK(rule_for("illegal-building", "shiquanhe") == "G-12");
}

TEST_CASE("what no unit of its own does goes to the county's service centre", "[domain][routing]") {
  CHECK(rule_for("drain-blocked", "longmenka") == "C-03");
  CHECK(rule_for("rubbish", "tuolin") == "C-02");
  CHECK(rule_for("other", "zanda") == "C-02");
}

TEST_CASE("without a matching row nobody is named", "[domain][routing]") {
  CHECK(rule_for("drain-blocked", "").empty());
  CHECK(rule_for("other", "gar").empty());
  CHECK(rule_for("no-such-category", "gar").empty());
}

TEST_CASE("two equal rows are left to the dispatcher", "[domain][routing]") {
  const auto& policy = test::shipped_policy();
  CHECK(rule_for("flying-wires", "gar").empty());
  const auto candidates =
      domain::route_candidates(policy, policy.duties, "flying-wires", "gesang-road");
  REQUIRE(candidates.size() == 2);
  CHECK(candidates[0].rule == "P-04");
  CHECK(candidates[1].rule == "P-05");
}

TEST_CASE("the first row that matches wins, however special a later one is", "[domain][routing]") {
  domain::Policy policy;
  const auto duty = [](const char* rule, const char* category, const char* unit) {
    domain::Duty d;
    d.rule = rule;
    d.category = category;
    d.region = "*";
    d.department = DepartmentId{unit};
    return d;
  };
  const std::vector<domain::Duty> duties{duty("1", "*", "centre"), duty("2", "lamp", "city")};
  CHECK(domain::route(policy, duties, "lamp", "")->rule == "1");
  CHECK(domain::covers(policy, duties[0], duties[1]));
  CHECK_FALSE(domain::covers(policy, duties[1], duties[0]));
}
