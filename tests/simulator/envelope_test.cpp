#include "simulator/envelope.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using zampa::simulator::Node;
using zampa::simulator::number_node;
using zampa::simulator::parent_node;
using zampa::simulator::read_json;
using zampa::simulator::read_xml;
using zampa::simulator::text_node;
using zampa::simulator::write_json;
using zampa::simulator::write_xml;

TEST_CASE("messages are written as the platform writes them, numbers bare and texts in CDATA") {
  const Node root = parent_node("xml", {text_node("Content", "a]]>b<&"), number_node("MsgId", 7),
                                        parent_node("Info", {text_node("X", "路灯 ལམ")})});
  CHECK(write_xml(root) ==
        "<xml><Content><![CDATA[a]]]]><![CDATA[>b<&]]></Content><MsgId>7</MsgId>"
        "<Info><X><![CDATA[路灯 ལམ]]></X></Info></xml>");
  CHECK(write_json(root) == R"({"Content":"a]]>b<&","Info":{"X":"路灯 ལམ"},"MsgId":7})");
}

TEST_CASE("in JSON a repeated name becomes a list and a single one stays an object") {
  const Node one = parent_node("List", {text_node("TemplateId", "a")});
  const Node two = parent_node("List", {text_node("TemplateId", "b")});
  CHECK(write_json(parent_node("xml", {one})) == R"({"List":{"TemplateId":"a"}})");
  CHECK(write_json(parent_node("xml", {one, two})) ==
        R"({"List":[{"TemplateId":"a"},{"TemplateId":"b"}]})");
}

TEST_CASE("the reader takes replies apart, joined CDATA and entities included") {
  const auto root = read_xml(
      "<?xml version=\"1.0\"?>\n<xml>\n <ToUserName><![CDATA[o1]]></ToUserName>\n"
      "<Content>x &lt;a&gt; <![CDATA[a]]]]><![CDATA[>b]]></Content><Empty/>\n</xml>\n");
  REQUIRE(root);
  CHECK(root->text_of("ToUserName") == "o1");
  CHECK(root->text_of("Content") == "x <a> a]]>b");
  CHECK(root->find("Empty") != nullptr);
  CHECK(root->find("Other") == nullptr);
}

TEST_CASE("the reader refuses what no reply needs") {
  std::string deep;
  for (int i = 0; i < 9; ++i) deep = "<a>" + deep + "</a>";
  std::string many = "<xml>";
  for (int i = 0; i < 500; ++i) many += "<a/>";
  for (const auto& bad :
       {std::string("<!DOCTYPE x><xml/>"), std::string("<xml><a></b></xml>"), std::string("<xml>"),
        std::string("<xml/>tail"), std::string("success"), std::string("<xml>&bomb;</xml>"),
        std::string("<xml a=\"1\"></xml>"), std::string("<xml>\xff</xml>"), deep, many + "</xml>",
        "<xml>" + std::string(300'000, 'x') + "</xml>"}) {
    CHECK_FALSE(read_xml(bad));
  }
}

TEST_CASE("a JSON reply reads as the same tree") {
  const auto root = read_json(R"({"Encrypt":"abc","TimeStamp":1713424427,"Nonce":"1"})");
  REQUIRE(root);
  CHECK(root->text_of("Encrypt") == "abc");
  CHECK(root->text_of("TimeStamp") == "1713424427");
  CHECK_FALSE(read_json("[1]"));
  CHECK_FALSE(read_json("{"));
}
