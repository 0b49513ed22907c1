// The bounded XML reader against everything hostile, and the writer against the reader.
#include "bot/base/xml.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace zampa::base {

namespace {

std::string refusal_of(std::string_view bytes, const XmlLimits& limits = {}) {
  const auto read = read_xml(bytes, limits);
  if (read) return "read";
  return read.error().detail.substr(0, read.error().detail.find(':'));
}

std::string repeat(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("fields, CDATA and nested lists are read") {
  const auto xml =
      read_xml("<xml><A><![CDATA[路灯]]></A><N>12</N><L><I>1</I><I>2</I></L><E/></xml>");
  REQUIRE(xml);
  CHECK(xml->name == "xml");
  CHECK(xml->child_text("A") == "路灯");
  CHECK(xml->child_text("N") == "12");
  CHECK(xml->child_text("missing").empty());
  REQUIRE(xml->child("L") != nullptr);
  CHECK(xml->child("L")->children.size() == 2);
  CHECK(xml->child("L")->children[1].text == "2");
  CHECK(xml->child("E") != nullptr);
}

TEST_CASE("split CDATA, comments and instructions inside a field leave its text whole") {
  const auto xml =
      read_xml("<xml><C><![CDATA[a]]]]><![CDATA[>b]]><!-- no -->c<?pi no?>&amp;d</C></xml>");
  REQUIRE(xml);
  CHECK(xml->child_text("C") == "a]]>bc&d");
}

TEST_CASE("control characters are scrubbed, tab and line feed stay") {
  const auto xml = read_xml("<xml><C><![CDATA[a\x1D\x01\x0B\tb\nc\x1F]]></C></xml>");
  REQUIRE(xml);
  CHECK(xml->child_text("C") == "a\tb\nc");
  CHECK(without_control_characters(std::string("\x00\x08\x0C\x0E\r\x7F", 6)) == "\r\x7F");
}

TEST_CASE("a document declared in another encoding is read as UTF-8") {
  const auto encoding = GENERATE("GBK", "UTF-16", "ISO-8859-1", "no-such");
  const auto xml = read_xml("<?xml version=\"1.0\" encoding=\"" + std::string(encoding) +
                            "\"?><xml><C>བོད་ཡིག 中文 😀</C></xml>");
  REQUIRE(xml);
  CHECK(xml->child_text("C") == "བོད་ཡིག 中文 😀");
}

TEST_CASE("what is not one XML document is refused as not_xml") {
  const std::string bad = GENERATE(
      as<std::string>{}, "", "\xEF\xBB\xBF", "  \n ", "{}", "<xml>", "<xml><a></xml>",
      "<xml/><xml/>", "<xml/>junk", "<xml>&nbsp;</xml>", "<xml>&#0;</xml>", "<xml>&#xD800;</xml>",
      "<xml>&#x110000;</xml>", "<xml a='1' a='2'/>", "<xml>\xC0\x80</xml>",
      "<xml>\xED\xA0\x80</xml>", "<xml>\xFF</xml>", std::string("<xml>a\0b</xml>", 13));
  CAPTURE(bad);
  CHECK(refusal_of(bad) == "not_xml");
}

TEST_CASE("any DOCTYPE is refused before anything in it is used") {
  const auto bad =
      GENERATE("<!DOCTYPE xml><xml/>", "<!DOCTYPE xml SYSTEM 'file:///etc/passwd'><xml/>",
               "<!DOCTYPE xml [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xml>&a;</xml>",
               "<!DOCTYPE xml [<!ENTITY % a SYSTEM 'http://127.0.0.1/x'> %a;]><xml/>",
               "<!DOCTYPE xml [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><xml>&b;&b;</xml>");
  CHECK(refusal_of(bad) == "doctype");
}

TEST_CASE("depth, fields and elements are bounded") {
  CHECK(refusal_of(repeat("<a>", 8) + repeat("</a>", 8)) == "read");
  CHECK(refusal_of(repeat("<a>", 9) + repeat("</a>", 9)) == "too_deep");
  CHECK(refusal_of(repeat("<a>", 20'000)) == "too_deep");
  const auto wide = [](int count) {
    std::string out = "<xml>";
    for (int i = 0; i < count; ++i) out += "<f" + std::to_string(i) + "/>";
    return out + "</xml>";
  };
  CHECK(refusal_of(wide(64)) == "read");
  CHECK(refusal_of(wide(65)) == "too_many_fields");
  CHECK(refusal_of("<xml><l>" + repeat("<i/>", 254) + "</l></xml>") == "read");
  CHECK(refusal_of("<xml><l>" + repeat("<i/>", 255) + "</l></xml>") == "too_many_fields");
  CHECK(refusal_of("<xml>" + std::string(100, ' ') + "</xml>", {.max_bytes = 50}) == "too_large");
}

TEST_CASE("a repeated field of the root is refused, a repeated list item is not") {
  CHECK(refusal_of("<xml><A>1</A><B/><A>1</A></xml>") == "repeated_field");
  CHECK(refusal_of("<xml><L><A>1</A><A>2</A></L></xml>") == "read");
}

TEST_CASE("what the writer writes the reader reads") {
  const std::string text = GENERATE(as<std::string>{}, "", "a]]>b", "]]>", "]]>]]>", "]]", ">",
                                    "]]]>", "<a href=\"x\">&amp;</a>", "路灯 གློག་སྒྲོན། 😀\nx");
  XmlWriter writer;
  writer.text("C", text).number("N", -7).open("L").text("I", "1").text("I", text).close();
  const auto xml = read_xml(writer.finish());
  REQUIRE(xml);
  CHECK(xml->child_text("C") == text);
  CHECK(xml->child_text("N") == "-7");
  CHECK(xml->child("L")->children.at(1).text == text);
}

TEST_CASE("the writer closes what is open") {
  XmlWriter writer;
  writer.open("A").open("B");
  CHECK(writer.finish() == "<xml><A><B></B></A></xml>");
}

}  // namespace zampa::base
