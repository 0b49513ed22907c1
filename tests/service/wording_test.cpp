#include "bot/service/wording.hpp"

#include <catch2/catch_test_macros.hpp>

#include "bot/store/speech.hpp"
#include "tests/support/office.hpp"

using namespace zampa;
using service::WordingDraft;
using tests::Office;

namespace {

const std::string kPointsKey = "points.balance";
const PersonId kEditor{"01EDITOR"};

WordingDraft draft_in_force(store::Work& work, const std::string& key) {
  const auto wording = service::wording_of(work, key);
  REQUIRE(wording);
  return {wording->text.zh, wording->text.bo, wording->text.bo_status};
}

Result<std::int64_t> publish_with(Office& office, const std::string& more, std::int64_t base) {
  return office.store().write([&](store::Work& work) {
    auto draft = draft_in_force(work, kPointsKey);
    draft.zh += more;
    return service::publish_wording(work, kPointsKey, draft, base, kEditor);
  });
}

}  // namespace

TEST_CASE("what is published is said with the next message") {
  Office office;
  CHECK(publish_with(office, "祝您吉祥", 0).value() == 1);
  office.store().read([&](store::Work& work) {
    CHECK(store::effective_reply(work, kPointsKey).zh.ends_with("祝您吉祥"));
    const auto wording = service::wording_of(work, kPointsKey);
    CHECK(wording->version == 1);
    CHECK(wording->edited());
    CHECK_FALSE(wording->default_changed);
  });
}

TEST_CASE("both languages and their review status are one version") {
  Office office;
  office.store().write([&](store::Work& work) {
    auto draft = draft_in_force(work, kPointsKey);
    draft.bo_status = domain::BoStatus::reviewed;
    CHECK(service::publish_wording(work, kPointsKey, draft, 0, kEditor).value() == 1);
    const auto now = service::wording_of(work, kPointsKey);
    CHECK(now->text.bo_status == domain::BoStatus::reviewed);
    CHECK(now->text.bo == draft.bo);
  });
}

TEST_CASE("a draft over a version that is no longer in force is refused") {
  Office office;
  REQUIRE(publish_with(office, "甲", 0));
  const auto late = publish_with(office, "乙", 0);
  REQUIRE_FALSE(late);
  CHECK(late.error().code == RefusalCode::conflict);
  office.store().read(
      [&](store::Work& work) { CHECK(service::wording_of(work, kPointsKey)->version == 1); });
}

TEST_CASE("an unchanged text makes no version") {
  Office office;
  CHECK(publish_with(office, "", 0).value() == 0);
  office.store().read(
      [&](store::Work& work) { CHECK(service::wording_history(work, kPointsKey)->size() == 1); });
}

TEST_CASE("a text with a fault is not published") {
  Office office;
  for (const std::string& fault : {std::string{"{nobody_knows_this}"}, std::string(2100, 'x')}) {
    const auto refused = publish_with(office, fault, 0);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == RefusalCode::invalid);
  }
  office.store().write([&](store::Work& work) {
    auto draft = draft_in_force(work, kPointsKey);
    draft.bo = "ལས་ཁུངས་ {points}";  // a placeholder that the Chinese does not have
    CHECK_FALSE(service::publish_wording(work, kPointsKey, draft, 0, kEditor));
    draft.zh.clear();
    CHECK_FALSE(service::publish_wording(work, kPointsKey, draft, 0, kEditor));
  });
}

TEST_CASE("a key that nobody says cannot be published") {
  Office office;
  office.store().write([&](store::Work& work) {
    const auto refused = service::publish_wording(work, "no.such_key", {"字", "", {}}, 0, kEditor);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == RefusalCode::not_found);
  });
}

TEST_CASE("rolling back makes a new version with the old text") {
  Office office;
  REQUIRE(publish_with(office, "甲", 0));
  REQUIRE(publish_with(office, "乙", 1));
  office.store().write([&](store::Work& work) {
    CHECK(service::roll_back_wording(work, kPointsKey, 1, 2, kEditor).value() == 3);
    CHECK(service::wording_of(work, kPointsKey)->text.zh.ends_with("甲"));
    CHECK(service::roll_back_wording(work, kPointsKey, 0, 3, kEditor).value() == 4);
    CHECK(service::wording_of(work, kPointsKey)->text.zh ==
          work.rules.replies.find(kPointsKey)->second.zh);
    CHECK(service::wording_history(work, kPointsKey)->size() == 5);
  });
}

TEST_CASE("rolling back refuses a stale base and a version that never was") {
  Office office;
  REQUIRE(publish_with(office, "甲", 0));
  office.store().write([&](store::Work& work) {
    CHECK(service::roll_back_wording(work, kPointsKey, 0, 0, kEditor).error().code ==
          RefusalCode::conflict);
    CHECK(service::roll_back_wording(work, kPointsKey, 7, 1, kEditor).error().code ==
          RefusalCode::not_found);
  });
}

TEST_CASE("a new default under an edited text is marked, and only there") {
  Office office;
  REQUIRE(publish_with(office, "甲", 0));
  office.store().read([&](store::Work& work) {
    auto changed = office.shared();
    changed.rulebook.replies.find(kPointsKey)->second.zh += "（新版默认）";
    store::Work tomorrow{work.sql, changed, work.faq, work.now};
    CHECK(service::wording_of(tomorrow, kPointsKey)->default_changed);
    CHECK(service::wording_of(tomorrow, kPointsKey)->text.zh.ends_with("甲"));
    std::size_t marked = 0;
    for (const auto& wording : service::all_wordings(tomorrow)) marked += wording.default_changed;
    CHECK(marked == 1);
  });
}

TEST_CASE("who published what is in the trail") {
  Office office;
  REQUIRE(publish_with(office, "甲", 0));
  office.store().read([&](store::Work& work) {
    const auto trail = work.admins.trail(1);
    REQUIRE(trail.size() == 1);
    CHECK(trail.front().actor == kEditor);
    CHECK(trail.front().action == "reply.publish");
    CHECK(trail.front().object == kPointsKey);
  });
}
