// Our calls to the platform against a scripted one: bodies, tokens, verdicts, media, menu and tags.
#include "bot/wechat/client.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "bot/wechat/errcodes.hpp"
#include "tests/support/callback_support.hpp"
#include "tests/support/scripted_http.hpp"

namespace zampa::wechat {
namespace {

using Verdict = ports::SendOutcome::Verdict;
using namespace std::chrono_literals;

constexpr const char* kTokenPath = "/cgi-bin/stable_token";
constexpr const char* kServicePath = "/cgi-bin/message/custom/send";
constexpr const char* kTemplatePath = "/cgi-bin/message/template/send";
constexpr const char* kMediaPath = "/cgi-bin/media/get";

/// A client with a platform that grants the token `T1`.
struct ClientCase {
  support::ScriptedHttp http;
  support::StandingClock clock;
  domain::Account account = support::service_account();
  std::optional<Client> made;

  ClientCase() { http.answer(kTokenPath, R"({"access_token":"T1","expires_in":7200})"); }
  Client& client() {
    if (!made) made.emplace(account, http, clock);
    return *made;
  }
};

domain::Notice service_notice(const std::string& text = "已受理 བྱ་གཞག་བཟུང་ཟིན། 😀") {
  domain::Notice notice;
  notice.token = "p-1";
  notice.account = "ali";
  notice.door = domain::Door::service_message;
  notice.address = support::kOpenid;
  notice.text = text;
  return notice;
}

domain::Notice template_notice() {
  domain::Notice notice = service_notice();
  notice.door = domain::Door::platform_template;
  notice.template_id = "TPL";
  notice.link = "https://example.invalid/h/1";
  notice.keywords = {{"thing1", "路灯不亮"}, {"time2", "2026-11-21 10:42"}, {"phrase3", "已办结"}};
  return notice;
}

std::string errcode(std::int64_t code) {
  return R"({"errcode":)" + std::to_string(code) + R"(,"errmsg":"told so rid: 1-2-3"})";
}

}  // namespace

TEST_CASE("a service message goes out in raw UTF-8 with the token in the address") {
  ClientCase a;
  a.http.answer(kServicePath, R"({"errcode":0,"errmsg":"ok"})");
  const auto outcome = a.client().send(service_notice());
  CHECK(outcome.verdict == Verdict::sent);
  const auto sent = a.http.sent(kServicePath).at(0);
  CHECK(sent.method == "POST");
  CHECK(sent.url == "http://127.0.0.1:1/cgi-bin/message/custom/send?access_token=T1");
  CHECK(sent.body ==
        R"({"msgtype":"text","text":{"content":"已受理 བྱ་གཞག་བཟུང་ཟིན། 😀"},"touser":")" +
            support::kOpenid + "\"}");
  const auto token = a.http.sent(kTokenPath).at(0);
  CHECK(token.body == R"({"appid":"wx0000000000000000","force_refresh":false,)"
                      R"("grant_type":"client_credential","secret":"sample-secret"})");
}

TEST_CASE("a template message carries fitted keywords and its own id") {
  ClientCase a;
  a.http.answer(kTemplatePath, R"({"errcode":0,"errmsg":"ok","msgid":200163836})");
  auto notice = template_notice();
  notice.keywords["thing4"] = "阿里地区噶尔县狮泉河镇滨河南路十二号门前的路灯";
  const auto outcome = a.client().send(notice);
  CHECK(outcome.verdict == Verdict::sent);
  CHECK(outcome.reference == "200163836");
  const auto body = base::parse_json(a.http.sent(kTemplatePath).at(0).body).value();
  CHECK(body.at("client_msg_id") == "p-1");
  CHECK(body.at("url") == "https://example.invalid/h/1");
  CHECK(body.at("data").at("thing1").at("value") == "路灯不亮");
  CHECK(body.at("data").at("thing4").at("value").get<std::string>().ends_with("…"));
}

