// The callback address in all modes and formats: what is let in, what is told back.
#include "bot/wechat/webhook.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <nlohmann/json.hpp>

#include "bot/base/fault.hpp"
#include "bot/base/json.hpp"
#include "tests/support/callback_support.hpp"

namespace zampa::wechat {
using domain::Account;
using support::kOpenid;
using support::kPushTime;
using support::push_xml;
using support::PushMaker;
using support::RecordedHooks;
using support::text_push;

namespace {

HttpResponse ask(PushMaker& maker, RecordedHooks& app, const HttpRequest& request,
                 Instant now = kPushTime) {
  return answer_callback(maker.account, app.hooks(), request, now);
}

/// The plain reply inside an answer of secure mode.
std::string opened_reply(const PushMaker& maker, const HttpResponse& response) {
  const auto xml = base::read_xml(response.body);
  REQUIRE(xml);
  const std::string encrypt = xml->child_text("Encrypt");
  CHECK(xml->child_text("Nonce") == maker.nonce);
  CHECK(xml->child_text("TimeStamp") == maker.timestamp);
  CHECK(xml->child_text("MsgSignature") == maker.sealed_signature(encrypt));
  const auto plain = base::unseal(maker.key(), maker.account.app_id, encrypt);
  REQUIRE(plain);
  return *plain;
}

}  // namespace

TEST_CASE("a sealed push is handled and gets a sealed reply") {
  PushMaker maker;
  RecordedHooks app;
  app.reply = domain::Reply::of("已受理 ]]> བདག་གིས་ཐོབ་བྱུང་། 😀");
  const auto response = ask(maker, app, maker.secure(text_push("路灯坏了")));
  CHECK(response.status == 200);
  CHECK(response.content_type == "text/xml; charset=utf-8");
  REQUIRE(app.handled.size() == 1);
  CHECK(app.handled[0].text == "路灯坏了");
  CHECK(app.handled[0].sender == kOpenid);
  const auto reply = base::read_xml(opened_reply(maker, response));
  REQUIRE(reply);
  CHECK(reply->child_text("Content") == app.reply.text);
  CHECK(reply->child_text("MsgType") == "text");
  CHECK(reply->child_text("ToUserName") == kOpenid);
  CHECK(reply->child_text("FromUserName") == "gh_a1b2c3d4e5f6");
  CHECK(reply->child_text("CreateTime") == "1767000000");
  CHECK(app.rejected.empty());
  CHECK(app.noted.empty());
}

TEST_CASE("a repeated push gets the same bytes") {
  PushMaker maker;
  RecordedHooks app;
  app.reply = domain::Reply::of("已受理");
  const auto request = maker.secure(text_push("x"));
  const auto first = ask(maker, app, request);
  CHECK(ask(maker, app, request, kPushTime + std::chrono::seconds(1)).body == first.body);
  CHECK(ask(maker, app, request, kPushTime + std::chrono::seconds(300)).body == first.body);
  CHECK(app.handled.at(0).dedupe_key == app.handled.at(1).dedupe_key);
}

TEST_CASE("nothing to say is `success` in every mode") {
  PushMaker maker;
  RecordedHooks app;
  CHECK(ask(maker, app, maker.secure(text_push("x"))).body == "success");
  app.reply = domain::Reply::of("");
  CHECK(ask(maker, app, maker.secure(text_push("x"))).body == "success");
  app.reply = domain::Reply::of("no reply can reach these");
  for (const char* event : {"unsubscribe", "LOCATION", "VIEW", "TEMPLATESENDJOBFINISH"}) {
    CAPTURE(event);
    CHECK(ask(maker, app, maker.secure(push_xml({{"MsgType", "event"}, {"Event", event}}))).body ==
          "success");
  }
  app.reply.kind = domain::Reply::Kind::update_card;
  CHECK(ask(maker, app, maker.secure(text_push("x"))).body == "success");
}

TEST_CASE("a hand-over to a human carries no text") {
  PushMaker maker;
  RecordedHooks app;
  app.reply.kind = domain::Reply::Kind::transfer_to_human;
  const auto response = ask(maker, app, maker.secure(text_push("人工")));
  const auto reply = base::read_xml(opened_reply(maker, response));
  REQUIRE(reply);
  CHECK(reply->child_text("MsgType") == "transfer_customer_service");
  CHECK(reply->child("Content") == nullptr);
}

TEST_CASE("a reply longer than the platform shows is cut at a character, not refused by it") {
  PushMaker maker;
  RecordedHooks app;
  std::string text;
  while (text.size() < 3000) text += "གློག་སྒྲོན་";
  app.reply = domain::Reply::of(text);
  const auto response = ask(maker, app, maker.secure(text_push("x")));
  const auto reply = base::read_xml(opened_reply(maker, response));
  REQUIRE(reply);
  const std::string content = reply->child_text("Content");
  CHECK(content.size() <= 2048);
  CHECK(content.size() > 1900);
  app.reply = domain::Reply::of(std::string(2048, 'x'));
  CHECK(base::read_xml(opened_reply(maker, ask(maker, app, maker.secure(text_push("x")))))
            ->child_text("Content")
            .size() == 2048);
}

TEST_CASE("plaintext mode checks the plain signature and answers in plain XML") {
  PushMaker maker;
  maker.account.mode = Account::Mode::plaintext;
  RecordedHooks app;
  app.reply = domain::Reply::of("好");
  auto request = maker.request("POST", text_push("x"));
  const auto response = ask(maker, app, request);
  CHECK(base::read_xml(response.body)->child_text("Content") == "好");
  request.query.emplace("encrypt_type", "raw");
  CHECK(ask(maker, app, request).status == 200);
  request.query.erase("signature");
  request.query.emplace("signature", std::string(40, '0'));
  CHECK(ask(maker, app, request).status == 403);
  CHECK(app.rejected == std::vector<std::string>{"signature"});
  CHECK(ask(maker, app, maker.secure(text_push("x"))).status == 403);
  CHECK(app.rejected.back() == "mode_mismatch");
}

TEST_CASE("compatible mode believes only the sealed half") {
  PushMaker maker;
  maker.account.mode = Account::Mode::compatible;
  RecordedHooks app;
  app.reply = domain::Reply::of("好");
  const std::string encrypt = maker.sealed(text_push("sealed", "1"));
  const std::string clear = push_xml({{"MsgType", "text"}, {"Content", "forged"}, {"MsgId", "2"}},
                                     "<Encrypt><![CDATA[" + encrypt + "]]></Encrypt>");
  const auto response = ask(maker, app, maker.sign_sealed(maker.request("POST", clear), encrypt));
  REQUIRE(app.handled.size() == 1);
  CHECK(app.handled[0].text == "sealed");
  CHECK(base::read_xml(response.body)->child_text("Content") == "好");
  // The plain signature alone opens nothing.
  CHECK(ask(maker, app, maker.request("POST", clear)).status == 403);
  CHECK(ask(maker, app, maker.request("POST", text_push("x"))).status == 403);
  CHECK(app.handled.size() == 1);
}

TEST_CASE("a mini-program is read in JSON in all modes and answered `success`") {
  PushMaker maker;
  maker.account.kind = domain::Channel::miniprogram;
  maker.account.format = Account::Format::json;
  maker.account.mode =
      GENERATE(Account::Mode::secure, Account::Mode::compatible, Account::Mode::plaintext);
  RecordedHooks app;
  const std::string clear =
      R"({"ToUserName":"gh_a1b2c3d4e5f6","FromUserName":")" + kOpenid +
      R"(","CreateTime":1767000000,"MsgType":"text","Content":"路灯","MsgId":7)";
  auto request = maker.request("POST", clear + "}");
  const std::string encrypt = maker.sealed(clear + "}");
  if (maker.account.mode == Account::Mode::secure) {
    request.body = R"({"ToUserName":"gh_a1b2c3d4e5f6","Encrypt":")" + encrypt + "\"}";
    request = maker.sign_sealed(request, encrypt);
  } else if (maker.account.mode == Account::Mode::compatible) {
    request.body = clear + R"(,"Encrypt":")" + encrypt + "\"}";
    request = maker.sign_sealed(request, encrypt);
  }
  CHECK(ask(maker, app, request).body == "success");
  REQUIRE(app.handled.size() == 1);
  CHECK(app.handled[0].text == "路灯");

  app.reply = domain::Reply::of("goes through the outbox");
  CHECK(ask(maker, app, request).body == "success");
  CHECK(app.noted == std::vector<std::string>{"reply_dropped"});

  app.reply.kind = domain::Reply::Kind::transfer_to_human;
  const auto response = ask(maker, app, request);
  CHECK(response.content_type == "application/json; charset=utf-8");
  auto json = base::parse_json(response.body).value();
  if (maker.account.mode == Account::Mode::secure) {
    CHECK(json.at("TimeStamp").is_number_integer());
    const std::string sealed = base::json_text(json, "Encrypt");
    CHECK(base::json_text(json, "MsgSignature") == maker.sealed_signature(sealed));
    json =
        base::parse_json(base::unseal(maker.key(), maker.account.app_id, sealed).value()).value();
  }
  CHECK(base::json_text(json, "MsgType") == "transfer_customer_service");
  CHECK(base::json_text(json, "ToUserName") == kOpenid);
}

