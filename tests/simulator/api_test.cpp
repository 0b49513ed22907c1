// The platform's API as the bot's clients meet it, and the page's API. Nothing listens here: the
// routes are called as the server would call them.
#include <algorithm>
#include <chrono>
#include <regex>

#include "tests/simulator/stage.hpp"

using namespace std::chrono_literals;
using zampa::test_sim::Json;
using zampa::test_sim::kZhang;
using zampa::test_sim::Stage;

namespace {

int errcode(const Json& answer) { return answer.value("errcode", 0); }

Json sim_text(const std::string& content) {
  return {{"touser", kZhang}, {"msgtype", "text"}, {"text", {{"content", content}}}};
}

Json sim_progress(const std::string& id = "") {
  Json made = {{"touser", kZhang},
               {"template_id", "demo-progress"},
               {"url", "https://h.example/t/1"},
               {"data",
                {{"character_string1", {{"value", "AL2611210007"}}},
                 {"thing2", {{"value", "下水道堵塞"}}},
                 {"phrase3", {{"value", "处理中"}}},
                 {"time4", {{"value", "2026年11月22日 10:42"}}},
                 {"thing5", {{"value", "城投公司"}}}}}};
  if (!id.empty()) made["client_msg_id"] = id;
  return made;
}

Json sim_card(const std::string& task) {
  return {{"touser", "Puncog"},
          {"msgtype", "template_card"},
          {"agentid", 1000002},
          {"template_card",
           {{"card_type", "button_interaction"},
            {"task_id", task},
            {"main_title", {{"title", "新任务 下水道堵塞"}}},
            {"button_list", Json::array({{{"text", "签收"}, {"key", "ack"}},
                                         {{"text", "退单"}, {"key", "back"}, {"style", 2}}})}}}};
}

std::string sim_upload(const std::string& bytes, const std::string& name = "a.jpg") {
  return "--X\r\nContent-Disposition: form-data; name=\"media\"; filename=\"" + name +
         "\"\r\nContent-Type: image/jpeg\r\n\r\n" + bytes + "\r\n--X--\r\n";
}

}  // namespace

TEST_CASE("every refusal of the platform carries a rid") {
  const Stage stage;
  const auto answer = stage.get("/sim/api/cgi-bin/user/info?openid=x");
  CHECK(errcode(answer) == 41001);
  const std::regex rid{" rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$"};
  CHECK(std::regex_search(answer["errmsg"].get<std::string>(), rid));
  CHECK(errcode(stage.get("/sim/api/cgi-bin/nothing")) == 40066);
  CHECK(errcode(stage.api_get("ali", "message/custom/send")) == 43002);
}

TEST_CASE("the token endpoint says which of appid and secret is wrong") {
  const Stage stage;
  const std::string token = "/sim/api/cgi-bin/token?grant_type=client_credential";
  CHECK(errcode(stage.get(token)) == 41002);
  CHECK(errcode(stage.get(token + "&appid=wx1&secret=s")) == 40013);
  CHECK(errcode(stage.get(token + "&appid=wx0000000000000001")) == 41004);
  CHECK(errcode(stage.get(token + "&appid=wx0000000000000001&secret=no")) == 40125);
  const auto good = stage.get(token + "&appid=wx0000000000000001&secret=secretAli");
  CHECK(good["expires_in"] == 7200);
  CHECK_FALSE(good.contains("errcode"));
}

TEST_CASE("a token of one kind of account does not open the other's endpoints") {
  const Stage stage;
  CHECK(errcode(stage.api("ali", "message/send", sim_card("t"))) == 48001);
  CHECK(errcode(stage.api("ali-wecom", "message/custom/send", sim_text("x"))) == 48001);
}