TEST_CASE("a retry sends the same bytes") {
  ClientCase a;
  a.http.answer(kTemplatePath, errcode(-1));
  CHECK(a.client().send(template_notice()).verdict == Verdict::retry);
  a.clock.at += 1h;
  CHECK(a.client().send(template_notice()).verdict == Verdict::retry);
  const auto sent = a.http.sent(kTemplatePath);
  REQUIRE(sent.size() == 2);
  CHECK(sent[0].body == sent[1].body);
}

TEST_CASE("a keyword that cannot be sent costs no call") {
  ClientCase a;
  auto notice = template_notice();
  notice.keywords["phrase3"] = "OK";
  const auto outcome = a.client().send(notice);
  CHECK(outcome.verdict == Verdict::broken);
  CHECK(outcome.detail.find("phrase3") != std::string::npos);
  CHECK(a.http.sent().empty());
}

TEST_CASE("subscription messages of mini-programs and service accounts") {
  ClientCase a;
  auto notice = template_notice();
  notice.door = domain::Door::subscription_message;
  SECTION("mini-program") {
    a.account.kind = domain::Channel::miniprogram;
    notice.link = "pages/ticket?id=1";
    a.http.answer("/cgi-bin/message/subscribe/send", R"({"errcode":0,"msgid":5})");
    CHECK(a.client().send(notice).reference == "5");
    const auto body =
        base::parse_json(a.http.sent("/cgi-bin/message/subscribe/send").at(0).body).value();
    CHECK(body.at("page") == "pages/ticket?id=1");
    CHECK(body.at("lang") == "zh_CN");
    CHECK(body.at("data").at("phrase3").at("value") == "已办结");
    notice.door = domain::Door::platform_template;
    CHECK(a.client().send(notice).verdict == Verdict::broken);
  }
  SECTION("service account") {
    a.http.answer("/cgi-bin/message/subscribe/bizsend", R"({"errcode":0})");
    CHECK(a.client().send(notice).verdict == Verdict::sent);
    CHECK(base::parse_json(a.http.sent("/cgi-bin/message/subscribe/bizsend").at(0).body)
              .value()
              .at("client_msg_id") == "p-1");
  }
}

TEST_CASE("other doors are not this account's") {
  ClientCase a;
  auto notice = service_notice();
  notice.door =
      GENERATE(domain::Door::wecom_text, domain::Door::wecom_card, domain::Door::phone_task);
  CHECK(a.client().send(notice).verdict == Verdict::broken);
  CHECK(a.client().send(service_notice("")).verdict == Verdict::broken);
  CHECK(a.http.sent().empty());
}

TEST_CASE("a text past the limit is cut at a character") {
  ClientCase a;
  a.http.answer(kServicePath, errcode(0));
  std::string text;
  while (text.size() < 5000) text += "གློག་";
  a.client().send(service_notice(text));
  const auto body = base::parse_json(a.http.sent(kServicePath).at(0).body).value();
  const auto content = body.at("text").at("content").get<std::string>();
  CHECK(content.size() <= 2048);
  CHECK(content.size() > 2000);
}

TEST_CASE("each error code leads to its verdict") {
  const auto [code, verdict] = GENERATE(table<std::int64_t, Verdict>({
      {-1, Verdict::retry},          {40003, Verdict::unreachable}, {43004, Verdict::unreachable},
      {50005, Verdict::unreachable}, {46004, Verdict::unreachable}, {43019, Verdict::unreachable},
      {48002, Verdict::unreachable}, {43101, Verdict::no_door},     {45015, Verdict::no_door},
      {45047, Verdict::no_door},     {45009, Verdict::retry_day},   {45011, Verdict::retry},
      {45065, Verdict::sent},        {45066, Verdict::retry},       {47001, Verdict::broken},
      {47003, Verdict::broken},      {40037, Verdict::broken},      {40008, Verdict::broken},
      {40033, Verdict::broken},      {44002, Verdict::broken},      {45002, Verdict::broken},
      {48001, Verdict::broken},      {48004, Verdict::broken},      {50002, Verdict::broken},
      {61004, Verdict::broken},      {41048, Verdict::broken},      {41030, Verdict::broken},
      {99999, Verdict::retry},
  }));
  CAPTURE(code);
  ClientCase a;
  a.http.answer(kServicePath, errcode(code));
  const auto outcome = a.client().send(service_notice());
  CHECK(outcome.verdict == verdict);
  CHECK(outcome.code == code);
  CHECK(outcome.detail.find("rid: 1-2-3") != std::string::npos);
  CHECK(a.http.sent(kServicePath).size() == 1);
}

