// Folds of Tibetan: what is the same word must become the same bytes, and stay so.
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <vector>

#include "bot/base/text.hpp"
#include "bot/lang/chinese.hpp"
#include "bot/lang/fold.hpp"
#include "bot/lang/tibetan.hpp"
#include "tests/lang/random_text.hpp"

using namespace zampa;

TEST_CASE("the ways to type one stack fold to one spelling", "[lang]") {
  const auto same = [](std::string_view a, std::string_view b) {
    INFO(a << " / " << b);
    CHECK(lang::fold_tibetan(a) == lang::fold_tibetan(b));
  };
  same("\u0F40\u0F0B\u0F41", "\u0F40\u0F0C\u0F41");  // non-breaking tsheg
  same("\u0FB2\u0F71\u0F80", "\u0F77");              // deprecated vocalic r
  same("\u0FB3\u0F71\u0F80", "\u0F79");              // deprecated vocalic l
  same("\u0F40\u0F7E\u0F72", "\u0F40\u0F72\u0F7E");  // anusvara typed first
  same("\u0F66\u0F72\u0F90", "\u0F66\u0F90\u0F72");  // vowel before subjoined letter
  same("\u0F40\u0F7A\u0F7A", "\u0F40\u0F7B");        // e e = ai
  same("\u0F40\u0F7C\u0F7C", "\u0F40\u0F7D");        // o o = au
  same("\u0F6A\u0F90", "\u0F62\u0F90");              // fixed-form ra
  same("\u0F40\u0FBB", "\u0F40\u0FB1");              // fixed-form subjoined ya
  same("\u0F40\u0FBA", "\u0F40\u0FAD");
  same("\u0F40\u0FBC", "\u0F40\u0FB2");
  same("\u0F43", "\u0F42\u0FB7");                    // gha
  same("\u0F45\u0F39", "\u0F45");                    // tsa-phru
  same("\u0F40\u0F35\u0F41\u0F37", "\u0F40\u0F41");  // emphasis
  same("༡༢༣", "123");
  same("བོད་ཡིག་།", "བོད་ཡིག");
  same("བོད་་ཡིག།།", "བོད་ཡིག");
  same("བོད་ཡིག\u200B", "བོད་ཡིག");
  CHECK(lang::fold_tibetan("བོད་ཡིག། ཤེས།") == "བོད་ཡིག ཤེས");
  CHECK(lang::fold_tibetan("བོད") != lang::fold_tibetan("བད"));
}

TEST_CASE("folding twice is folding once", "[lang]") {
  std::mt19937 random(20261121);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = tests::random_text(random, 40);
    const std::string tibetan = lang::fold_tibetan(text);
    const std::string chinese = lang::fold_chinese(text);
    const std::string plain = lang::fold_width_and_case(text);
    INFO(text);
    REQUIRE(lang::fold_tibetan(tibetan) == tibetan);
    REQUIRE(lang::fold_chinese(chinese) == chinese);
    REQUIRE(lang::fold_width_and_case(plain) == plain);
    REQUIRE(base::is_valid_utf8(tibetan));
  }
}

TEST_CASE("syllables end at tsheg, shad, blank and another script", "[lang]") {
  const auto of = [](std::string_view text) { return lang::syllables(lang::fold_tibetan(text)); };
  CHECK(of("བོད་ཡིག་ནང་།") == std::vector<std::string>{"བོད", "ཡིག", "ནང"});
  CHECK(of("ལག་ཁྱེར 卡 ཡོད") == std::vector<std::string>{"ལག", "ཁྱེར", "ཡོད"});
  CHECK(of("中文12").empty());
  CHECK(of("").empty());
}

TEST_CASE("an affixed particle comes off, a bare syllable stays", "[lang]") {
  CHECK(lang::without_affix("པའི") == "པ");
  CHECK(lang::without_affix("བའིའོ") == "བ");
  CHECK(lang::without_affix("མིས") == "མིས");
  CHECK(lang::without_affix("འི") == "འི");
  CHECK(lang::is_particle("གྱི"));
  CHECK_FALSE(lang::is_particle("ག"));
  CHECK_FALSE(lang::is_particle("མེད"));
}

TEST_CASE("Chinese folds width, case and marks away", "[lang]") {
  CHECK(lang::fold_chinese("ＡＢｃ１２，身份证？ 怎么 办！") == "abc12身份证怎么办");
  CHECK(lang::fold_chinese("。。。").empty());
}

TEST_CASE("ten thousand combining marks and malformed bytes fold without harm", "[lang]") {
  std::string marks = "ཀ";
  for (int i = 0; i < 10000; ++i) marks += i % 2 == 0 ? "\u0F7A" : "\u0F90";
  CHECK(base::is_valid_utf8(lang::fold_tibetan(marks)));
  CHECK(base::is_valid_utf8(lang::fold_chinese("\xFF\xFE\xED\xA0\x80 abc")));
}

TEST_CASE("the ways to ask the same question get one form", "[lang]") {
  const auto of = [](std::string_view text) {
    return lang::question_units(lang::fold_chinese(text));
  };
  CHECK(of("请问身份证怎么办理呢？") == of("身份证如何办"));
  CHECK(of("身份证在哪儿办") == of("我的身份证到哪里办理"));
  CHECK(of("啥时候交医保") == of("什么时候交医保"));
  CHECK(of("身份证丢了") != of("身份证办"));
  CHECK(of("您好").empty());
  CHECK(of("护照12月ABC啥时候").size() == 6);  // two characters, 12, one more, abc, when
}
