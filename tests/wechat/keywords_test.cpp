// The platform's rules for template keywords with Chinese, Tibetan and everything hostile.
#include "bot/wechat/keywords.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "bot/lang/measure.hpp"

namespace zampa::wechat {
namespace {

std::string fitted(std::string_view keyword, std::string_view value) {
  const auto result = fit_keyword(keyword, value);
  return result ? *result : "refused: " + result.error().detail;
}

bool refused(std::string_view keyword, std::string_view value) {
  return !fit_keyword(keyword, value).has_value();
}

}  // namespace

TEST_CASE("a thing takes 20 characters of any script and is shortened") {
  CHECK(fitted("thing1", "路灯不亮") == "路灯不亮");
  CHECK(fitted("thing1", "བཀྲ་ཤིས་བདེ་ལེགས") == "བཀྲ་ཤིས་བདེ་ལེགས");
  CHECK(fitted("thing20", std::string(20, 'x')) == std::string(20, 'x'));
  const std::string tibetan = fitted("thing1", "ཁྱེད་ཀྱི་སྙན་ཞུ་ཐག་གཅོད་ཟིན་སོང་།");
  CHECK(lang::code_points(tibetan) <= 20);
  CHECK(tibetan.ends_with("…"));
  const std::string chinese = fitted("thing2", "阿里地区噶尔县狮泉河镇滨河南路十二号门前的路灯");
  CHECK(lang::code_points(chinese) == 20);
  CHECK(chinese.starts_with("阿里地区噶尔县"));
  CHECK(chinese.ends_with("…"));
  // An emoji counts as two, the stricter of the ways in which the platform may count.
  std::string emoji;
  for (int i = 0; i < 11; ++i) emoji += "😀";
  CHECK(lang::utf16_units(fitted("thing1", emoji)) <= 20);
}

TEST_CASE("every value is one line and not empty") {
  CHECK(fitted("thing1", "a\nb\tc\x01") == "a b c");
  CHECK(fitted("thing1", "  路灯　") == "路灯");
  CHECK(fitted("thing1", "a\xFF") == "a\xEF\xBF\xBD");
  CHECK(refused("thing1", ""));
  CHECK(refused("thing1", " \n"));
  CHECK(refused("number1", ""));
  CHECK(fit_keyword("thing2", "").error().detail == "thing2: may not be empty");
}

TEST_CASE("values of each type that are sent as they are") {
  const auto [keyword, value] = GENERATE(table<std::string, std::string>({
      {"number1", "12"},
      {"number1", "3.5"},
      {"number1", "-1"},
      {"number1", std::string(32, '9')},
      {"letter1", "abcXYZ"},
      {"symbol1", "!?&"},
      {"character_string3", "AL2611210007"},
      {"character_string3", "a-b_c d!"},
      {"time2", "15:01"},
      {"time2", "5:01:30"},
      {"time2", "2026-01-09 15:01"},
      {"time2", "2026年1月9日 15:01"},
      {"time2", "2026-01-09 15:01~16:00"},
      {"time2", "2026/1/9 15:01:00~2026/1/10 16:00:00"},
      {"date1", "2026-01-09"},
      {"date1", "2026年1月9日"},
      {"date1", "2026年01月09日 15:01"},
      {"date1", "2026.1.9~2026.1.12"},
      {"amount1", "￥12.50"},
      {"amount1", "12元"},
      {"amount1", "$3"},
      {"phone_number1", "0897-2821234"},
      {"phone_number1", "+86 13900000000"},
      {"car_number1", "藏F12345"},
      {"car_number1", "藏F1234警"},
      {"name1", "扎西次仁"},
      {"name1", "Tashi Tsering"},
      {"phrase3", "已受理"},
      {"phrase3", "正在处理"},
      {"enum1", "处理中"},
      {"const4", "随手拍"},
      {"short_thing1", "待处理"},
  }));
  CAPTURE(keyword);
  CHECK(fitted(keyword, value) == value);
}

TEST_CASE("values that no shortening makes right") {
  const auto [keyword, value] = GENERATE(table<std::string, std::string>({
      {"number1", "12个"},
      {"number1", "1.2.3"},
      {"number1", ".5"},
      {"number1", "5."},
      {"number1", "1e5"},
      {"number1", std::string(33, '9')},
      {"letter1", "ab1"},
      {"letter1", "字母"},
      {"symbol1", "ab"},
      {"symbol1", "། ཀ"},
      {"character_string3", "编号1"},
      {"character_string3", "ཀ"},
      {"character_string3", std::string(33, 'a')},
      {"time2", "下午三点"},
      {"time2", "24:00"},
      {"time2", "15:60"},
      {"time2", "2026-01-09"},
      {"time2", "15:01~"},
      {"time2", "15:01 extra"},
      {"date1", "2026-13-01"},
      {"date1", "2026-01-32"},
      {"date1", "01-09"},
      {"date1", "2026年1月"},
      {"date1", "明天"},
      {"amount1", "十元"},
      {"amount1", "12345678901"},
      {"amount1", "￥"},
      {"amount1", "￥$3"},
      {"phone_number1", "123456789012345678"},
      {"phone_number1", "电话"},
      {"phone_number1", "--"},
      {"car_number1", "藏F123456789"},
      {"car_number1", "藏F12藏34"},
      {"phrase3", "OK"},
      {"phrase3", "བོད"},
      {"phrase3", "已受理!"},
      {"const4", "一个超过二十个字的固定值是不能被截短的因为意思会变"},
      {"mystery1", "x"},
      {"", "x"},
  }));
  CAPTURE(keyword, value);
  CHECK(refused(keyword, value));
}

TEST_CASE("what may be shortened without harm is") {
  CHECK(fitted("letter1", std::string(40, 'a')) == std::string(32, 'a'));
  CHECK(fitted("phrase3", "已经受理完成了") == "已经受理完");
  CHECK(fitted("symbol1", "!!!!!!!") == "!!!!!");
  CHECK(lang::code_points(fitted("name1", "一个名字超过十个汉字的人")) == 10);
  CHECK(lang::code_points(fitted("name1", "扎西 Tashi Tsering")) <= 10);
  CHECK(fitted("name1", "Tashi Tsering Dolma Wangmo").size() <= 22);
  CHECK(lang::code_points(fitted("short_thing1", "一二三四五六")) == 5);
}

}  // namespace zampa::wechat
