#include "simulator/rules.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

using zampa::base::Json;
using zampa::simulator::check_keyword;
using zampa::simulator::check_keywords;
using zampa::simulator::check_menu;
using zampa::simulator::check_template_card;
using zampa::simulator::check_text_card;
using zampa::simulator::PlatformTemplate;
using zampa::simulator::TemplateField;

namespace {

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

bool keyword_ok(const std::string& key, const std::string& value) {
  return !check_keyword(TemplateField{key, "", {}}, value);
}

Json leaf(const std::string& name) { return {{"type", "click"}, {"name", name}, {"key", "k"}}; }

std::string menu_rule(const Json& buttons) {
  const auto breach = check_menu({{"button", buttons}});
  return breach ? breach->rule : "";
}

Json interactive_card() {
  return {{"card_type", "button_interaction"},
          {"task_id", "AL2611210007@3"},
          {"main_title", {{"title", "新任务"}}},
          {"button_list", Json::array({{{"text", "签收"}, {"key", "ack"}, {"style", 1}}})}};
}

std::string card_rule(const Json& card) {
  const auto breach = check_template_card(card);
  return breach ? breach->rule : "";
}

}  // namespace

TEST_CASE("keyword values are held to the rule of their type") {
  CHECK(keyword_ok("thing2", repeated("路", 20)));
  CHECK_FALSE(keyword_ok("thing2", repeated("路", 21)));
  CHECK(keyword_ok("thing2", "བཀྲ་ཤིས་བདེ་ལེགས"));
  CHECK_FALSE(keyword_ok("thing2", "ཁྱེད་ཀྱི་སྙན་ཞུ་ཐག་གཅོད་ཟིན་སོང་།"));
  CHECK_FALSE(keyword_ok("thing2", ""));
  CHECK_FALSE(keyword_ok("thing2", "两\n行"));
  CHECK(keyword_ok("short_thing1", "五个字以内"));
  CHECK_FALSE(keyword_ok("short_thing1", "超过了五个字"));
  CHECK(keyword_ok("character_string1", "AL2611210007"));
  CHECK_FALSE(keyword_ok("character_string1", "AL二六"));
  CHECK_FALSE(keyword_ok("character_string1", repeated("A", 33)));
  CHECK(keyword_ok("phrase3", "处理中"));
  CHECK(keyword_ok("phrase3", "重新办理中"));
  CHECK_FALSE(keyword_ok("phrase3", "正在重新办理"));
  CHECK_FALSE(keyword_ok("phrase3", "done"));
  CHECK_FALSE(keyword_ok("phrase3", "བོད་ཡིག"));
  CHECK(keyword_ok("number1", "12.5"));
  CHECK_FALSE(keyword_ok("number1", "12,5"));
  CHECK(keyword_ok("letter1", "abc"));
  CHECK_FALSE(keyword_ok("letter1", "ab1"));
  CHECK(keyword_ok("symbol1", "+-*"));
  CHECK_FALSE(keyword_ok("symbol1", "+1"));
  CHECK(keyword_ok("amount1", "¥12.50"));
  CHECK(keyword_ok("amount1", "12元"));
  CHECK_FALSE(keyword_ok("amount1", "十二元"));
  CHECK(keyword_ok("phone_number1", "0897-2821234"));
  CHECK_FALSE(keyword_ok("phone_number1", "123456789012345678"));
  CHECK(keyword_ok("car_number1", "藏F12345"));
  CHECK_FALSE(keyword_ok("car_number1", "藏F藏1234"));
  CHECK(keyword_ok("name1", "次仁旺堆"));
  CHECK_FALSE(keyword_ok("name1", repeated("次", 11)));
  CHECK(keyword_ok("name1", repeated("a", 20)));
}

TEST_CASE("times and dates are taken in the forms that the platform documents") {
  for (const char* good : {"15:01", "15:01:30", "2026年1月9日 15:01", "2026-01-09 15:01",
                           "2026-01-09 15:01~16:00", "2026年11月22日 10:42"}) {
    CHECK(keyword_ok("time4", good));
  }
  for (const char* bad : {"25:01", "明天", "2026-01-09", "15.01", "11-22 10:42"}) {
    CHECK_FALSE(keyword_ok("time4", bad));
  }
  CHECK(keyword_ok("date1", "2026年1月9日"));
  CHECK(keyword_ok("date1", "2026/01/09"));
  CHECK_FALSE(keyword_ok("date1", "1月9日"));
}