TEST_CASE("a rejected token is replaced and the send repeated once") {
  const std::int64_t code = GENERATE(40001, 40014, 42001, 41001);
  ClientCase a;
  a.http.answer(kTokenPath, R"({"access_token":"T2","expires_in":7200})");
  a.http.answer(kServicePath, errcode(code));
  a.http.answer(kServicePath, errcode(0));
  CHECK(a.client().send(service_notice()).verdict == Verdict::sent);
  const auto sent = a.http.sent(kServicePath);
  REQUIRE(sent.size() == 2);
  CHECK(sent[1].url.ends_with("access_token=T2"));
  CHECK(sent[0].body == sent[1].body);
}

TEST_CASE("the same token again is forced out, and after that nothing loops") {
  ClientCase a;
  a.http.answer(kServicePath, errcode(40001));
  const auto outcome = a.client().send(service_notice());
  CHECK(outcome.verdict == Verdict::retry);
  CHECK(outcome.code == 40001);
  CHECK(a.http.sent(kServicePath).size() == 2);
  const auto tokens = a.http.sent(kTokenPath);
  REQUIRE(tokens.size() == 3);  // first, again, forced
  CHECK(tokens[2].body.find("\"force_refresh\":true") != std::string::npos);
  for (int i = 0; i < 50; ++i) CHECK(a.client().send(service_notice()).verdict == Verdict::retry);
  CHECK(a.http.sent(kTokenPath).size() == 3);
  CHECK(a.http.sent(kServicePath).size() == 2);
}

TEST_CASE("an account that gets no token stops asking and keeps its pushes") {
  const std::int64_t code =
      GENERATE(40001, 40013, 40125, 40164, 40243, 41002, 50004, 50007, 89503, 89506, 89507, 61004);
  ClientCase a;
  a.http.forget(kTokenPath);
  a.http.answer(kTokenPath, errcode(code));
  for (int i = 0; i < 5; ++i) {
    const auto outcome = a.client().send(service_notice());
    CHECK(outcome.verdict == Verdict::retry);
    CHECK(outcome.detail.find(std::to_string(code)) != std::string::npos);
    CHECK(outcome.detail.find("sample-secret") == std::string::npos);
  }
  CHECK(a.http.sent(kTokenPath).size() == 1);
  CHECK(a.client().stopped().has_value());
  a.clock.at += 15min;
  a.client().send(service_notice());
  CHECK(a.http.sent(kTokenPath).size() == 2);
}

TEST_CASE("a busy token endpoint does not stop the account") {
  const std::int64_t code = GENERATE(-1, 45009, 45011, 89501);
  ClientCase a;
  a.http.forget(kTokenPath);
  a.http.answer(kTokenPath, errcode(code));
  CHECK(a.client().send(service_notice()).verdict == Verdict::retry);
  CHECK_FALSE(a.client().stopped().has_value());
}

TEST_CASE("no answer is a retry that says what is known") {
  ClientCase a;
  SECTION("nothing left this machine") {
    a.http.fail(kServicePath, "not_sent: connection refused");
    CHECK(a.client().send(service_notice()).detail.starts_with("not_sent"));
  }
  SECTION("the answer never came") {
    a.http.fail(kServicePath, "deadline passed");
    CHECK(a.client().send(service_notice()).detail == "unknown_outcome: deadline passed");
  }
  SECTION("something else answered") {
    const std::string body = GENERATE(as<std::string>{}, "", "<html/>", "{", "[[[[", "{}",
                                      R"({"errcode":null})", R"({"errcode":"x"})");
    a.http.answer(kServicePath, body);
    CHECK(a.client().send(service_notice()).detail.starts_with("unknown_outcome"));
  }
  SECTION("a gateway answered") { a.http.answer(kServicePath, "bad gateway", 502); }
  CHECK(a.client().send(service_notice()).verdict == Verdict::retry);
}

