// The rules of the office: what is shipped loads, what is broken is named with line and fix.
#include "bot/app/policy_files.hpp"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "bot/app/policy_tables.hpp"
#include "bot/app/toml_reader.hpp"
#include "bot/base/embedded.hpp"
#include "tests/support/shipped_policy.hpp"

using namespace zampa;

namespace {

/// A content directory with one file changed; gone at the end of the test.
class ChangedContent {
 public:
  ChangedContent(const std::string& path, const std::string& text)
      : dir_(std::filesystem::temp_directory_path() /
             ("zampa-policy-" + std::to_string(count()++) + "-" + std::to_string(::getpid()))) {
    const auto file = dir_ / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
  }
  ~ChangedContent() { std::filesystem::remove_all(dir_); }
  ChangedContent(const ChangedContent&) = delete;
  ChangedContent& operator=(const ChangedContent&) = delete;

  /// The faults, with file names as they stand in the tree; empty when all is well.
  std::string faults() const {
    const auto read = app::read_policy(app::ContentFiles(dir_.string()), false);
    if (read) return "";
    std::string detail = read.error().detail;
    const std::string prefix = dir_.string() + "/";
    for (auto at = detail.find(prefix); at != std::string::npos; at = detail.find(prefix)) {
      detail.erase(at, prefix.size());
    }
    return detail;
  }

 private:
  static int& count() {
    static int value = 0;
    return value;
  }
  std::filesystem::path dir_;
};

std::string shipped(const std::string& path) {
  return std::string(base::embedded_file(path).value());
}

/// The shipped file with the first `from` made `to`.
std::string with(const std::string& path, const std::string& from, const std::string& to) {
  std::string text = shipped(path);
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

std::size_t line_of(const std::string& path, const std::string& from) {
  const std::string text = shipped(path);
  const auto at = static_cast<std::ptrdiff_t>(text.find(from));
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + at, '\n'));
}

const std::string kCategories = "config/policy/categories.toml";
const std::string kLimits = "config/policy/limits.toml";
const std::string kDuties = "config/tables/duties.csv";

}  // namespace

TEST_CASE("the shipped policy loads and is complete", "[app][policy]") {
  const auto& policy = test::shipped_policy();
  CHECK(policy.families.size() == 12);
  CHECK(policy.categories.size() >= 40);
  CHECK(policy.duties.size() >= 45);
  CHECK(policy.decline_reasons.size() >= 8);
  for (const auto& reason : policy.decline_reasons) CHECK_FALSE(reason.other_way.zh.empty());
  CHECK(policy.hand_back_reason("not_ours")->ask == "unit");
  CHECK(policy.platform_template("assignment") != nullptr);
  CHECK(policy.category("drain-blocked")->points == 10);
  CHECK(policy.category("street-lamp")->points == 5);
  CHECK(policy.category("consultation")->points == 0);
  CHECK(policy.points.grant_on == "closed");
  for (const auto* id : {"other", "consultation", "emergency"}) {
    CHECK(policy.category(id) != nullptr);
  }
  std::set<std::string> families;
  for (const auto& category : policy.categories) families.insert(category.family);
  CHECK(families.size() == 12);
}

TEST_CASE("the demo takes the withdraw window away and nothing else", "[app][policy]") {
  const auto demo = app::read_policy(app::ContentFiles(), true);
  REQUIRE(demo);
  CHECK(demo->limits.withdraw_window == Millis{0});
  CHECK(test::shipped_policy().limits.withdraw_window == std::chrono::minutes{2});
  CHECK(demo->limits.draft_life == test::shipped_policy().limits.draft_life);
}

TEST_CASE("the shipped staff belong to departments of ours", "[app][policy]") {
  app::FaultsFound faults;
  const std::string path = "config/tables/staff.csv";
  const auto staff = app::read_staff(shipped(path), path, test::shipped_policy(), faults);
  CHECK(faults.lines() == std::vector<std::string>{});
  CHECK(staff.size() >= 10);
}

TEST_CASE("a file of the content directory replaces the compiled one", "[app][policy]") {
  const ChangedContent content(kLimits, with(kLimits, "per_day = 10", "per_day = 3"));
  CHECK(content.faults().empty());
}