TEST_CASE("service messages need an open window and are shown with what is left") {
  Stage stage;
  CHECK(errcode(stage.api("ali", "message/custom/send", sim_text("早"))) == 45015);
  CHECK(stage.act({{"person", "zhang"}, {"act", "text"}, {"text", "你好"}}) == 204);
  CHECK(stage.person("zhang")["window"]["left"] == 5);
  for (int i = 0; i < 5; ++i) {
    CHECK(errcode(stage.api("ali", "message/custom/send", sim_text("第" + std::to_string(i)))) ==
          0);
  }
  CHECK(stage.person("zhang")["window"]["left"] == 0);
  CHECK(errcode(stage.api("ali", "message/custom/send", sim_text("六"))) == 45047);
  const auto shown = stage.shown("zhang");
  REQUIRE(shown.size() == 6);
  CHECK(shown[0]["side"] == "me");
  CHECK(shown[1]["door"] == "service_message");
  CHECK(shown[1]["runs"][0]["text"] == "第0");
  stage.clock().advance(48h);
  CHECK(stage.person("zhang")["window"]["trigger"].is_null());
  const auto refused = stage.events("refused");
  REQUIRE(refused.size() == 2);
  CHECK(refused[0]["rule"] == "window.closed");
  CHECK(refused[1]["rule"] == "window.spent");
}

