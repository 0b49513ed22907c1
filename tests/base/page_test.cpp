#include "bot/base/page.hpp"

#include <catch2/catch_test_macros.hpp>

#include "bot/base/fault.hpp"

using zampa::Fault;
using zampa::base::fill_page;
using zampa::base::PageData;

TEST_CASE("a value is escaped wherever a page shows it") {
  PageData data;
  data.set("name", R"(<script>alert("1")</script> & 'x')");
  CHECK(fill_page("<p>{{name}}</p>", data) ==
        "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &apos;x&apos;</p>");
}

TEST_CASE("a value that looks like a tag is shown, not run") {
  PageData data;
  data.set("name", "{{secret}}").set("secret", "key");
  CHECK(fill_page("{{name}}", data) == "{{secret}}");
}

TEST_CASE("lists, objects and booleans open their sections") {
  PageData row1;
  row1.set("number", "AL1");
  PageData row2;
  row2.set("number", "AL2");
  PageData person;
  person.set("name", "\xE5\x8D\x93\xE7\x8E\x9B");
  PageData data;
  data.set("rows", std::vector{row1, row2}).set("person", person).set("late", true);
  data.set("none", std::vector<PageData>{});
  CHECK(fill_page("{{#rows}}[{{number}}]{{/rows}}{{#late}}!{{/late}}{{^none}}-{{/none}}", data) ==
        "[AL1][AL2]!-");
  CHECK(fill_page("{{#person}}{{name}}{{/person}}/{{person.name}}", data) ==
        "\xE5\x8D\x93\xE7\x8E\x9B/\xE5\x8D\x93\xE7\x8E\x9B");
}

TEST_CASE("an empty text counts as false in a section") {
  PageData data;
  data.set("reason", "");
  CHECK(fill_page("{{reason}}{{#reason}}because{{/reason}}{{^reason}}none{{/reason}}", data) ==
        "none");
}

TEST_CASE("a literal passed as text is a text, not a boolean") {
  PageData data;
  data.set("word", "yes");
  CHECK(fill_page("{{word}}", data) == "yes");
}

TEST_CASE("a partial comes from the partials and never from a value") {
  PageData data;
  data.set("head", "{{secret}}").set("secret", "key");
  CHECK(fill_page("{{> head}}", data, {{"head", "<h1>{{secret}}</h1>"}}) == "<h1>key</h1>");
  CHECK_THROWS_AS(fill_page("{{> head}}", data), Fault);
}

TEST_CASE("a malformed template or partial is a fault of ours") {
  CHECK_THROWS_AS(fill_page("{{#open}}", PageData{}), Fault);
  CHECK_THROWS_AS(fill_page("{{> p}}", PageData{}, {{"p", "{{#open}}"}}), Fault);
}

TEST_CASE("copies of page data are independent") {
  PageData one;
  one.set("a", "1");
  PageData two = one;
  two.set("a", "2");
  CHECK(fill_page("{{a}}", one) == "1");
  CHECK(fill_page("{{a}}", two) == "2");
  one = two;
  CHECK(fill_page("{{a}}", one) == "2");
}