TEST_CASE("faults of a policy name file, line, key and fix", "[app][policy]") {
  struct Case {
    std::string path, from, to, fault;  // % in the fault is the line of `from`
  };
  const Case cases[] = {
      {kCategories, "level = 2", "level = 9",
       "config/policy/categories.toml:%: drain-blocked.level: is no whole number from 1 to 4; "
       "correct it"},
      {kCategories, "after_photo = true", "photo = true",
       "config/policy/categories.toml:%: drain-blocked: unknown field photo; take it out"},
      {kCategories, "after_photo = true", "photo = true",
       "drain-blocked.after_photo: is missing; add it"},
      {kCategories, "id = \"manhole\"", "id = \"drain-blocked\"",
       "drain-blocked.id: \"drain-blocked\" stands twice; rename one"},
      {kCategories, "family = \"construction\"", "family = \"building\"",
       "drain-blocked.family: \"building\" is no [[family]] of this file; correct it"},
      {kLimits, "\"2m\"", "\"2 min\"",
       "report.withdraw_window: is no length of time; write \"500ms\", \"30s\", \"2m\", \"24h\" or "
       "\"7d\""},
      {kLimits, "album_hold = \"2500ms\"", "album_hold = \"4s\"",
       "report.album_hold: is above 2500ms; lower it"},
      {kLimits, ", \"phone_task\"", "", "courier.doors: must end in phone_task"},
      {kLimits, "[ticket]", "[ticket", "config/policy/limits.toml:%: not TOML: "},
      {kDuties, "G-02,manhole", "G-02,manholes",
       "config/tables/duties.csv:3: category: \"manholes\" is no category, family.* or *; correct "
       "it"},
      {kDuties, "G-02,manhole,gar,urban-investment", "G-02,manhole,gar,urban",
       "config/tables/duties.csv:3: department: \"urban\" is no department; correct it"},
      {kDuties, "G-01,drain-blocked,gar", "G-01,*,*",
       "config/tables/duties.csv:3: rule: G-02 is never reached: G-01 takes everything before it; "
       "move it up"},
      {"config/policy/points.toml", "drain-blocked = 10", "drain = 10",
       "config/policy/points.toml:%: amounts: unknown field drain; take it out"},
      {"config/tables/gazetteer.csv", "ngari,county,噶尔|", "tibet,county,噶尔|",
       "config/tables/gazetteer.csv:3: parent: \"tibet\" is no place here; correct it"},
      {"config/tables/gazetteer.csv", "32.50,80.10", "32.50,",
       "config/tables/gazetteer.csv:3: latitude: with longitude is no point in degrees; write "
       "32.50 "
       "and 80.10"},
      {"config/tables/directory.csv", ",110", ",1 1 0",
       "config/tables/directory.csv:2: phone: \"1 1 0\" holds more than digits and hyphens; "
       "correct "
       "it"},
      {"templates/platform/wechat.toml", "thing2 = \"{category}\"", "thing2 = \"{kategorie}\"",
       "progress.keywords: thing2 names {kategorie}, unknown; take it out"},
      {"templates/platform/wechat.toml", "thing2 =", "text2 =",
       "progress.keywords: text2 is no type with a number; write it as thing2 or time4"},
      {"config/policy/intent.toml", "bo_status = \"draft\"", "bo_status = \"perfect\"",
       "bo_status: \"perfect\" is unknown; use missing, draft, to_review, reviewed"},
  };
  for (auto [path, from, to, fault] : cases) {
    CAPTURE(path, from, to);
    if (const auto sign = fault.find('%'); sign != std::string::npos) {
      fault.replace(sign, 1, std::to_string(line_of(path, from)));
    }
    const ChangedContent content(path, with(path, from, to));
    INFO(content.faults());
    CHECK(content.faults().find(fault) != std::string::npos);
  }
}

TEST_CASE("all faults are told at once", "[app][policy]") {
  std::string text = with(kCategories, "level = 2", "level = 9");
  text.replace(text.rfind("limit_hours = 120"), 17, "limit_hours = 0  ");
  const ChangedContent content(kCategories, text);
  const std::string faults = content.faults();
  CHECK(faults.find("drain-blocked.level") != std::string::npos);
  CHECK(faults.find("other.limit_hours") != std::string::npos);
}

TEST_CASE("lengths of time are numbers with a unit", "[app][policy]") {
  CHECK(app::duration_from("2500ms") == Millis{2'500});
  CHECK(app::duration_from("0s") == Millis{0});
  CHECK(app::duration_from("15d") == Millis{15LL * 24 * 3'600 * 1'000});
  for (const auto* text : {"", "5", "s", "-5s", "5 s", "5w", "1.5h", "99999999999999999999s"}) {
    CAPTURE(text);
    CHECK_FALSE(app::duration_from(text));
  }
}
