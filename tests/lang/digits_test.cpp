// Numbers as citizens type them.
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "bot/lang/digits.hpp"

using namespace zampa;

TEST_CASE("digits of every script become ASCII", "[lang]") {
  CHECK(lang::to_ascii_digits("༡༢༣ １２３ 45") == "123 123 45");
  CHECK(lang::to_ascii_digits("一二") == "一二");
  CHECK(lang::to_ascii_digits("m²") == "m²");
}

TEST_CASE("a choice is read in every form a person types it", "[lang]") {
  for (const char* text : {"1", "１", "一", " 1 ", "གཅིག", "༡", "གཅིག་", "གཅིག།", "1.", "1、", "（1）",
                           "①", "1️⃣", "第一个", "第1", "　1"}) {
    INFO(text);
    CHECK(lang::choice_number(text) == 1);
  }
  const char* tibetan[] = {"གཅིག", "གཉིས", "གསུམ", "བཞི", "ལྔ", "དྲུག", "བདུན", "བརྒྱད", "དགུ"};
  const char* chinese[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
  for (int i = 0; i < 9; ++i) {
    CHECK(lang::choice_number(tibetan[i]) == i + 1);
    CHECK(lang::choice_number(chinese[i]) == i + 1);
  }
}

TEST_CASE("what is more than a choice is none", "[lang]") {
  for (const char* text : {"1;DROP", "0", "10", "12", "", " ", "一个问题", "1 2", "-1", "1x", "第",
                           "གཅིག་གཉིས", "\xFF"}) {
    INFO(text);
    CHECK(lang::choice_number(text) == std::nullopt);
  }
  CHECK(lang::choice_number(std::string(100, '1')) == std::nullopt);
}
