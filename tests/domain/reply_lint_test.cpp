// What the lint finds: for every rule a text that breaks it and one that does not.
#include "bot/domain/reply_lint.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace zampa;
using domain::LintSeverity;

namespace {

domain::ReplyText good_reply() {
  domain::ReplyText reply;
  reply.key = "test.good";
  reply.zh = "已受理，编号 {number}";
  reply.bo = "ཞུ་བ་དང་ལེན་བྱས་ཟིན། {number}";
  reply.bo_status = domain::BoStatus::reviewed;
  reply.samples = {{"number", "AL2611210007"}};
  return reply;
}

/// "L9 bo 5" for the first finding of that rule, "" when there is none.
std::string found(const domain::ReplyText& reply, std::string_view rule) {
  for (const auto& finding : domain::lint_reply(reply)) {
    if (finding.rule == rule) {
      return finding.rule + " " + finding.field + " " + std::to_string(finding.position);
    }
  }
  return "";
}

std::string spelling(const char* bo) {
  const auto findings = domain::lint_tibetan(bo, "bo");
  return findings.empty() ? "" : findings.front().detail;
}

}  // namespace

TEST_CASE("a good reply has no findings", "[domain][lint]") {
  CHECK(domain::lint_reply(good_reply()).empty());
}

TEST_CASE("L1: the bytes are counted with the samples filled in", "[domain][lint]") {
  auto reply = good_reply();
  reply.samples["number"] = std::string(2'048, '1');
  CHECK(found(reply, "L1") == "L1 zh 0");
  reply.samples["number"] = std::string(1'900, '1');
  CHECK(found(reply, "L1").empty());
  reply.show = domain::ReplyShow::both;
  CHECK(found(reply, "L1") == "L1 zh 0");  // both languages share the bubble
}

TEST_CASE("L2: a short field is counted by code points and by UTF-16", "[domain][lint]") {
  auto reply = good_reply();
  reply.limit_chars = 20;
  reply.zh = "编号 {number}";
  reply.bo = "ཨང་ {number}";
  CHECK(found(reply, "L2").empty());
  reply.zh = "编号😀😀😀 {number}";  // 18 code points, 21 units
  CHECK(found(reply, "L2") == "L2 zh 0");
  reply.zh = "编号 {number}";
  reply.bo = "ཞུ་བའི་ཨང་རྟགས་ {number}";
  CHECK(found(reply, "L2") == "L2 bo 0");
}

TEST_CASE("L4: a field is one line, a bubble has no control characters", "[domain][lint]") {
  auto reply = good_reply();
  reply.zh = "编号\n{number}";
  CHECK(found(reply, "L4").empty());
  reply.limit_chars = 30;
  CHECK(found(reply, "L4") == "L4 zh 3");
  reply = good_reply();
  reply.zh = "编号\t{number}";
  CHECK(found(reply, "L4") == "L4 zh 3");
}

TEST_CASE("L7: both languages use all placeholders, each with a sample", "[domain][lint]") {
  auto reply = good_reply();
  reply.bo = "ཞུ་བ་དང་ལེན་བྱས་ཟིན།";
  CHECK(found(reply, "L7") == "L7 bo 0");
  reply.show = domain::ReplyShow::both;
  CHECK(found(reply, "L7").empty());
  reply.bo = "{numbr}";
  CHECK(found(reply, "L7") == "L7 bo 0");
  reply = good_reply();
  reply.samples.clear();
  CHECK(found(reply, "L7") == "L7 zh 0");
  reply = good_reply();
  reply.samples["place"] = "格桑路";
  CHECK(found(reply, "L7") == "L7 zh 0");
  reply = good_reply();
  reply.samples["number"] = "";
  CHECK(found(reply, "L7") == "L7 fields 0");
  reply = good_reply();
  reply.zh = "编号 {number";
  CHECK(found(reply, "L7") == "L7 zh 0");
}

TEST_CASE("L8: missing and unreviewed Tibetan is told, not refused", "[domain][lint]") {
  auto reply = good_reply();
  reply.bo_status = domain::BoStatus::draft;
  CHECK(found(reply, "L8") == "L8 bo 0");
  CHECK_FALSE(domain::has_error(domain::lint_reply(reply)));
  reply.bo.clear();
  CHECK(found(reply, "L8") == "L8 bo 0");
  reply.show = domain::ReplyShow::zh;
  CHECK(found(reply, "L8").empty());
}

TEST_CASE("L9: Tibetan is spelled as it is set", "[domain][lint]") {
  CHECK(spelling("བཀྲ་ཤིས་བདེ་ལེགས། པར་བརྒྱབ་ནས་ཞུ་ཆོག དྲི་བ་ཡང་འདྲི་ཆོག").empty());
  CHECK(spelling("འབྱོར་སོང་།").empty());
  CHECK(spelling("ཞུ་ཆོག").empty());
  CHECK(spelling("ཨང་ 5.").empty());
  CHECK(spelling("ཀ་\xE0\xBC\x8Cཁ") != "");
  CHECK(spelling("ཀ\xE0\xBC\x8Cཁ") == "U+0F0C stops line breaks; write a plain tsheg");
  CHECK(spelling("ང\xE0\xBC\x8C།").empty());
  CHECK(spelling("ཀ་་ཁ") == "doubled tsheg; take one out");
  CHECK(spelling("ཟིན་།") == "tsheg before shad stands after nga only; take it out");
  CHECK(spelling("སོང།") == "nga keeps its tsheg before shad; put it in");
  CHECK(spelling("ཞུ་ཆོག།") == "no shad after ga and ka; put a blank");
  CHECK(spelling("ཟིན.") == "ASCII mark after Tibetan; write a shad");
  CHECK(spelling("ཟིན་, ཞུ") == "ASCII mark after Tibetan; write a shad");
  CHECK(spelling("ཟིན\xE2\x80\x8Bཞུ") == "invisible character; take it out");
  CHECK(spelling("ཟིན་ ི") == "a vowel or subjoined letter stands on nothing; correct it");
}

TEST_CASE("L11: emergency numbers can be tapped", "[domain][lint]") {
  auto reply = good_reply();
  const auto with = [&](const char* zh) {
    reply.zh = std::string(zh) + "{number}";
    return found(reply, "L11");
  };
  CHECK(with("急事请打 110 119 120 122 或 12345。").empty());
  CHECK(with("110/119/120，").empty());
  CHECK(with("楼 1190 号，").empty());
  CHECK(with("1 1 0，") == "L11 zh 1");
  CHECK(with("请打 12 345，") == "L11 zh 4");
  CHECK(with("请打 1-1-9，") == "L11 zh 4");
  CHECK(with("请打 １１９，") == "L11 zh 4");
  CHECK(with("༡༡༩ ") == "L11 zh 1");
}

TEST_CASE("L14 and L16: long and loud texts are told", "[domain][lint]") {
  auto reply = good_reply();
  for (int i = 0; i < 121; ++i) reply.zh += "字";
  CHECK(found(reply, "L14") == "L14 zh 0");
  reply = good_reply();
  reply.zh += "！！";
  CHECK(found(reply, "L16") == "L16 zh 0");
  reply = good_reply();
  reply.zh += " URGENT";
  CHECK(found(reply, "L16") == "L16 zh 17");
  CHECK_FALSE(domain::has_error(domain::lint_reply(reply)));
}
