// Placeholders: found in one pass, checked with the place named, never filled twice.
#include "bot/domain/reply_template.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "bot/domain/reply_text.hpp"

using namespace zampa;

TEST_CASE("a template is filled with its values", "[domain][reply]") {
  CHECK(domain::render("已受理，编号 {number}", {{"number", "AL2611210007"}}) ==
        "已受理，编号 AL2611210007");
  CHECK(domain::render("{a}{b}{a}", {{"a", "1"}, {"b", "2"}}) == "121");
}

TEST_CASE("what a citizen wrote is never read as a template", "[domain][reply]") {
  CHECK(domain::render("说明：{text}", {{"text", "{number} {{x}}"}, {"number", "AL1"}}) ==
        "说明：{number} {{x}}");
}

TEST_CASE("doubled braces are braces, a name without a value is nothing", "[domain][reply]") {
  CHECK(domain::render("{{{n}}}", {{"n", "5"}}) == "{5}");
  CHECK(domain::render("有 {count} 张", {}) == "有  张");
}

TEST_CASE("a malformed template comes out as it is instead of being lost", "[domain][reply]") {
  for (const auto* text : {"a { b", "a } b", "{}", "{Name}", "{name", "{na me}"}) {
    CAPTURE(text);
    CHECK(domain::render(text, {{"name", "x"}}) == text);
    CHECK_FALSE(domain::parse_template(text));
  }
}

TEST_CASE("a fault of a template names the character and the fix", "[domain][reply]") {
  const auto open = domain::parse_template("编号 {number");
  REQUIRE_FALSE(open);
  CHECK(open.error().detail == "character 4: '{' without a name and '}'; write {{ for a brace");

  const auto unknown = domain::check_template("编号 {numer}", {"number"});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().detail == "character 4: {numer} is not known here; take it out");

  const auto missing = domain::check_template("编号 {number}", {"number", "place"});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().detail == "character 12: {place} is missing; put it in");

  CHECK(domain::check_template("{number} {number}", {"number"}));
}

TEST_CASE("a reader gets the own language, both, or Chinese, as the entry says",
          "[domain][reply]") {
  domain::ReplyText reply;
  reply.zh = "好";
  reply.bo = "འགྲིག";
  CHECK(reply.text(domain::Language::bo) == "འགྲིག");
  CHECK(reply.text(domain::Language::zh) == "好");
  reply.show = domain::ReplyShow::both;
  CHECK(reply.text(domain::Language::bo) == "好\nའགྲིག");
  CHECK(reply.text(domain::Language::zh) == "好\nའགྲིག");
  reply.show = domain::ReplyShow::zh;
  CHECK(reply.text(domain::Language::bo) == "好");
  reply.show = domain::ReplyShow::own;
  reply.bo.clear();
  CHECK(reply.text(domain::Language::bo) == "好");
}

TEST_CASE("stored words of replies are read back", "[domain][reply]") {
  using domain::BoStatus;
  for (const auto status :
       {BoStatus::missing, BoStatus::draft, BoStatus::to_review, BoStatus::reviewed}) {
    CHECK(domain::bo_status_from(domain::to_text(status)) == status);
  }
  CHECK(domain::bo_status_from("perfect") == BoStatus::missing);
  CHECK(domain::reply_show_from("both") == domain::ReplyShow::both);
  CHECK_FALSE(domain::reply_show_from("neither"));
}
