// Pushes to a bot that answers well, badly, late or not at all, and what the phones then show.
#include <algorithm>

#include "simulator/envelope.hpp"
#include "simulator/wire.hpp"
#include "tests/simulator/stage.hpp"

using zampa::HttpRequest;
using zampa::HttpResponse;
using zampa::Millis;
using zampa::simulator::decode_key;
using zampa::simulator::Node;
using zampa::simulator::open_sealed;
using zampa::simulator::PushFormat;
using zampa::simulator::PushMode;
using zampa::simulator::read_json;
using zampa::simulator::read_xml;
using zampa::simulator::seal;
using zampa::simulator::signature_of;
using zampa::test_sim::answer;
using zampa::test_sim::FakeBot;
using zampa::test_sim::Json;
using zampa::test_sim::kKey;
using zampa::test_sim::kZhang;
using zampa::test_sim::options;
using zampa::test_sim::Stage;

namespace {

const Json kSimHello = {{"person", "zhang"}, {"act", "text"}, {"text", "路灯坏了 ལམ་གློག 😀"}};

std::string open_reply(const std::string& content, const std::string& to = kZhang) {
  return "<xml><ToUserName><![CDATA[" + to +
         "]]></ToUserName><FromUserName><![CDATA[gh_ali]]></FromUserName>"
         "<CreateTime>1767000000</CreateTime><MsgType><![CDATA[text]]></MsgType>"
         "<Content><![CDATA[" +
         content + "]]></Content></xml>";
}

std::string sealed_reply(const std::string& plain, const std::string& app = "wx0000000000000001",
                         const std::string& token = "tokenAli") {
  const auto sealed = seal(*decode_key(kKey), "0123456789abcdef", plain, app);
  return "<xml><Encrypt><![CDATA[" + sealed + "]]></Encrypt><MsgSignature><![CDATA[" +
         signature_of({token, "1767000000", "77", sealed}) +
         "]]></MsgSignature><TimeStamp>1767000000</TimeStamp><Nonce><![CDATA[77]]></Nonce></xml>";
}

/// The message inside a sealed push, its signature checked.
Node unsealed(const HttpRequest& request, const std::string& token, const std::string& app) {
  const bool json = request.body.starts_with("{");
  const auto envelope = json ? read_json(request.body) : read_xml(request.body);
  REQUIRE(envelope);
  const auto sealed = envelope->text_of("Encrypt");
  CHECK(request.query_once("msg_signature") == signature_of({token, request.query_once("timestamp"),
                                                             request.query_once("nonce"), sealed}));
  const auto opened = open_sealed(*decode_key(kKey), sealed);
  REQUIRE(opened);
  CHECK(opened->receiver == app);
  const auto message = json ? read_json(opened->message) : read_xml(opened->message);
  REQUIRE(message);
  return *message;
}

std::string last_verdict(const Stage& stage) {
  std::string verdict;
  for (const auto& wire : stage.events("wire")) {
    if (wire["flow"] == "push") verdict = wire["verdict"].get<std::string>();
  }
  return verdict;
}

/// What zhang's phone shows after one push that is answered so.
std::vector<Json> after_answer(const HttpResponse& given, PushMode mode = PushMode::secure) {
  FakeBot bot([&](const HttpRequest&, int) { return given; });
  Stage stage(options(mode));
  stage.sim().start(bot.base());
  CHECK(stage.act(kSimHello) == 204);
  stage.settle();
  return stage.shown("zhang");
}

std::string last_code(const std::vector<Json>& shown) { return shown.back().value("code", ""); }

}  // namespace

TEST_CASE("a secure push is sealed, signed and byte-exact in Chinese, Tibetan and emoji") {
  FakeBot bot([](const HttpRequest&, int) { return answer("success"); });
  Stage stage;
  stage.sim().start(bot.base());
  CHECK(stage.act(kSimHello) == 204);
  stage.settle();
  REQUIRE(bot.requests().size() == 1);
  const auto request = bot.requests()[0];
  CHECK(request.query_once("encrypt_type") == "aes");
  CHECK(request.query_once("openid") == kZhang);
  CHECK(request.query_once("signature") ==
        signature_of({"tokenAli", request.query_once("timestamp"), request.query_once("nonce")}));
  const auto message = unsealed(request, "tokenAli", "wx0000000000000001");
  CHECK(message.text_of("ToUserName") == "gh_ali");
  CHECK(message.text_of("FromUserName") == kZhang);
  CHECK(message.text_of("Content") == "路灯坏了 ལམ་གློག 😀");
  CHECK(message.text_of("MsgId").size() >= 16);
  CHECK(stage.shown("zhang").at(0)["state"] == "sent");
  CHECK(last_verdict(stage) == "silent");
}