TEST_CASE("service messages are refused for strangers, leavers, long and empty texts") {
  const Stage stage;
  CHECK(stage.act({{"person", "zhang"}, {"act", "text"}, {"text", "你好"}}) == 204);
  Json stranger = sim_text("x");
  stranger["touser"] = "oNobody";
  CHECK(errcode(stage.api("ali", "message/custom/send", stranger)) == 40003);
  const auto send = [&](const std::string& text) {
    return errcode(stage.api("ali", "message/custom/send", sim_text(text)));
  };
  CHECK(send(std::string(2'048, 'x')) == 0);
  CHECK(send(std::string(2'049, 'x')) == 45002);
  CHECK(send("") == 44004);
  CHECK(errcode(stage.api("ali", "message/custom/send",
                          {{"touser", kZhang}, {"msgtype", "dance"}})) == 40008);
  CHECK(stage.act({{"person", "zhang"}, {"act", "unfollow"}}) == 204);
  CHECK(send("x") == 43004);
  CHECK(stage.act({{"person", "zhang"}, {"act", "text"}, {"text", "x"}}) == 422);
}

TEST_CASE("the same client_msg_id is shown once within ten minutes") {
  Stage stage;
  const auto first = stage.api("ali", "message/template/send", sim_progress("n1"));
  CHECK(errcode(first) == 0);
  CHECK(stage.api("ali", "message/template/send", sim_progress("n1"))["msgid"] == first["msgid"]);
  CHECK(stage.shown("zhang").size() == 1);
  stage.clock().advance(10min);
  CHECK(stage.api("ali", "message/template/send", sim_progress("n1"))["msgid"] != first["msgid"]);
  const auto shown = stage.shown("zhang");
  REQUIRE(shown.size() == 2);
  CHECK(shown[0]["type"] == "template");
  CHECK(shown[0]["rows"].size() == 5);
  CHECK(shown[0]["rows"][2]["value"] == "处理中");
  CHECK(shown[0]["url"] == "https://h.example/t/1");
}

TEST_CASE("template messages with a bad value or an unknown template show nothing") {
  const Stage stage;
  auto bad = sim_progress();
  bad["data"]["phrase3"]["value"] = "བོད་ཡིག";
  const auto answer = stage.api("ali", "message/template/send", bad);
  CHECK(errcode(answer) == 47003);
  CHECK(answer["errmsg"].get<std::string>().find("data.phrase3.value") != std::string::npos);
  bad = sim_progress();
  bad["template_id"] = "other";
  CHECK(errcode(stage.api("ali", "message/template/send", bad)) == 40037);
  CHECK(stage.shown("zhang").empty());
  CHECK(stage.events("refused")[0]["rule"] == "keyword.phrase");
}

TEST_CASE("a subscription message uses up one consent") {
  const Stage stage;
  auto message = sim_progress();
  message["touser"] = "oZampaDemoMiniPema0000000004";
  CHECK(errcode(stage.api("ali-mini", "message/subscribe/send", message)) == 43101);
  CHECK(stage.act({{"person", "pema"},
                   {"act", "subscribe"},
                   {"template", "demo-progress"},
                   {"accept", true}}) == 204);
  CHECK(errcode(stage.api("ali-mini", "message/subscribe/send", message)) == 0);
  CHECK(errcode(stage.api("ali-mini", "message/subscribe/send", message)) == 43101);
  CHECK(stage.shown("pema").at(0)["door"] == "subscription");
}

TEST_CASE("uploads are sniffed and expire after three days") {
  Stage stage;
  const auto upload = [&](const std::string& body) {
    const auto target =
        "/sim/api/cgi-bin/media/upload?type=image&access_token=" + stage.token("ali");
    const auto response = stage.request("POST", target, body, "multipart/form-data; boundary=X");
    return zampa::base::parse_json(response.body).value();
  };
  CHECK(errcode(upload("nothing")) == 41005);
  CHECK(errcode(upload(sim_upload("no picture"))) == 40005);
  const auto good = upload(sim_upload("\xFF\xD8\xFF picture"));
  const auto id = good["media_id"].get<std::string>();
  const auto fetch = [&] {
    return stage.request(
        "GET", "/sim/api/cgi-bin/media/get?media_id=" + id + "&access_token=" + stage.token("ali"));
  };
  CHECK(fetch().body == "\xFF\xD8\xFF picture");
  CHECK(fetch().content_type == "image/jpeg");
  stage.clock().advance(72h);
  const auto late = fetch();
  CHECK(late.status == 200);
  CHECK(late.content_type == "text/plain");
  CHECK(errcode(zampa::base::parse_json(late.body).value()) == 40007);
}

TEST_CASE("the tagged menu is shown to those who carry the tag, and language rules are refused") {
  const Stage stage;
  const Json menu = {
      {"button", Json::array({{{"name", "反映"}, {"type", "click"}, {"key", "r"}}})}};
  const Json other = {
      {"button", Json::array({{{"name", "ཞུ་བ"}, {"type", "click"}, {"key", "r"}}})}};
  Json tagged = other;
  tagged["matchrule"] = {{"tag_id", "100"}};
  CHECK(errcode(stage.api("ali", "menu/addconditional", tagged)) == 65303);
  CHECK(errcode(stage.api("ali", "menu/create", menu)) == 0);
  CHECK(errcode(stage.api("ali", "menu/addconditional", tagged)) == 45159);
  CHECK(stage.api("ali", "tags/create", {{"tag", {{"name", "bo"}}}})["tag"]["id"] == 100);
  CHECK(errcode(stage.api("ali", "tags/create", {{"tag", {{"name", "bo"}}}})) == 45157);
  CHECK(stage.api("ali", "menu/addconditional", tagged).contains("menuid"));
  Json language = other;
  language["matchrule"] = {{"language", "zh_CN"}};
  CHECK(errcode(stage.api("ali", "menu/addconditional", language)) == 65320);

  CHECK(stage.person("dolma")["menu"][0]["name"] == "反映");
  const Json whom = {{"openid_list", Json::array({"oZampaDemoCitizenDolma000002"})},
                     {"tagid", 100}};
  CHECK(errcode(stage.api("ali", "tags/members/batchtagging", whom)) == 0);
  CHECK(stage.person("dolma")["menu"][0]["name"] == "ཞུ་བ");
  CHECK(stage.person("dolma")["tags"] == Json::array({"bo"}));
  CHECK(stage.person("zhang")["menu"][0]["name"] == "反映");
  const auto info = stage.api_get("ali", "user/info?openid=oZampaDemoCitizenDolma000002");
  CHECK(info["tagid_list"] == Json::array({100}));
  CHECK(errcode(stage.api("ali", "tags/members/batchuntagging", whom)) == 0);
  CHECK(stage.person("dolma")["menu"][0]["name"] == "反映");
  CHECK(errcode(stage.api_get("ali", "menu/delete")) == 0);
  CHECK(stage.person("zhang")["menu"].empty());
}

TEST_CASE("quotas are counted by the day and can be asked for") {
  Stage stage;
  const auto quota = [&] {
    return stage.api("ali", "openapi/quota/get", {{"cgi_path", "/cgi-bin/menu/create"}})["quota"];
  };
  const Json menu = {{"button", Json::array({{{"name", "x"}, {"type", "click"}, {"key", "r"}}})}};
  CHECK(quota()["used"] == 0);
  for (int i = 0; i < 1'000; ++i) stage.api("ali", "menu/create", menu);
  CHECK(quota()["remain"] == 0);
  CHECK(errcode(stage.api("ali", "menu/create", menu)) == 45009);
  CHECK(errcode(stage.api("ali", "clear_quota", {{"appid", "wx0000000000000001"}})) == 0);
  CHECK(errcode(stage.api("ali", "menu/create", menu)) == 0);
  stage.clock().advance(24h);
  CHECK(quota()["used"] == 0);
}

TEST_CASE("an armed fault is met as often as it was armed") {
  const Stage stage;
  CHECK(stage.act({{"person", "zhang"}, {"act", "text"}, {"text", "你好"}}) == 204);
  CHECK(stage
            .request("POST", "/sim/fault",
                     R"({"api":"cgi-bin/message/custom/send","errcode":-1,"times":2})")
            .status == 204);
  CHECK(stage.get("/sim/state")["faults"].size() == 1);
  CHECK(errcode(stage.api("ali", "message/custom/send", sim_text("x"))) == -1);
  CHECK(errcode(stage.api("ali", "message/custom/send", sim_text("x"))) == -1);
  CHECK(errcode(stage.api("ali", "message/custom/send", sim_text("x"))) == 0);
  CHECK(stage.get("/sim/state")["faults"].empty());
}

TEST_CASE("WeCom shows a card once, tells who is unknown, and spends a response code once") {
  const Stage stage;
  auto card = sim_card("AL2611210007@2");
  card["touser"] = "Puncog|nobody";
  card["enable_duplicate_check"] = 1;
  const auto sent = stage.api("ali-wecom", "message/send", card);
  CHECK(errcode(sent) == 0);
  CHECK(sent["invaliduser"] == "nobody");
  CHECK(stage.api("ali-wecom", "message/send", card)["msgid"] == sent["msgid"]);
  REQUIRE(stage.shown("puncog").size() == 1);
  card["enable_duplicate_check"] = 0;
  CHECK(errcode(stage.api("ali-wecom", "message/send", card)) == 40058);

  const Json update = {{"userids", Json::array({"puncog"})},
                       {"agentid", 1000002},
                       {"response_code", sent["response_code"]},
                       {"button", {{"replace_name", "已签收"}}}};
  CHECK(errcode(stage.api("ali-wecom", "message/update_template_card", update)) == 0);
  CHECK(errcode(stage.api("ali-wecom", "message/update_template_card", update)) == 42014);
  const auto shown = stage.shown("puncog");
  REQUIRE(shown.size() == 1);
  CHECK(shown[0]["buttons"][0]["text"] == "已签收");
  CHECK(shown[0]["buttons"][0]["enabled"] == false);
  CHECK(stage.act({{"person", "puncog"},
                   {"act", "card_button"},
                   {"bubble", shown[0]["id"]},
                   {"key", "ack"}}) == 409);
}

TEST_CASE("WeCom refuses a wrong agent, nobody, and drops what is too fast") {
  const Stage stage;
  auto card = sim_card("t@1");
  card["agentid"] = 7;
  CHECK(errcode(stage.api("ali-wecom", "message/send", card)) == 40056);
  card = sim_card("t@1");
  card["touser"] = "nobody";
  CHECK(errcode(stage.api("ali-wecom", "message/send", card)) == 81013);
  const Json text = {{"touser", "puncog"},
                     {"msgtype", "text"},
                     {"agentid", 1000002},
                     {"text", {{"content", "好"}}}};
  for (int i = 0; i < 31; ++i) CHECK(errcode(stage.api("ali-wecom", "message/send", text)) == 0);
  CHECK(stage.shown("puncog").size() == 30);
  CHECK(stage.events("refused").back()["rule"] == "wecom.pace");
  CHECK(stage.api("ali-wecom", "user/getuserid", {{"mobile", "13800000001"}})["userid"] ==
        "puncog");
}

TEST_CASE("the stream hides tokens and secrets") {
  const Stage stage;
  const auto token = stage.token("ali");
  stage.get(
      "/sim/api/cgi-bin/token?grant_type=client_credential&appid=wx0000000000000001"
      "&secret=secretAli");
  const auto answer = stage.request("GET", "/sim/events?after=0");
  CHECK(answer.body.find(token) == std::string::npos);
  CHECK(answer.body.find("secretAli") == std::string::npos);
}

TEST_CASE("the page may send only what a page of ours can send") {
  const Stage stage;
  CHECK(stage.request("POST", "/sim/act", "{}", "text/plain").status == 415);
  CHECK(stage.request("POST", "/sim/act", "{").status == 400);
  CHECK(stage.act({{"person", "nobody"}, {"act", "text"}, {"text", "x"}}) == 404);
  CHECK(stage.act({{"person", "zhang"}, {"act", "dance"}}) == 422);
  CHECK(stage.act({{"person", "zhang"}, {"act", "photo"}, {"photo", "nothing"}}) == 404);
  CHECK(stage.act({{"person", "zhang"}, {"act", "text"}, {"text", ""}}) == 422);
  CHECK(stage.act({{"person", "zhang"}, {"act", "link_tap"}, {"bubble", "b1"}, {"run", 0}}) == 404);
  CHECK(stage.act({{"person", "zhang"}, {"act", "menu"}, {"path", Json::array({0})}}) == 404);
  CHECK(stage.act({{"person", "puncog"}, {"act", "follow"}}) == 422);
  CHECK(stage.request("POST", "/sim/clock", R"({"advance_seconds":0})").status == 422);
  CHECK(stage.request("GET", "/sim/events?after=x").status == 400);
  CHECK(stage.get("/sim/events?after=0&run=other")["reset"] == true);
}

TEST_CASE("a visitor's own picture can be sent like a drawn one") {
  const Stage stage;
  CHECK(stage.request("POST", "/sim/photo", "text", "image/png").status == 422);
  CHECK(stage.request("POST", "/sim/photo", "text", "text/plain").status == 415);
  const auto kept = stage.request("POST", "/sim/photo", "\xFF\xD8\xFF mine", "image/jpeg");
  CHECK(kept.status == 201);
  const auto photo = zampa::base::parse_json(kept.body).value()["photo"];
  CHECK(photo["own"] == true);
  CHECK(stage.request("GET", photo["url"].get<std::string>()).body == "\xFF\xD8\xFF mine");
  CHECK(stage.act({{"person", "zhang"}, {"act", "photo"}, {"photo", photo["id"]}}) == 204);
  CHECK(stage.shown("zhang").at(0)["type"] == "image");
  CHECK(stage.request("GET", "/sim/media/unknown").status == 404);
  CHECK(stage.request("GET", "/sim/media/voice-water").content_type == "audio/amr");
}

TEST_CASE("advancing the clock is one event and closes windows on all phones") {
  Stage stage;
  CHECK(stage.act({{"person", "zhang"}, {"act", "text"}, {"text", "x"}}) == 204);
  CHECK(stage.request("POST", "/sim/clock", R"({"advance_seconds":172800})").status == 204);
  CHECK(stage.events("clock").at(0)["offset_seconds"] == 172'800);
  CHECK(stage.events("person", "zhang").back()["state"]["window"]["trigger"].is_null());
}

TEST_CASE("stories name only people, pictures and places that there are") {
  const Stage stage;
  const auto state = stage.get("/sim/state");
  const auto known = [&](const char* list, const Json& id) {
    return std::any_of(state[list].begin(), state[list].end(),
                       [&](const Json& one) { return one["id"] == id; });
  };
  for (const auto& story : state["stories"]) {
    for (const auto& step : story["steps"]) {
      INFO(step);
      CHECK_FALSE(step["zh"].empty());
      CHECK_FALSE(step["bo"].empty());
      if (!step.contains("act")) continue;
      const auto& act = step["act"];
      CHECK(known("people", act["person"]));
      if (act.contains("photo")) CHECK(known("photos", act["photo"]));
      if (act.contains("place")) CHECK(known("places", act["place"]));
      for (const auto& photo : act.value("photos", Json::array())) CHECK(known("photos", photo));
    }
  }
}

TEST_CASE("everything that the demo is populated with can be read") {
  const Stage stage;
  const auto state = stage.get("/sim/state");
  CHECK(state["people"].size() >= 4);
  CHECK(state["places"].size() >= 10);
  CHECK(state["stories"].size() >= 3);
  REQUIRE(state["photos"].size() >= 12);
  for (const auto& photo : state["photos"]) {
    INFO(photo["id"]);
    const auto picture = stage.request("GET", photo["url"].get<std::string>());
    CHECK(picture.status == 200);
    CHECK(picture.content_type == "image/jpeg");
    CHECK(picture.body.size() <= 150'000);
  }
}