TEST_CASE("a mini-program may send sealed XML as well") {
  PushMaker maker;
  maker.account.kind = domain::Channel::miniprogram;
  RecordedHooks app;
  CHECK(ask(maker, app, maker.secure(text_push("x"))).body == "success");
  CHECK(app.handled.size() == 1);
}

TEST_CASE("the URL check gives the text back as it came") {
  PushMaker maker;
  RecordedHooks app;
  auto request = maker.request("GET", "");
  request.query.emplace("echostr", "4375120948345356249");
  const auto response = ask(maker, app, request);
  CHECK(response.status == 200);
  CHECK(response.body == "4375120948345356249");
  CHECK(response.content_type == "text/plain; charset=utf-8");
  CHECK(response.headers.at(0).second == "nosniff");
}

TEST_CASE("V1: the guide's own URL check passes") {
  PushMaker maker;
  maker.account.token = "AAAAA";
  HttpRequest request;
  request.method = "GET";
  request.query = {{"signature", "f464b24fc39322e44b38aa78f5edd27bd1441696"},
                   {"timestamp", "1714036504"},
                   {"nonce", "1514711492"},
                   {"echostr", "4375120948345356249"}};
  RecordedHooks app;
  CHECK(ask(maker, app, request, base::from_seconds(1'714'036'504)).body == "4375120948345356249");
}

TEST_CASE("a sealed URL check is opened first") {
  PushMaker maker;
  RecordedHooks app;
  const std::string sealed = maker.sealed("5927782489442352469");
  auto request = maker.sign_sealed(maker.request("GET", ""), sealed);
  request.query.emplace("echostr", sealed);
  CHECK(ask(maker, app, request).body == "5927782489442352469");
  auto garbage = maker.sign_sealed(maker.request("GET", ""), "AAAA");
  garbage.query.emplace("echostr", "AAAA");
  CHECK(ask(maker, app, garbage).status == 403);
}

TEST_CASE("a busy store is the server's business: nothing is acknowledged here") {
  PushMaker maker;
  RecordedHooks app;
  app.before_handle = [] { throw StorageFault("busy"); };
  CHECK_THROWS_AS(ask(maker, app, maker.secure(text_push("x"))), StorageFault);
  CHECK(app.quarantined.empty());
}

TEST_CASE("other methods and oversized bodies are refused before anything is read") {
  PushMaker maker;
  RecordedHooks app;
  auto request = maker.secure(text_push("x"));
  request.method = "PUT";
  CHECK(ask(maker, app, request).status == 405);
  request.method = "POST";
  request.body.assign(64 * 1024 + 1, 'x');
  CHECK(ask(maker, app, request).status == 413);
  CHECK(app.handled.empty());
}

TEST_CASE("old token and old key are accepted until their time is over") {
  PushMaker old;
  PushMaker now = old;
  now.account.token = "aliNewToken2027";
  now.account.encoding_aes_key = std::string(42, 'B') + "A";
  now.account.previous_token = old.account.token;
  now.account.previous_encoding_aes_key = old.account.encoding_aes_key;
  now.account.previous_until = kPushTime + std::chrono::hours(1);
  RecordedHooks app;
  CHECK(ask(now, app, now.secure(text_push("new"))).status == 200);
  CHECK(app.noted.empty());
  CHECK(ask(now, app, old.secure(text_push("old"))).status == 200);
  CHECK(app.noted == std::vector<std::string>{"old_token", "old_key"});
  now.account.previous_until = kPushTime;
  CHECK(ask(now, app, old.secure(text_push("late"))).status == 403);
  CHECK(app.handled.size() == 2);
}

TEST_CASE("an empty token lets nobody in") {
  PushMaker maker;
  maker.account.token.clear();
  RecordedHooks app;
  CHECK(ask(maker, app, maker.secure(text_push("x"))).status == 403);
}

}  // namespace zampa::wechat