TEST_CASE("a refused keyword names its field") {
  const auto breach = check_keyword(TemplateField{"thing2", "", {}}, "");
  REQUIRE(breach);
  CHECK(breach->errcode == 47003);
  CHECK(breach->message == "argument invalid! data.thing2.value is empty");
}

TEST_CASE("keys must be those of the template and values strings") {
  const PlatformTemplate wanted{"t", "", {{"thing1", "", {}}, {"const2", "", {"受理", "办结"}}}};
  const auto refused = [&](const Json& data) {
    const auto breach = check_keywords(wanted, data);
    return breach ? breach->rule : "";
  };
  CHECK(refused({{"thing1", {{"value", "路灯"}, {"color", "#fff"}}},
                 {"const2", {{"value", "受理"}}}}) == "");
  CHECK(refused({{"thing1", {{"value", "路灯"}}}}) == "keyword.missing");
  CHECK(refused({{"thing1", {{"value", "路灯"}}},
                 {"const2", {{"value", "受理"}}},
                 {"thing3", {{"value", "x"}}}}) == "keyword.extra");
  CHECK(refused({{"thing1", {{"value", 7}}}, {"const2", {{"value", "受理"}}}}) == "keyword.string");
  CHECK(refused({{"thing1", {{"value", "路灯"}}}, {"const2", {{"value", "别的"}}}}) ==
        "keyword.const");
  CHECK(refused(Json::array()) == "keyword.data");
}

TEST_CASE("menus are counted in bytes, so that a Tibetan top entry is refused") {
  CHECK(menu_rule(Json::array({leaf("我要反映")})) == "");
  CHECK(menu_rule(Json::array({leaf("བོད་ཡིག")})) == "menu.name_bytes");
  CHECK(menu_rule(Json::array({leaf("ཞུ་བ")})) == "");
  CHECK(menu_rule(Json::array({leaf("1"), leaf("2"), leaf("3"), leaf("4")})) == "menu.count");
  CHECK(menu_rule(Json::array()) == "menu.count");
  const Json below = {{"name", "我的"}, {"sub_button", Json::array({leaf("བོད་ཡིག")})}};
  CHECK(menu_rule(Json::array({below})) == "");
  Json six = {{"name", "我的"}, {"sub_button", Json::array()}};
  for (int i = 0; i < 6; ++i) six["sub_button"].push_back(leaf("x"));
  CHECK(menu_rule(Json::array({six})) == "menu.sub_count");
  const Json no_key = {{"type", "click"}, {"name", "x"}};
  CHECK(menu_rule(Json::array({no_key})) == "menu.key_bytes");
  const Json odd = {{"type", "dance"}, {"name", "x"}, {"key", "k"}};
  CHECK(menu_rule(Json::array({odd})) == "menu.type");
  const Json no_url = {{"type", "view"}, {"name", "x"}, {"url", "javascript:1"}};
  CHECK(menu_rule(Json::array({no_url})) == "menu.url");
}

TEST_CASE("WeCom cards are held to their shape") {
  CHECK(card_rule(interactive_card()) == "");
  auto card = interactive_card();
  card["task_id"] = "有空格 的";
  CHECK(card_rule(card) == "card.task_id");
  card = interactive_card();
  card["button_list"] = Json::array();
  CHECK(card_rule(card) == "card.buttons");
  card = interactive_card();
  card["horizontal_content_list"] = Json::array({1, 2, 3, 4, 5, 6, 7});
  CHECK(card_rule(card) == "card.rows");
  card = interactive_card();
  card.erase("main_title");
  CHECK(card_rule(card) == "card.title");
  card = interactive_card();
  card["card_type"] = "text_notice";
  CHECK(card_rule(card) == "card.action");
  CHECK(card_rule({{"card_type", "pony"}}) == "card.type");
  CHECK(card_rule(nullptr) == "card.type");
}

TEST_CASE("WeCom text cards are counted in bytes") {
  const Json card = {{"title", repeated("字", 42)}, {"description", "x"}, {"url", "http://h/"}};
  CHECK_FALSE(check_text_card(card));
  Json longer = card;
  longer["title"] = repeated("字", 43);
  CHECK(check_text_card(longer)->rule == "textcard.title_bytes");
  longer = card;
  longer["description"] = repeated("ཡ", 171);
  CHECK(check_text_card(longer)->rule == "textcard.description_bytes");
  longer = card;
  longer.erase("url");
  CHECK(check_text_card(longer)->rule == "textcard.url");
}