TEST_CASE("compatible mode shows the message beside its seal, plaintext mode only the message") {
  for (const auto mode : {PushMode::compatible, PushMode::plaintext}) {
    FakeBot bot([](const HttpRequest&, int) { return answer(""); });
    Stage stage(options(mode));
    stage.sim().start(bot.base());
    CHECK(stage.act(kSimHello) == 204);
    stage.settle();
    const auto request = bot.requests().at(0);
    const auto body = read_xml(request.body);
    REQUIRE(body);
    CHECK(body->text_of("Content") == "路灯坏了 ལམ་གློག 😀");
    CHECK((body->find("Encrypt") != nullptr) == (mode == PushMode::compatible));
    CHECK((request.query_once("msg_signature").empty()) == (mode == PushMode::plaintext));
  }
}

TEST_CASE("the mini-program pushes JSON and WeCom names its agent") {
  FakeBot bot([](const HttpRequest&, int) { return answer("success"); });
  Stage stage;
  stage.sim().start(bot.base());
  CHECK(stage.act({{"person", "pema"}, {"act", "text"}, {"text", "在吗"}}) == 204);
  stage.settle();
  const auto mini = unsealed(bot.requests().at(0), "tokenMini", "wx0000000000000002");
  CHECK(mini.text_of("Content") == "在吗");
  CHECK(mini.find("CreateTime")->number);
  CHECK(stage.act({{"person", "puncog"}, {"act", "text"}, {"text", "完成"}}) == 204);
  stage.settle();
  const auto request = bot.requests().at(1);
  CHECK(request.query_once("signature").empty());
  const auto corp = unsealed(request, "tokenCorp", "ww0000000000000003");
  CHECK(corp.text_of("AgentID") == "1000002");
  CHECK(corp.text_of("FromUserName") == "puncog");
  CHECK(read_xml(request.body)->text_of("AgentID") == "1000002");
}

TEST_CASE("a good reply is shown in the bubble after the person's own") {
  const auto shown = after_answer(answer(sealed_reply(open_reply("已受理 ✔"))));
  REQUIRE(shown.size() == 2);
  CHECK(shown[0]["side"] == "me");
  CHECK(shown[1]["door"] == "passive");
  CHECK(shown[1]["runs"][0]["text"] == "已受理 ✔");
  const auto open = after_answer(answer(open_reply("好")), PushMode::plaintext);
  CHECK(open.at(1)["runs"][0]["text"] == "好");
}

