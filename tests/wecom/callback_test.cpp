// The WeCom callback: the published URL check and push, replies, and what is refused.
#include "bot/wecom/callback.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/callback_support.hpp"
#include "tests/vectors/published.hpp"

namespace zampa::wecom {
namespace {

using support::kPushTime;
using support::PushMaker;
using support::RecordedHooks;

PushMaker corp_maker() {
  PushMaker maker;
  maker.account.name = "ali-wecom";
  maker.account.kind = domain::Channel::wecom;
  maker.account.app_id = "ww0000000000000000";
  maker.account.original_id = "ww0000000000000000";
  return maker;
}

/// The maker of the published classic sample.
PushMaker classic_maker() {
  PushMaker maker = corp_maker();
  maker.account.token = vectors::kClassicToken;
  maker.account.encoding_aes_key = vectors::kClassicKey;
  maker.account.app_id = vectors::kClassicId;
  maker.account.original_id = vectors::kClassicId;
  return maker;
}

HttpResponse ask_corp(const PushMaker& maker, RecordedHooks& app, const HttpRequest& request,
                      Instant now = kPushTime) {
  return answer_callback(maker.account, app.hooks(), request, now);
}

std::string click() {
  return "<xml><ToUserName>ww0000000000000000</ToUserName><FromUserName>tashi</FromUserName>"
         "<CreateTime>1767000000</CreateTime><MsgType>event</MsgType>"
         "<Event>template_card_event</Event><EventKey>acknowledge</EventKey><TaskId>T@1</TaskId>"
         "<ResponseCode>rc</ResponseCode><AgentID>1000002</AgentID></xml>";
}

base::XmlNode plain_reply(const PushMaker& maker, const HttpResponse& response) {
  const auto outer = base::read_xml(response.body);
  REQUIRE(outer);
  const std::string sealed = outer->child_text("Encrypt");
  CHECK(outer->child_text("MsgSignature") == maker.sealed_signature(sealed));
  CHECK(outer->child_text("TimeStamp") == maker.timestamp);
  const auto plain = base::unseal(maker.key(), maker.account.app_id, sealed);
  REQUIRE(plain);
  auto inner = base::read_xml(*plain);
  REQUIRE(inner);
  return *std::move(inner);
}

}  // namespace

TEST_CASE("V7: the published URL check is opened and answered") {
  HttpRequest request;
  request.method = "GET";
  request.query = {
      {"msg_signature", "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3"},
      {"timestamp", "1409659589"},
      {"nonce", "263014780"},
      {"echostr",
       "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="}};
  RecordedHooks app;
  const Instant then = base::from_seconds(1'409'659'589);
  CHECK(ask_corp(classic_maker(), app, request, then).body == "1616140317555161061");
  CHECK(ask_corp(classic_maker(), app, request, kPushTime).status == 403);
  CHECK(app.rejected == std::vector<std::string>{"stale"});
  request.query.erase("nonce");
  request.query.emplace("nonce", "263014781");
  CHECK(ask_corp(classic_maker(), app, request, then).status == 403);
}

TEST_CASE("V6: the published push is handled") {
  PushMaker maker = classic_maker();
  maker.timestamp = "1409659813";
  maker.nonce = "1372623149";
  const auto request = maker.with_encrypt(std::string(vectors::kV6Sealed));
  CHECK(request.query_once("msg_signature") == "477715d11cdb4164915debcba66cb864d751f3e6");
  RecordedHooks app;
  CHECK(ask_corp(maker, app, request, base::from_seconds(1'409'659'813)).body == "success");
  REQUIRE(app.handled.size() == 1);
  CHECK(app.handled[0].text == "hello");
  CHECK(app.handled[0].sender == "mycreate");
  CHECK(app.handled[0].message_id == "4561255354251345929");
  CHECK(app.noted.empty());
}

TEST_CASE("a click is answered with a new button for the one who clicked") {
  const PushMaker maker = corp_maker();
  RecordedHooks app;
  app.reply = {domain::Reply::Kind::update_card, "已签收 འབྱོར།"};
  const auto reply = plain_reply(maker, ask_corp(maker, app, maker.secure(click())));
  CHECK(reply.child_text("MsgType") == "update_button");
  REQUIRE(reply.child("Button") != nullptr);
  CHECK(reply.child("Button")->child_text("ReplaceName") == "已签收 འབྱོར།");
  CHECK(reply.child_text("ToUserName") == "tashi");
  CHECK(reply.child_text("FromUserName") == "ww0000000000000000");
  CHECK(reply.child_text("CreateTime") == maker.timestamp);
}

TEST_CASE("a member's text is answered with a text, and a repeat with the same bytes") {
  const PushMaker maker = corp_maker();
  RecordedHooks app;
  app.reply = domain::Reply::of("好 ]]> ལེགས།");
  const auto first = ask_corp(maker, app, maker.secure(click()));
  CHECK(plain_reply(maker, first).child_text("Content") == "好 ]]> ལེགས།");
  CHECK(ask_corp(maker, app, maker.secure(click()), kPushTime + std::chrono::seconds(9)).body ==
        first.body);
}

TEST_CASE("nothing to say to a member is `success`") {
  const PushMaker maker = corp_maker();
  RecordedHooks app;
  CHECK(ask_corp(maker, app, maker.secure(click())).body == "success");
  app.reply.kind = domain::Reply::Kind::transfer_to_human;
  CHECK(ask_corp(maker, app, maker.secure(click())).body == "success");
  app.reply = {domain::Reply::Kind::update_card, "no card was clicked"};
  CHECK(ask_corp(maker, app,
                 maker.secure("<xml><ToUserName>ww0000000000000000</ToUserName><FromUserName>a"
                              "</FromUserName><MsgType>text</MsgType></xml>"))
            .body == "success");
}

TEST_CASE("only a right signature over a right seal is let in") {
  const PushMaker maker = corp_maker();
  const auto good = maker.secure(click());
  const auto refused = [&](const HttpRequest& request, const std::string& reason) {
    RecordedHooks app;
    const auto response = ask_corp(maker, app, request);
    CHECK(response.status == 403);
    CHECK(response.body == "forbidden\n");
    CHECK(response.close);
    CHECK(app.rejected == std::vector<std::string>{reason});
    CHECK(app.handled.empty());
    CHECK(app.quarantined.empty());
  };
  HttpRequest bare;
  bare.method = GENERATE("GET", "POST");
  refused(bare, "malformed_query");
  auto bent = good;
  bent.query.erase("msg_signature");
  refused(bent, "signature");
  // The plain signature of WeChat opens nothing here.
  refused(maker.request("POST", good.body), "signature");
  bent = good;
  bent.body = "<xml/>";
  refused(bent, "envelope");
  bent.body = "{}";
  refused(bent, "envelope");
  PushMaker foreign = maker;
  foreign.account.app_id = "ww1111111111111111";
  refused(foreign.secure(click()), "decrypt");
  foreign = maker;
  foreign.account.token = "anotherToken2026";
  refused(foreign.secure(click()), "signature");
  bent = good;
  bent.query.emplace("nonce", "again");
  refused(bent, "duplicate_parameter");
  // No URL check without a seal.
  auto get = maker.request("GET", "");
  get.query.emplace("echostr", "123");
  refused(get, "signature");
}

TEST_CASE("WeCom pushes that are authentic but unreadable or stale are kept") {
  const PushMaker maker = corp_maker();
  RecordedHooks app;
  CHECK(ask_corp(maker, app, maker.secure("not xml")).body == "success");
  CHECK(app.quarantined.at(0).reason == "not_xml");
  CHECK(ask_corp(maker, app, maker.secure(click()), kPushTime + std::chrono::hours(1)).body ==
        "success");
  CHECK(app.quarantined.at(1).reason == "stale");
  CHECK(app.handled.empty());
  // Handled before: the stored reply, no quarantine.
  app.reply = domain::Reply::of("好");
  ask_corp(maker, app, maker.secure(click()));
  const auto late = ask_corp(maker, app, maker.secure(click()), kPushTime + std::chrono::hours(1));
  CHECK(plain_reply(maker, late).child_text("Content") == "好");
  CHECK(app.quarantined.size() == 2);
}

TEST_CASE("other methods and oversized bodies on the WeCom address") {
  const PushMaker maker = corp_maker();
  RecordedHooks app;
  auto request = maker.secure(click());
  request.method = "DELETE";
  CHECK(ask_corp(maker, app, request).status == 405);
  request.method = "POST";
  request.body.assign(64 * 1024 + 1, ' ');
  CHECK(ask_corp(maker, app, request).status == 413);
}

}  // namespace zampa::wecom
