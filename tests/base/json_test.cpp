// The JSON parser's limits and the checked getters.
#include "bot/base/json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "bot/base/fault.hpp"

namespace zampa::base {

namespace {

std::string json_refusal(std::string_view text) {
  const auto parsed = parse_json(text);
  if (parsed) return "parsed";
  return parsed.error().detail.substr(0, parsed.error().detail.find(':'));
}

}  // namespace

TEST_CASE("nesting up to 32 is parsed, deeper is refused without recursion") {
  CHECK(json_refusal(std::string(32, '[') + std::string(32, ']')) == "parsed");
  CHECK(json_refusal(std::string(33, '[') + std::string(33, ']')) == "too_deep");
  CHECK(json_refusal(std::string(1'000'000, '[')) == "too_deep");
  std::string objects;
  for (int i = 0; i < 33; ++i) objects += "{\"a\":";
  CHECK(json_refusal(objects) == "too_deep");
}

TEST_CASE("a repeated key is refused at its own level only") {
  CHECK(json_refusal(R"({"a":1,"a":1})") == "duplicate_key");
  CHECK(json_refusal(R"({"a":{"b":1,"b":2}})") == "duplicate_key");
  CHECK(json_refusal(R"([{"a":1},{"a":2}])") == "parsed");
  CHECK(json_refusal(R"({"a":{"a":{"a":1}},"b":[{"a":1}]})") == "parsed");
}

TEST_CASE("what is not one JSON value is refused") {
  const std::string bad =
      GENERATE(as<std::string>{}, "", " ", "{", "{} {}", "{}x", "{'a':1}", "[1,]", "nul",
               "\"\\ud800\"", "<xml/>", "1e999", "\"a\nb\"", "[NaN]", std::string("\"a\0b\"", 5));
  CAPTURE(bad);
  CHECK(json_refusal(bad) == "bad_json");
}

TEST_CASE("malformed UTF-8 is refused, the refusal quotes nothing") {
  CHECK(json_refusal("\"\xFF\"") == "invalid_utf8");
  CHECK(json_refusal("{\"a\":\"\xC0\x80\"}") == "invalid_utf8");
  CHECK(parse_json(R"({"phone": 13900000000x})").error().detail == "bad_json: at byte 22");
}

TEST_CASE("text is dumped as it is, malformed bytes are replaced") {
  CHECK(dump_json(Json{{"b", "བོད་ 中 😀"}, {"a", 1}}) == R"({"a":1,"b":"བོད་ 中 😀"})");
  CHECK(dump_json(Json("a\xFF")) == "\"a\xEF\xBF\xBD\"");
}

TEST_CASE("members are read as text or whole numbers, never silently bent") {
  const auto json = parse_json(
      R"({"s":"x","i":-5,"u":18446744073709551615,"big":9223372036854775807,"t":"42","f":1.5,)"
      R"("e":1e3,"n":null,"o":{},"bad":"4 2"})");
  REQUIRE(json);
  CHECK(json_text(*json, "s") == "x");
  CHECK(json_text(*json, "i") == "-5");
  CHECK(json_text(*json, "u") == "18446744073709551615");
  CHECK(json_text(*json, "n").empty());
  CHECK(json_text(*json, "o").empty());
  CHECK(json_text(*json, "missing").empty());
  CHECK(json_text(Json("text"), "s").empty());
  CHECK(json_integer(*json, "i").value() == -5);
  CHECK(json_integer(*json, "t").value() == 42);
  CHECK(json_integer(*json, "big").value() == 9223372036854775807);
  for (const char* key : {"u", "f", "e", "n", "o", "bad", "s", "missing"}) {
    CAPTURE(key);
    CHECK_FALSE(json_integer(*json, key).has_value());
  }
}

TEST_CASE("field lists survive the database and are equal when equal") {
  const Fields fields{{"thing2", "路灯"}, {"thing1", "གློག \"x\"\n"}};
  CHECK(fields_to_text(fields) == "{\"thing1\":\"གློག \\\"x\\\"\\n\",\"thing2\":\"路灯\"}");
  CHECK(fields_from_text(fields_to_text(fields)) == fields);
  CHECK(fields_from_text("{}").empty());
  CHECK_THROWS_AS(fields_from_text("[]"), Fault);
  CHECK_THROWS_AS(fields_from_text("{\"a\":1}"), Fault);
  CHECK_THROWS_AS(fields_from_text("nonsense"), Fault);
}

}  // namespace zampa::base
