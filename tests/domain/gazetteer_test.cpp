// Places named in a text and near a point, on the shipped gazetteer.
#include "bot/domain/gazetteer.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "tests/support/shipped_policy.hpp"

using namespace zampa;

namespace {

std::vector<std::string> ids_in(const char* text) {
  std::vector<std::string> ids;
  for (const auto* place : domain::places_in(test::shipped_policy(), text))
    ids.push_back(place->id);
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("the innermost of the places named is the place", "[domain][gazetteer]") {
  CHECK(ids_in("日土县热帮乡龙门卡村路灯坏了三天") == Ids{"longmenka"});
  CHECK(ids_in("狮泉河镇格桑路") == Ids{"gesang-road"});
  CHECK(ids_in("格桑路农行门口") == Ids{"gesang-road"});
  CHECK(ids_in("札达") == Ids{"zanda"});
  CHECK(ids_in("阿里地区噶尔县") == Ids{"gar"});
  CHECK(ids_in("རུ་ཐོག་རྫོང་གི་ལམ") == Ids{"rutog"});
  CHECK(ids_in("མཐོ་ལྡིང་ལ་ཆུ་ཆད་སོང་།") == Ids{"tuolin"});
}

TEST_CASE("the longer name wins at one spot", "[domain][gazetteer]") {
  CHECK(ids_in("日土镇") == Ids{"rutog-town"});
  CHECK(ids_in("普兰镇") == Ids{"purang-town"});
  CHECK(ids_in("札达土林") == Ids{"tulin"});
}

TEST_CASE("two places that do not hold each other are a question", "[domain][gazetteer]") {
  CHECK(ids_in("从托林镇到日土镇的路") == Ids{"tuolin", "rutog-town"});
}

TEST_CASE("a text without a place names none", "[domain][gazetteer]") {
  CHECK(ids_in("下水道堵了").empty());
  CHECK(ids_in("").empty());
}

TEST_CASE("a name borne twice means the one whose parent is named, else both",
          "[domain][gazetteer]") {
  domain::Policy policy;
  const auto add = [&](const char* id, const char* name, const char* parent) {
    domain::Place place;
    place.id = id;
    place.name.zh = name;
    place.parent = parent;
    place.level = "village";
    policy.places.push_back(std::move(place));
  };
  add("east", "东乡", "");
  add("west", "西乡", "");
  add("lucky-east", "吉祥村", "east");
  add("lucky-west", "吉祥村", "west");
  CHECK(domain::places_in(policy, "吉祥村").size() == 2);
  const auto one = domain::places_in(policy, "西乡吉祥村");
  REQUIRE(one.size() == 1);
  CHECK(one.front()->id == "lucky-west");
}

TEST_CASE("a place is within its parents", "[domain][gazetteer]") {
  const auto& policy = test::shipped_policy();
  CHECK(domain::is_within(policy, "longmenka", "rutog"));
  CHECK(domain::is_within(policy, "longmenka", "ngari"));
  CHECK(domain::is_within(policy, "gar", "gar"));
  CHECK_FALSE(domain::is_within(policy, "gar", "rutog"));
  CHECK_FALSE(domain::is_within(policy, "nowhere", "ngari"));
}

TEST_CASE("a full name leads from the county inwards", "[domain][gazetteer]") {
  const auto& policy = test::shipped_policy();
  CHECK(domain::full_name(policy, *policy.place("longmenka"), domain::Language::zh) ==
        "日土县 热帮乡 龙门卡村");
  CHECK(domain::full_name(policy, *policy.place("tuolin"), domain::Language::bo) ==
        "རྩ་མདའ་རྫོང མཐོ་ལྡིང་གྲོང་རྡལ");
  CHECK(domain::full_name(policy, *policy.place("ngari"), domain::Language::zh) == "阿里地区");
}

TEST_CASE("a circle of parents ends", "[domain][gazetteer]") {
  domain::Policy policy;
  domain::Place a;
  a.id = "a";
  a.name.zh = "甲";
  a.parent = "b";
  domain::Place b;
  b.id = "b";
  b.name.zh = "乙";
  b.parent = "a";
  policy.places = {a, b};
  CHECK_FALSE(domain::is_within(policy, "a", "c"));
  CHECK_FALSE(domain::full_name(policy, policy.places.front(), domain::Language::zh).empty());
}

TEST_CASE("a point lies near a town, else in the county of the nearest seat",
          "[domain][gazetteer]") {
  const auto& policy = test::shipped_policy();
  const auto town = domain::nearest_place(policy, {32'505'000, 80'095'000});
  REQUIRE(town);
  CHECK(town->place->id == "shiquanhe");
  CHECK(town->kilometres < 1);
  const auto country = domain::nearest_place(policy, {33'900'000, 81'000'000});
  REQUIRE(country);
  CHECK(country->place->id == "rutog");
  CHECK_FALSE(domain::nearest_place(policy, {39'900'000, 116'400'000}));  // another province
  CHECK_FALSE(domain::nearest_place(policy, {0, 0}));
}

TEST_CASE("the gazetteer holds the seven counties and thirty-seven townships",
          "[domain][gazetteer]") {
  const auto& places = test::shipped_policy().places;
  const auto count = [&](const char* level) {
    return std::count_if(places.begin(), places.end(),
                         [&](const auto& place) { return place.level == level; });
  };
  CHECK(count("county") == 7);
  CHECK(count("township") == 37);
}
