// Pushes to staff against a scripted WeCom: card bodies and their limits, tokens, verdicts, pace.
#include "bot/wecom/client.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "bot/lang/measure.hpp"
#include "tests/support/scripted_http.hpp"

namespace zampa::wecom {
namespace {

using Verdict = ports::SendOutcome::Verdict;
using namespace std::chrono_literals;

constexpr const char* kCorpToken = "/cgi-bin/gettoken";
constexpr const char* kCorpSend = "/cgi-bin/message/send";
constexpr const char* kCorpUpdate = "/cgi-bin/message/update_template_card";

struct CorpCase {
  support::ScriptedHttp http;
  support::StandingClock clock;
  domain::Account account;
  std::optional<Client> made;

  CorpCase() {
    account.name = "ali-wecom";
    account.kind = domain::Channel::wecom;
    account.app_id = "ww0000000000000000";
    account.secret = "sample+secret";
    account.agent_id = 1000002;
    account.api_base = "http://127.0.0.1:1";
    http.answer(kCorpToken, R"({"errcode":0,"errmsg":"ok","access_token":"C1","expires_in":7200})");
  }
  Client& client() {
    if (!made) made.emplace(account, http, clock);
    return *made;
  }
  base::Json sent_body(const char* path, std::size_t index = 0) {
    return base::parse_json(http.sent(path).at(index).body).value();
  }
};

domain::Notice corp_text() {
  domain::Notice notice;
  notice.token = "p-1";
  notice.door = domain::Door::wecom_text;
  notice.address = "tashi";
  notice.text = "新工单 ལས་དོན་གསར་པ།";
  return notice;
}

domain::Notice corp_card() {
  domain::Notice notice = corp_text();
  notice.door = domain::Door::wecom_card;
  notice.card_title = "路灯不亮";
  notice.card_description = "狮泉河镇 སེང་གེ་ཁ་འབབ།";
  notice.card_rows = {{"编号", "AL2611210007"}, {"时限", "11-23 18:00"}};
  notice.buttons = {{"acknowledge", "签收", 1}, {"hand_back", "退单", 2}};
  notice.task_id = "01JD8Z@3";
  return notice;
}

std::string corp_error(int code) {
  return R"({"errcode":)" + std::to_string(code) + R"(,"errmsg":"told so"})";
}

}  // namespace

TEST_CASE("a text goes to one member, marked so that a second one is dropped") {
  CorpCase a;
  a.http.answer(kCorpSend, R"({"errcode":0,"errmsg":"ok","msgid":"M1"})");
  const auto outcome = a.client().send(corp_text());
  CHECK(outcome.verdict == Verdict::sent);
  CHECK(outcome.reference == "M1");
  CHECK(a.http.sent(kCorpSend).at(0).body ==
        R"({"agentid":1000002,"duplicate_check_interval":14400,"enable_duplicate_check":1,)"
        R"("msgtype":"text","text":{"content":"新工单 ལས་དོན་གསར་པ།"},"touser":"tashi"})");
  CHECK(a.http.sent(kCorpToken).at(0).url ==
        "http://127.0.0.1:1/cgi-bin/gettoken?corpid=ww0000000000000000&corpsecret=sample%2Bsecret");
}

TEST_CASE("a card carries title, rows and buttons, and gives its response code back") {
  CorpCase a;
  a.http.answer(kCorpSend, R"({"errcode":0,"msgid":"M1","response_code":"RC1"})");
  CHECK(a.client().send(corp_card()).reference == "RC1");
  const auto body = a.sent_body(kCorpSend);
  CHECK(body.at("msgtype") == "template_card");
  const auto& made = body.at("template_card");
  CHECK(made.at("card_type") == "button_interaction");
  CHECK(made.at("task_id") == "01JD8Z@3");
  CHECK(made.at("main_title").at("title") == "路灯不亮");
  CHECK(made.at("sub_title_text") == "狮泉河镇 སེང་གེ་ཁ་འབབ།");
  CHECK(made.at("horizontal_content_list").at(0).at("keyname") == "编号");
  CHECK(made.at("button_list").at(1).at("key") == "hand_back");
  CHECK(made.at("button_list").at(1).at("style") == 2);
  a.clock.at += 1h;
  a.client().send(corp_card());
  CHECK(a.http.sent(kCorpSend).at(0).body == a.http.sent(kCorpSend).at(1).body);
}

TEST_CASE("card texts past a limit are shortened at a reader's character") {
  CorpCase a;
  a.http.answer(kCorpSend, corp_error(0));
  auto notice = corp_card();
  std::string chinese, tibetan;
  for (int i = 0; i < 60; ++i) {
    chinese += "路";
    tibetan += "གློག་";
  }
  notice.card_title = chinese;
  notice.card_description = tibetan;
  notice.card_rows.assign(9, {tibetan, tibetan});
  notice.buttons[0].label = tibetan;
  notice.buttons[0].style = 9;
  CHECK(a.client().send(notice).verdict == Verdict::sent);
  const auto made = a.sent_body(kCorpSend).at("template_card");
  const auto length = [](const base::Json& text) {
    return lang::code_points(text.get<std::string>());
  };
  CHECK(length(made.at("main_title").at("title")) == 36);
  CHECK(length(made.at("sub_title_text")) <= 160);
  CHECK(made.at("horizontal_content_list").size() == 6);
  CHECK(length(made.at("horizontal_content_list").at(0).at("value")) <= 30);
  CHECK(length(made.at("button_list").at(0).at("text")) <= 10);
  CHECK(made.at("button_list").at(0).at("style") == 4);
  auto text = corp_text();
  while (text.text.size() < 4000) text.text += "གློག་";
  a.client().send(text);
  CHECK(a.sent_body(kCorpSend, 1).at("text").at("content").get<std::string>().size() <= 2048);
}

TEST_CASE("a card without buttons needs somewhere to go") {
  CorpCase a;
  a.http.answer(kCorpSend, corp_error(0));
  auto notice = corp_card();
  notice.buttons.clear();
  CHECK(a.client().send(notice).verdict == Verdict::broken);
  notice.link = "https://example.invalid/staff";
  CHECK(a.client().send(notice).verdict == Verdict::sent);
  const auto made = a.sent_body(kCorpSend).at("template_card");
  CHECK(made.at("card_type") == "text_notice");
  CHECK(made.at("card_action").at("url") == "https://example.invalid/staff");
}

TEST_CASE("a card that no shortening makes right costs no call") {
  CorpCase a;
  std::vector<domain::Notice> bad(7, corp_card());
  bad[0].task_id = "has blanks";
  bad[1].task_id = std::string(129, 'x');
  bad[2].card_title.clear();
  bad[3].buttons.assign(7, {"k", "l", 1});
  bad[4].buttons[0].key = std::string(1025, 'k');
  bad[5] = corp_text();
  bad[5].text.clear();
  bad[6].door = domain::Door::platform_template;
  for (const auto& notice : bad) CHECK(a.client().send(notice).verdict == Verdict::broken);
  CHECK(a.http.sent().empty());
}

TEST_CASE("a used card is changed for its member or for everybody") {
  CorpCase a;
  a.http.answer(kCorpUpdate, R"({"errcode":0,"invaliduser":[]})");
  auto notice = corp_text();
  notice.door = domain::Door::wecom_card_update;
  notice.response_code = "RC1";
  notice.text = "已签收";
  CHECK(a.client().send(notice).verdict == Verdict::sent);
  CHECK(a.http.sent(kCorpUpdate).at(0).body ==
        R"({"agentid":1000002,"button":{"replace_name":"已签收"},"response_code":"RC1",)"
        R"("userids":["tashi"]})");
  auto whole = corp_card();
  whole.door = domain::Door::wecom_card_update;
  whole.response_code = "RC2";
  whole.address.clear();
  CHECK(a.client().send(whole).verdict == Verdict::sent);
  const auto body = a.sent_body(kCorpUpdate, 1);
  CHECK(body.at("atall") == 1);
  CHECK(body.at("template_card").at("replace_text") == whole.text);
  notice.response_code.clear();
  CHECK(a.client().send(notice).verdict == Verdict::broken);
}

TEST_CASE("an answer of 0 may still say that the member was not reached") {
  const auto [answer, verdict] = GENERATE(table<std::string, Verdict>({
      {R"({"errcode":0,"invaliduser":"TASHI"})", Verdict::unreachable},
      {R"({"errcode":0,"invaliduser":"a|tashi|b"})", Verdict::unreachable},
      {R"({"errcode":0,"unlicenseduser":"tashi"})", Verdict::unreachable},
      {R"({"errcode":0,"invaliduser":"tashi2"})", Verdict::sent},
      {R"({"errcode":0,"invaliduser":""})", Verdict::sent},
      {R"({"errcode":81013,"errmsg":"x"})", Verdict::unreachable},
  }));
  CAPTURE(answer);
  CorpCase a;
  a.http.answer(kCorpSend, answer);
  CHECK(a.client().send(corp_text()).verdict == verdict);
}

TEST_CASE("each WeCom code leads to its verdict") {
  const auto [code, verdict] = GENERATE(table<int, Verdict>({
      {-1, Verdict::retry},      {40003, Verdict::unreachable}, {60111, Verdict::unreachable},
      {40008, Verdict::broken},  {40058, Verdict::broken},      {40056, Verdict::broken},
      {40007, Verdict::broken},  {44004, Verdict::broken},      {45002, Verdict::broken},
      {45009, Verdict::retry},   {45033, Verdict::retry},       {48002, Verdict::broken},
      {60011, Verdict::broken},  {60020, Verdict::broken},      {82001, Verdict::broken},
      {301002, Verdict::broken}, {42014, Verdict::no_door},     {42017, Verdict::no_door},
      {42018, Verdict::no_door}, {50003, Verdict::broken},      {99999, Verdict::retry},
  }));
  CAPTURE(code);
  CorpCase a;
  a.http.answer(kCorpSend, corp_error(code));
  const auto outcome = a.client().send(corp_text());
  CHECK(outcome.verdict == verdict);
  CHECK(outcome.code == code);
}

TEST_CASE("a rejected WeCom token is fetched again once") {
  CorpCase a;
  a.http.answer(kCorpToken, R"({"errcode":0,"access_token":"C2","expires_in":7200})");
  a.http.answer(kCorpSend, corp_error(42001));
  a.http.answer(kCorpSend, corp_error(0));
  CHECK(a.client().send(corp_text()).verdict == Verdict::sent);
  CHECK(a.http.sent(kCorpSend).at(1).url.ends_with("access_token=C2"));
}

TEST_CASE("an application that gets no token stops asking") {
  const int code = GENERATE(40001, 40013, 40056, 41002, 60020);
  CorpCase a;
  a.http.forget(kCorpToken);
  a.http.answer(kCorpToken, corp_error(code));
  for (int i = 0; i < 3; ++i) CHECK(a.client().send(corp_text()).verdict == Verdict::retry);
  CHECK(a.http.sent(kCorpToken).size() == 1);
  REQUIRE(a.client().stopped().has_value());
  CHECK(a.client().stopped()->find("sample") == std::string::npos);
}

TEST_CASE("a member gets at most 30 messages a minute: more would vanish silently") {
  CorpCase a;
  a.http.answer(kCorpSend, corp_error(0));
  for (int i = 0; i < 30; ++i) CHECK(a.client().send(corp_text()).verdict == Verdict::sent);
  CHECK(a.client().send(corp_text()).verdict == Verdict::retry);
  CHECK(a.http.sent(kCorpSend).size() == 30);
  auto other = corp_text();
  other.address = "dolma";
  CHECK(a.client().send(other).verdict == Verdict::sent);
  a.clock.at += 1min;
  CHECK(a.client().send(corp_text()).verdict == Verdict::sent);
}

TEST_CASE("media of staff are fetched like those of citizens") {
  CorpCase a;
  a.http.answer("/cgi-bin/media/get", "\xFF\xD8\xFF", 200, "image/jpeg");
  CHECK(a.client().fetch_media("m").value().content_type == "image/jpeg");
  a.http.forget("/cgi-bin/media/get");
  a.http.answer("/cgi-bin/media/get", corp_error(40007));
  CHECK(a.client().fetch_media("m").error().code == RefusalCode::expired);
  CHECK(a.client().fetch_media("a/b").error().code == RefusalCode::invalid);
}

TEST_CASE("menus and tags are not WeCom's") {
  CorpCase a;
  CHECK(a.client().publish_menu({}, "").error().code == RefusalCode::unsupported);
  CHECK(a.client().tag_person("tashi", "bo", true).error().code == RefusalCode::unsupported);
}

}  // namespace zampa::wecom
