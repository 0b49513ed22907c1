// The script of a message decides the language of the answer.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "bot/lang/script.hpp"

using namespace zampa;

TEST_CASE("a message is in the language most of its words are written in", "[lang]") {
  using lang::TextLanguage;
  CHECK(lang::language_of("社保卡丢了怎么补") == TextLanguage::zh);
  CHECK(lang::language_of("ཐོབ་ཐང་ལག་ཁྱེར་བོར་སོང་") == TextLanguage::bo);
  CHECK(lang::language_of("") == TextLanguage::none);
  CHECK(lang::language_of("12345 ok 😀。") == TextLanguage::none);
  CHECK(lang::language_of("༡༢༣") == TextLanguage::none);
  // Four syllables against three characters, though letters would say eighteen against three.
  CHECK(lang::language_of("身份证 བོར་སོང་ག་རེ་བྱེད") == TextLanguage::bo);
  CHECK(lang::language_of("身份证在哪里办 བོར་སོང") == TextLanguage::zh);
  CHECK(lang::language_of("医保 སྨན་བཅོས") == TextLanguage::mixed);
}

TEST_CASE("a shad or a wide comma alone is no script", "[lang]") {
  CHECK_FALSE(lang::has_tibetan("您好། ་"));
  CHECK(lang::has_tibetan("您好 བདེ"));
  CHECK_FALSE(lang::has_han("བདེ།，。"));
  CHECK(lang::has_han("བདེ中"));
}

TEST_CASE("runs cover the text in order and stand at changes of script", "[lang]") {
  const std::string text = "我的 SIM卡，བོར་སོང་། 12";
  std::string joined;
  std::vector<lang::Script> scripts;
  for (const auto& run : lang::script_runs(text)) {
    joined += run.text;
    scripts.push_back(run.script);
  }
  CHECK(joined == text);
  using lang::Script;
  CHECK(scripts ==
        std::vector{Script::han, Script::latin, Script::han, Script::tibetan, Script::digit});
  CHECK(lang::script_runs("").empty());
}

TEST_CASE("runs of malformed bytes still cover every byte", "[lang]") {
  const std::string text = "a\xFF\xE4\xB8中\xF0\x9F";
  std::string joined;
  for (const auto& run : lang::script_runs(text)) joined += run.text;
  CHECK(joined == text);
}