TEST_CASE("a picture is fetched, an error is not taken for one") {
  ClientCase a;
  SECTION("a picture") {
    a.http.answer(kMediaPath, "\xFF\xD8\xFF\xE0 jpeg", 200, "image/jpeg");
    const auto media = a.client().fetch_media("m_1-A");
    REQUIRE(media);
    CHECK(media->content_type == "image/jpeg");
    CHECK(media->bytes == "\xFF\xD8\xFF\xE0 jpeg");
    CHECK(a.http.sent(kMediaPath).at(0).url ==
          "http://127.0.0.1:1/cgi-bin/media/get?access_token=T1&media_id=m_1-A");
    CHECK(a.http.sent(kMediaPath).at(0).max_answer_bytes == 10U << 20U);
  }
  SECTION("expired, declared as text") {
    a.http.answer(kMediaPath, errcode(40007), 200, "text/plain");
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::expired);
  }
  SECTION("busy") {
    a.http.answer(kMediaPath, errcode(-1));
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::unavailable);
  }
  SECTION("forbidden") {
    a.http.answer(kMediaPath, errcode(48001));
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::invalid);
  }
  SECTION("dead token, once") {
    a.http.answer(kTokenPath, R"({"access_token":"T2","expires_in":7200})");
    a.http.answer(kMediaPath, errcode(42001));
    a.http.answer(kMediaPath, "GIF89a", 200, "image/gif");
    CHECK(a.client().fetch_media("m").value().content_type == "image/gif");
  }
  SECTION("dead token for ever") {
    a.http.answer(kMediaPath, errcode(42001));
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::unavailable);
    CHECK(a.http.sent(kMediaPath).size() == 2);
  }
  SECTION("a video's address") {
    a.http.answer(kMediaPath, R"({"video_url":"http://169.254.169.254/"})");
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::unsupported);
    CHECK(a.http.sent().size() == 2);  // token and media, nothing followed
  }
  SECTION("a page of a gateway") {
    a.http.answer(kMediaPath, "<html>", 200, "text/html");
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::unavailable);
  }
  SECTION("another status") {
    a.http.answer(kMediaPath, "\xFF\xD8\xFF", 500);
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::unavailable);
  }
  SECTION("too large") {
    a.http.answer(kMediaPath, "\xFF\xD8\xFF" + std::string(10U << 20U, 'x'), 200, "image/jpeg");
    CHECK(a.client().fetch_media("m").error().code == RefusalCode::too_large);
  }
  SECTION("an id that is a path") {
    CHECK(a.client().fetch_media("../../x").error().code == RefusalCode::invalid);
    CHECK(a.http.sent().empty());
  }
}

