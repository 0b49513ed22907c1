#include "bot/store/speech.hpp"
#include "tests/handlers/admin_support.hpp"

using namespace zampa;
using namespace zampa::tests;
using domain::Role;

namespace {

const std::string kReplyPath = "/admin/replies/points.balance";

std::string said(Console& console) {
  return console.office.store().read(
      [](store::Work& work) { return store::effective_reply(work, "points.balance").zh; });
}

domain::ReplyText shipped() {
  return shipped_content().rulebook.replies.find("points.balance")->second;
}

FormFields edited(const std::string& zh, const std::string& base) {
  return {{"zh", zh}, {"bo", shipped().bo}, {"bo_status", "draft"}, {"base_version", base}};
}

}  // namespace

TEST_CASE("a published reply is what the next message says, line ends as typed") {
  Console console;
  console.enter_with({Role::template_admin});
  const std::string words = shipped().zh + "\r\n祝您吉祥";
  const auto done = console.post(kReplyPath, edited(words, "0"));
  CHECK(done.status == 303);
  CHECK(header_of(done, "Location") == kReplyPath + "?done=publish");
  CHECK(said(console) == shipped().zh + "\n祝您吉祥");
  CHECK(shows(console.get(kReplyPath + "?done=publish"), "已发布第 1 版"));
}

TEST_CASE("two editors: the later one sees both texts and loses nothing") {
  Console console;
  console.enter_with({Role::template_admin});
  REQUIRE(console.post(kReplyPath, edited(shipped().zh + "甲", "0")).status == 303);
  const auto late = console.post(kReplyPath, edited(shipped().zh + "乙", "0"));
  CHECK(late.status == 409);
  CHECK(shows(late, shipped().zh.substr(0, 6)));
  CHECK(shows(late, "甲"));
  CHECK(shows(late, "乙"));
  CHECK(shows(late, "colleague1"));
  CHECK(shows(late, "name=\"base_version\" value=\"1\""));
  CHECK(said(console).ends_with("甲"));
  CHECK(console.post(kReplyPath, edited(shipped().zh + "乙", "1")).status == 303);
  CHECK(said(console).ends_with("乙"));
}

TEST_CASE("a faulty text is shown again with what is wrong, and is not published") {
  Console console;
  console.enter_with({Role::template_admin});
  const auto refused = console.post(kReplyPath, edited(shipped().zh + "{typo}", "0"));
  CHECK(refused.status == 422);
  CHECK(shows(refused, "L7"));
  CHECK(shows(refused, "{typo}"));
  CHECK(said(console) == shipped().zh);
}

TEST_CASE("a preview shows sample values on both phones and changes nothing") {
  Console console;
  console.enter_with({Role::template_admin});
  const auto preview = console.post(kReplyPath + "/preview", edited(shipped().zh + "预览", "0"));
  CHECK(preview.status == 200);
  CHECK(shows(preview, "预览"));
  for (const auto& [name, sample] : shipped().samples) {
    CHECK(shows(preview, handlers::admin::html_escape(sample)));
  }
  CHECK(said(console) == shipped().zh);
}

TEST_CASE("a reply that is said in both languages is previewed so on either phone") {
  Console console;
  console.enter_with({Role::template_admin});
  const auto& welcome = shipped_content().rulebook.replies.find("common.welcome")->second;
  REQUIRE(welcome.show == domain::ReplyShow::both);
  const auto page = console.get("/admin/replies/common.welcome");
  const std::string bubble = handlers::admin::html_escape(welcome.zh + "\n" + welcome.bo);
  const auto first = page.body.find(bubble);
  REQUIRE(first != std::string::npos);
  CHECK(page.body.find(bubble, first + 1) != std::string::npos);
}

TEST_CASE("who may only read sees no button") {
  Console console;
  console.enter_with({Role::leader});
  const auto page = console.get(kReplyPath);
  CHECK(page.status == 200);
  CHECK_FALSE(shows(page, "value=\"publish\""));
  CHECK_FALSE(shows(console.get(kReplyPath + "/history"), "roll-back"));
}

TEST_CASE("the history shows what changed, and an old version can be put back") {
  Console console;
  console.enter_with({Role::template_admin});
  REQUIRE(console.post(kReplyPath, edited(shipped().zh + "甲", "0")).status == 303);
  const auto history = console.get(kReplyPath + "/history");
  CHECK(shows(history, "<ins>甲</ins>"));
  const auto back =
      console.post(kReplyPath + "/roll-back", {{"version", "0"}, {"base_version", "1"}});
  CHECK(header_of(back, "Location") == kReplyPath + "?done=restore");
  CHECK(said(console) == shipped().zh);
  CHECK(console.post(kReplyPath + "/roll-back", {{"version", "0"}, {"base_version", "1"}}).status ==
        409);
}

TEST_CASE("the list filters by area, mark and words") {
  Console console;
  console.enter_with({Role::template_admin});
  REQUIRE(console.post(kReplyPath, edited(shipped().zh + "甲", "0")).status == 303);
  const auto edited_only = console.get("/admin/replies?mark=edited");
  CHECK(shows(edited_only, "points.balance"));
  CHECK_FALSE(shows(edited_only, "report.album_received"));
  CHECK_FALSE(shows(console.get("/admin/replies?area=report"), ">points.balance<"));
  CHECK(shows(console.get("/admin/replies?q=points.bal"), ">points.balance<"));
  CHECK(console.get("/admin/replies/no.such_key").status == 404);
}