TEST_CASE("a reply that the platform would not take shows that the service is unavailable") {
  CHECK(last_code(after_answer(answer(open_reply("open in secure mode")))) == "unavailable");
  CHECK(last_code(after_answer(answer("{\"a\":1}"))) == "unavailable");
  CHECK(last_code(after_answer(answer("SUCCESS"))) == "unavailable");
  CHECK(last_code(after_answer(answer(sealed_reply(open_reply("x"), "wxother")))) == "unavailable");
  CHECK(last_code(after_answer(answer(
            sealed_reply(open_reply("x"), "wx0000000000000001", "wrong")))) == "unavailable");
  CHECK(last_code(after_answer(answer(sealed_reply(open_reply("x", "gh_ali"))))) == "unavailable");
  CHECK(last_code(after_answer(answer(sealed_reply(open_reply(std::string(2'049, 'x')))))) ==
        "unavailable");
  auto dance = open_reply("x");
  dance.replace(dance.find("[text]"), 6, "[dance]");
  CHECK(last_code(after_answer(answer(sealed_reply(dance)))) == "unavailable");
  CHECK(after_answer(answer(sealed_reply(open_reply(std::string(2'048, 'x'))))).size() == 2);
}

TEST_CASE("a silent bot is asked three times with the same bytes, then called unavailable") {
  FakeBot* waiting = nullptr;
  FakeBot bot([&](const HttpRequest&, int) {
    waiting->stall();
    return answer("success");
  });
  waiting = &bot;
  auto impatient = options();
  impatient.patience = Millis{60};
  Stage stage(impatient);
  stage.sim().start(bot.base());
  CHECK(stage.act(kSimHello) == 204);
  stage.settle();
  bot.let_go();
  const auto requests = bot.requests();
  REQUIRE(requests.size() == 3);
  CHECK(requests[0].body == requests[2].body);
  CHECK(requests[0].query == requests[1].query);
  const auto shown = stage.shown("zhang");
  CHECK(shown.at(0)["state"] == "failed");
  CHECK(last_code(shown) == "unavailable");
  CHECK(last_verdict(stage) == "timeout");
}

TEST_CASE("an answer on the third try is as good as on the first") {
  FakeBot bot([](const HttpRequest&, int attempt) {
    return attempt < 3 ? answer("busy", 503) : answer(sealed_reply(open_reply("来了")));
  });
  auto impatient = options();
  impatient.patience = Millis{300};
  Stage stage(impatient);
  stage.sim().start(bot.base());
  CHECK(stage.act(kSimHello) == 204);
  stage.settle();
  CHECK(bot.requests().size() == 3);
  const auto shown = stage.shown("zhang");
  REQUIRE(shown.size() == 2);
  CHECK(shown[0]["state"] == "sent");
  CHECK(shown[1]["runs"][0]["text"] == "来了");
  std::vector<int> attempts;
  for (const auto& wire : stage.events("wire")) attempts.push_back(wire["attempt"].get<int>());
  CHECK(attempts == std::vector<int>{1, 2, 3});
}

TEST_CASE("nobody at home counts as three tries too, without a bot to talk to") {
  auto impatient = options();
  impatient.patience = Millis{40};
  Stage stage(impatient);
  std::string gone;
  {
    const FakeBot bot([](const HttpRequest&, int) { return answer("success"); });
    gone = bot.base();
  }
  stage.sim().start(gone);
  CHECK(stage.act(kSimHello) == 204);
  stage.settle();
  CHECK(last_verdict(stage) == "unreachable");
  CHECK(last_code(stage.shown("zhang")) == "unavailable");
}

TEST_CASE("an album leaves as separate messages and each gets its own answer") {
  FakeBot bot([](const HttpRequest&, int) { return answer("success"); });
  Stage stage;
  stage.sim().start(bot.base());
  const auto own = stage.request("POST", "/sim/photo", "\xFF\xD8\xFF a", "image/jpeg");
  const auto id = zampa::base::parse_json(own.body).value()["photo"]["id"];
  Json nine = Json::array();
  for (int i = 0; i < 9; ++i) nine.push_back(id);
  CHECK(stage.act({{"person", "zhang"}, {"act", "album"}, {"photos", nine}}) == 204);
  stage.settle();
  CHECK(bot.requests().size() == 9);
  std::set<std::string> ids;
  for (const auto& request : bot.requests()) {
    const auto message = unsealed(request, "tokenAli", "wx0000000000000001");
    CHECK(message.text_of("MsgType") == "image");
    ids.insert(message.text_of("MsgId"));
    const auto fetched =
        stage.request("GET", "/sim/api/cgi-bin/media/get?media_id=" + message.text_of("MediaId") +
                                 "&access_token=" + stage.token("ali"));
    CHECK(fetched.body == "\xFF\xD8\xFF a");
  }
  CHECK(ids.size() == 9);
}

TEST_CASE("a tap on an inline choice comes back as text with its id") {
  FakeBot bot([](const HttpRequest&, int attempt) {
    return attempt > 1 ? answer("success")
                       : answer(sealed_reply(open_reply(
                             "→<a href=\"weixin://bizmsgmenu?msgmenucontent=%E6%8F%90%E4%BA%A4"
                             "&msgmenuid=s7.4\">提交</a>")));
  });
  Stage stage;
  stage.sim().start(bot.base());
  CHECK(stage.act(kSimHello) == 204);
  stage.settle();
  const auto bubble = stage.shown("zhang").at(1)["id"];
  CHECK(stage.act({{"person", "zhang"}, {"act", "link_tap"}, {"bubble", bubble}, {"run", 1}}) ==
        204);
  CHECK(stage.act({{"person", "zhang"}, {"act", "link_tap"}, {"text", "提交"}}) == 204);
  stage.settle();
  const auto message = unsealed(bot.requests().at(1), "tokenAli", "wx0000000000000001");
  CHECK(message.text_of("Content") == "提交");
  CHECK(message.text_of("bizmsgmenuid") == "s7.4");
}

TEST_CASE("a card button is pushed with task and code, and a passive update greys the card") {
  const std::string update =
      "<xml><ToUserName><![CDATA[puncog]]></ToUserName>"
      "<FromUserName><![CDATA[ww0000000000000003]]></FromUserName><CreateTime>1</CreateTime>"
      "<MsgType><![CDATA[update_button]]></MsgType>"
      "<Button><ReplaceName><![CDATA[已签收]]></ReplaceName></Button></xml>";
  FakeBot bot([&](const HttpRequest&, int) {
    return answer(sealed_reply(update, "ww0000000000000003", "tokenCorp"));
  });
  Stage stage;
  stage.sim().start(bot.base());
  const Json card = {{"touser", "puncog"},
                     {"msgtype", "template_card"},
                     {"agentid", 1000002},
                     {"template_card",
                      {{"card_type", "button_interaction"},
                       {"task_id", "AL1@1"},
                       {"main_title", {{"title", "新任务"}}},
                       {"button_list", Json::array({{{"text", "签收"}, {"key", "ack:AL1"}}})}}}};
  CHECK(stage.api("ali-wecom", "message/send", card)["errcode"] == 0);
  CHECK(stage.act({{"person", "puncog"}, {"act", "card_button"}, {"text", "签收"}}) == 204);
  stage.settle();
  const auto event = unsealed(bot.requests().at(0), "tokenCorp", "ww0000000000000003");
  CHECK(event.text_of("Event") == "template_card_event");
  CHECK(event.text_of("EventKey") == "ack:AL1");
  CHECK(event.text_of("TaskId") == "AL1@1");
  CHECK(event.text_of("CardType") == "button_interaction");
  CHECK_FALSE(event.text_of("ResponseCode").empty());
  const auto shown = stage.shown("puncog");
  REQUIRE(shown.size() == 1);
  CHECK(shown[0]["buttons"][0]["text"] == "已签收");
  const Json later = {{"atall", 1},
                      {"agentid", 1000002},
                      {"response_code", event.text_of("ResponseCode")},
                      {"button", {{"replace_name", "办理中"}}}};
  CHECK(stage.api("ali-wecom", "message/update_template_card", later)["errcode"] == 0);
  CHECK(stage.shown("puncog").at(0)["buttons"][0]["text"] == "办理中");
}

TEST_CASE("a template message is reported as delivered") {
  FakeBot bot([](const HttpRequest&, int) { return answer("success"); });
  Stage stage;
  stage.sim().start(bot.base());
  const auto sent = stage.api("ali", "message/template/send",
                              {{"touser", kZhang},
                               {"template_id", "demo-points"},
                               {"data",
                                {{"character_string1", {{"value", "AL1"}}},
                                 {"thing2", {{"value", "路灯"}}},
                                 {"character_string3", {{"value", "+3"}}},
                                 {"time4", {{"value", "10:42"}}}}}});
  stage.settle();
  const auto report = unsealed(bot.requests().at(0), "tokenAli", "wx0000000000000001");
  CHECK(report.text_of("Event") == "TEMPLATESENDJOBFINISH");
  CHECK(report.text_of("MsgID") == std::to_string(sent["msgid"].get<std::int64_t>()));
  CHECK(report.text_of("Status") == "success");
}

TEST_CASE("follow, scan, menu and leaving come as the platform's events") {
  FakeBot bot([](const HttpRequest&, int) { return answer("success"); });
  Stage stage;
  stage.sim().start(bot.base());
  const auto last = [&] {
    stage.settle();
    return unsealed(bot.requests().back(), "tokenAli", "wx0000000000000001");
  };
  CHECK(stage.act({{"person", "zhang"}, {"act", "scan"}, {"scene", "toilet_17"}}) == 204);
  auto event = last();
  CHECK(event.text_of("Event") == "SCAN");
  CHECK(event.text_of("EventKey") == "asset:WC-017");
  CHECK(stage.act({{"person", "zhang"}, {"act", "unfollow"}}) == 204);
  CHECK(last().text_of("Event") == "unsubscribe");
  CHECK(stage.person("zhang")["can"] == Json::array({"follow", "scan"}));
  CHECK(stage.act({{"person", "zhang"}, {"act", "scan"}, {"scene", "toilet_17"}}) == 204);
  event = last();
  CHECK(event.text_of("Event") == "subscribe");
  CHECK(event.text_of("EventKey") == "qrscene_asset:WC-017");
  CHECK(stage.person("zhang")["window"]["trigger"] == "follow");

  const Json menu = {
      {"button",
       Json::array({{{"name", "进度"}, {"type", "click"}, {"key", "progress"}},
                    {{"name", "拍照"}, {"type", "pic_photo_or_album"}, {"key", "photos"}},
                    {{"name", "网页"}, {"type", "view"}, {"url", "https://h.example/"}}})}};
  CHECK(stage.api("ali", "menu/create", menu)["errcode"] == 0);
  CHECK(stage.act({{"person", "zhang"}, {"act", "menu"}, {"path", Json::array({0})}}) == 204);
  event = last();
  CHECK(event.text_of("Event") == "CLICK");
  CHECK(event.text_of("EventKey") == "progress");
  CHECK(stage.person("zhang")["window"]["trigger"] == "menu");
  CHECK(stage.act({{"person", "zhang"}, {"act", "menu"}, {"path", Json::array({2})}}) == 204);
  CHECK(last().text_of("Event") == "VIEW");
  CHECK(stage.act({{"person", "zhang"},
                   {"act", "menu"},
                   {"path", Json::array({1})},
                   {"photos", Json::array({"drain", "lamp"})}}) == 204);
  stage.settle();
  const auto requests = bot.requests();
  std::vector<std::string> types;
  for (auto i = requests.size() - 3; i < requests.size(); ++i) {
    const auto message = unsealed(requests[i], "tokenAli", "wx0000000000000001");
    types.push_back(message.text_of("MsgType"));
    if (const auto* info = message.find("SendPicsInfo")) CHECK(info->text_of("Count") == "2");
  }
  std::sort(types.begin(), types.end());
  CHECK(types == std::vector<std::string>{"event", "image", "image"});
}

TEST_CASE("a repeat carries the same bytes again and its answer is not shown twice") {
  FakeBot bot([](const HttpRequest&, int) { return answer(sealed_reply(open_reply("好"))); });
  Stage stage;
  stage.sim().start(bot.base());
  CHECK(stage.act(kSimHello) == 204);
  CHECK(stage.act({{"person", "zhang"}, {"act", "repeat"}}) == 204);
  stage.settle();
  REQUIRE(bot.requests().size() == 2);
  CHECK(bot.requests()[0].body == bot.requests()[1].body);
  CHECK(bot.requests()[0].query == bot.requests()[1].query);
  CHECK(stage.shown("zhang").size() == 2);
  CHECK(last_verdict(stage) == "ok");
}

TEST_CASE("a lost answer makes the platform try again") {
  FakeBot bot([](const HttpRequest&, int) { return answer(sealed_reply(open_reply("好"))); });
  auto impatient = options();
  impatient.patience = Millis{200};
  Stage stage(impatient);
  stage.sim().start(bot.base());
  CHECK(stage.request("POST", "/sim/fault", R"({"api":"callback","errcode":0,"times":2})").status ==
        204);
  CHECK(stage.act(kSimHello) == 204);
  stage.settle();
  CHECK(bot.requests().size() == 3);
  CHECK(stage.shown("zhang").size() == 2);
}

TEST_CASE("the console's check of an address wants its echo and nothing else") {
  FakeBot bot([](const HttpRequest& request, int) {
    if (request.params.at("account") == "ali") return answer(request.query_once("echostr"));
    const auto opened = open_sealed(*decode_key(kKey), request.query_once("echostr"));
    return answer(opened ? opened->message : "no");
  });
  Stage stage;
  stage.sim().start(bot.base());
  CHECK(stage.sim().check_callback("ali"));
  CHECK(stage.sim().check_callback("ali-wecom"));
  CHECK_FALSE(stage.sim().check_callback("ali-mini"));
  CHECK_FALSE(stage.sim().check_callback("nobody"));
  CHECK(bot.requests().at(1).query_once("signature").empty());
}

TEST_CASE("stopping breaks off what waits") {
  FakeBot* waiting = nullptr;
  FakeBot bot([&](const HttpRequest&, int) {
    waiting->stall();
    return answer("success");
  });
  waiting = &bot;
  Stage stage;
  stage.sim().start(bot.base());
  CHECK(stage.act(kSimHello) == 204);
  while (bot.requests().empty()) std::this_thread::yield();
  const auto started = std::chrono::steady_clock::now();
  stage.sim().stop();
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::milliseconds{1'900});
  bot.let_go();
}