TEST_CASE("the default menu and the one of a tag are published") {
  ClientCase a;
  const std::vector<ports::MenuButton> menu{
      {"随手拍",
       "",
       "",
       {{"上报", "click", "report", {}}, {"拍照", "pic_photo_or_album", "photo", {}}}},
      {"办事", "view", "https://example.invalid/h", {}}};
  a.http.answer("/cgi-bin/menu/create", errcode(0));
  CHECK(a.client().publish_menu(menu, "").has_value());
  CHECK(
      a.http.sent("/cgi-bin/menu/create").at(0).body ==
      R"({"button":[{"name":"随手拍","sub_button":[{"key":"report","name":"上报","type":"click"},)"
      R"({"key":"photo","name":"拍照","type":"pic_photo_or_album"}]},)"
      R"({"name":"办事","type":"view","url":"https://example.invalid/h"}]})");

  a.http.answer("/cgi-bin/tags/get", R"({"tags":[{"id":2,"name":"star","count":0}]})");
  a.http.answer("/cgi-bin/tags/create", R"({"tag":{"id":134,"name":"bo"}})");
  a.http.answer("/cgi-bin/menu/addconditional", R"({"menuid":"208379533"})");
  CHECK(a.client().publish_menu(menu, "bo").has_value());
  CHECK(a.http.sent("/cgi-bin/tags/create").at(0).body == R"({"tag":{"name":"bo"}})");
  CHECK(a.http.sent("/cgi-bin/menu/addconditional")
            .at(0)
            .body.find(R"("matchrule":{"tag_id":"134"})") != std::string::npos);
}

TEST_CASE("a menu that the platform would refuse is refused here, and its refusals are told") {
  ClientCase a;
  const ports::MenuButton leaf{"a", "click", "k", {}};
  using Menu = std::vector<ports::MenuButton>;
  const Menu bad[] = {{},
                      {leaf, leaf, leaf, leaf},
                      {{"a", "", "", {leaf, leaf, leaf, leaf, leaf, leaf}}},
                      {{"a", "", "", {{"b", "", "", {leaf}}}}},
                      {{"", "click", "k", {}}},
                      {{std::string(61, 'x'), "click", "k", {}}},
                      {{"a", "click", std::string(129, 'k'), {}}},
                      {{"a", "view", std::string(1025, 'u'), {}}},
                      {{"a", "dance", "k", {}}}};
  for (const auto& menu : bad) {
    CHECK(a.client().publish_menu(menu, "").error().code == RefusalCode::invalid);
  }
  CHECK(a.http.sent().empty());
  a.http.answer("/cgi-bin/menu/create", errcode(40018));
  CHECK(a.client().publish_menu({leaf}, "").has_value() == false);
  a.account.kind = domain::Channel::miniprogram;
  a.made.reset();
  CHECK(a.client().publish_menu({leaf}, "").error().code == RefusalCode::unsupported);
  CHECK(a.client().tag_person("o", "bo", true).error().code == RefusalCode::unsupported);
}

TEST_CASE("a person is tagged and untagged; the tag is looked up once") {
  ClientCase a;
  a.http.answer("/cgi-bin/tags/get", R"({"tags":[{"id":134,"name":"bo","count":1}]})");
  a.http.answer("/cgi-bin/tags/members/batchtagging", errcode(0));
  a.http.answer("/cgi-bin/tags/members/batchuntagging", errcode(0));
  CHECK(a.client().tag_person("o1", "bo", true).has_value());
  CHECK(a.client().tag_person("o1", "bo", false).has_value());
  CHECK(a.http.sent("/cgi-bin/tags/get").size() == 1);
  CHECK(a.http.sent("/cgi-bin/tags/get").at(0).method == "GET");
  CHECK(a.http.sent("/cgi-bin/tags/create").empty());
  CHECK(a.http.sent("/cgi-bin/tags/members/batchtagging").at(0).body ==
        R"({"openid_list":["o1"],"tagid":134})");
  // Somebody removed the tag by hand.
  a.http.forget("/cgi-bin/tags/members/batchtagging");
  a.http.answer("/cgi-bin/tags/members/batchtagging", errcode(45159));
  CHECK_FALSE(a.client().tag_person("o1", "bo", true).has_value());
  CHECK_FALSE(a.client().tag_person("o1", "bo", true).has_value());
  CHECK(a.http.sent("/cgi-bin/tags/get").size() == 2);
}

TEST_CASE("every code of the table is found and says something") {
  for (const std::int64_t code : {-1, 0, 40001, 45047, 47003, 50007, 89507}) {
    CHECK(error_meaning(code).code == code);
    CHECK_FALSE(error_meaning(code).words.empty());
  }
  CHECK(error_meaning(99999).words == "unknown error");
  CHECK(error_meaning(-2).verdict == Verdict::retry);
}

}  // namespace zampa::wechat
