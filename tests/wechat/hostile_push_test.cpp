// The bad-input catalogue for the query, the envelope and the message inside, as tables: what gets
// 403 and leaves nothing, what is kept in quarantine, what is processed all the same.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "bot/wechat/webhook.hpp"
#include "tests/support/callback_support.hpp"

namespace zampa::wechat {
using support::kOpenid;
using support::kPushTime;
using support::PushMaker;
using support::RecordedHooks;
using support::text_push;

namespace {

struct Outcome {
  HttpResponse response;
  RecordedHooks app;
};

Outcome push(const PushMaker& maker, const HttpRequest& request, Instant now = kPushTime) {
  Outcome out;
  out.response = answer_callback(maker.account, out.app.hooks(), request, now);
  return out;
}

HttpRequest with_param(HttpRequest request, const std::string& name, const std::string& value) {
  request.query.erase(name);
  request.query.emplace(name, value);
  return request;
}

void check_forbidden(const Outcome& out, const std::string& reason) {
  CHECK(out.response.status == 403);
  CHECK(out.response.body == "forbidden\n");
  CHECK(out.response.content_type == "text/plain; charset=utf-8");
  CHECK(out.response.close);
  CHECK(out.response.headers.empty());
  CHECK(out.app.rejected == std::vector<std::string>{reason});
  CHECK(out.app.handled.empty());
  CHECK(out.app.quarantined.empty());
}

/// A sealed text with an inner layout of our choice.
std::string sealed_raw(const PushMaker& maker, std::string plain, std::size_t block = 32) {
  const std::size_t pad = block - plain.size() % block;
  plain.append(pad, static_cast<char>(pad));
  return base::base64_encode(
      base::aes256_cbc_encrypt(maker.key(), maker.key().substr(0, 16), plain));
}

}  // namespace

TEST_CASE("B054-B057: the URL check") {
  PushMaker maker;
  HttpRequest bare;
  bare.method = "GET";
  check_forbidden(push(maker, bare), "malformed_query");

  const auto get = maker.request("GET", "");
  for (const std::string& bad :
       {std::string(), std::string("<script>"), std::string(2048, 'a'), std::string("随机"),
        std::string("a\r\nX: y"), std::string(129, 'a')}) {
    const auto out = push(maker, with_param(get, "echostr", bad));
    CAPTURE(bad);
    CHECK(out.response.status == 400);
    CHECK(out.response.body == "bad request\n");
  }
  CHECK(push(maker, get).response.status == 400);
  CHECK(push(maker, with_param(get, "echostr", std::string(128, 'a'))).response.status == 200);
  check_forbidden(
      push(maker, with_param(with_param(get, "echostr", "a"), "signature", std::string(40, 'a'))),
      "signature");
  auto doubled = with_param(get, "echostr", "a");
  doubled.query.emplace("echostr", "b");
  check_forbidden(push(maker, doubled), "duplicate_parameter");
}

TEST_CASE("B058-B062, B065: forms of signature, timestamp and nonce") {
  PushMaker maker;
  const auto good = maker.secure(text_push("x"));
  const std::string right = good.query_once("msg_signature");
  std::string upper = right;
  for (char& c : upper) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
  for (const std::string& bad : {std::string(), right.substr(1), right + "0", upper,
                                 std::string(40, 'g'), std::string(40, '0')}) {
    CAPTURE(bad);
    check_forbidden(push(maker, with_param(good, "msg_signature", bad)), "signature");
  }
  auto absent = good;
  absent.query.erase("msg_signature");
  check_forbidden(push(maker, absent), "signature");
  // B060: only msg_signature counts.
  CHECK(push(maker, with_param(good, "signature", "wrong")).response.status == 200);

  PushMaker other = maker;
  other.account.token = "anotherToken2026";
  check_forbidden(push(maker, other.secure(text_push("x"))), "signature");

  for (const char* bad : {"176700000", "17670000000", "17670000001767000000", "1e9", "+176700000",
                          " 1767000000", "１７６７００００００", "-1767000000", ""}) {
    CAPTURE(bad);
    PushMaker bent = maker;
    bent.timestamp = bad;
    check_forbidden(push(maker, bent.secure(text_push("x"))), "malformed_query");
  }
  for (const std::string& bad : {std::string(), std::string(65, 'n'), std::string("a&b"),
                                 std::string("a\0b", 3), std::string("随机")}) {
    PushMaker bent = maker;
    bent.nonce = bad;
    check_forbidden(push(maker, bent.secure(text_push("x"))), "malformed_query");
  }
  for (const char* name : {"signature", "timestamp", "nonce", "msg_signature", "encrypt_type"}) {
    CAPTURE(name);
    auto twice = good;
    twice.query.emplace(name, good.query_once(name));
    check_forbidden(push(maker, twice), "duplicate_parameter");
  }
}

TEST_CASE("B063, B064: age of a signed push") {
  PushMaker maker;
  const auto at = [&](int seconds) { return kPushTime + std::chrono::seconds(seconds); };
  const auto request = maker.secure(text_push("x"));
  for (const int age : {-600, -599, 0, 599, 600}) {
    CAPTURE(age);
    CHECK(push(maker, request, at(age)).app.handled.size() == 1);
  }
  for (const int age : {-601, 601, 86400}) {
    CAPTURE(age);
    const auto out = push(maker, request, at(age));
    CHECK(out.response.body == "success");
    CHECK(out.app.handled.empty());
    REQUIRE(out.app.quarantined.size() == 1);
    CHECK(out.app.quarantined[0].reason == "stale");
    CHECK(out.app.quarantined[0].raw == text_push("x"));
    CHECK(out.app.quarantined[0].digest == base::sha256_hex(text_push("x")));
  }
  // Handled before: the same reply again, no second effect.
  RecordedHooks app;
  app.reply = domain::Reply::of("已受理");
  const auto first = answer_callback(maker.account, app.hooks(), request, kPushTime);
  const auto again = answer_callback(maker.account, app.hooks(), request, at(601));
  CHECK(again.body == first.body);
  CHECK(app.handled.size() == 1);
  CHECK(app.quarantined.empty());
}

TEST_CASE("B066: digits moved between timestamp and nonce do not keep the signature alive") {
  PushMaker maker;
  maker.account.mode = domain::Account::Mode::plaintext;
  maker.nonce = "1767000123";
  const std::string signature = maker.plain_signature();
  CHECK(push(maker, maker.request("POST", text_push("x"))).response.status == 200);
  const std::string joined = maker.timestamp + maker.nonce;
  int refused = 0;
  for (std::size_t cut = 1; cut < joined.size(); ++cut) {
    if (cut == 10) continue;
    PushMaker bent = maker;
    bent.timestamp = joined.substr(0, cut);
    bent.nonce = joined.substr(cut);
    const auto out =
        push(maker, with_param(bent.request("POST", text_push("x")), "signature", signature));
    refused += out.response.status == 403 ? 1 : 0;
  }
  CHECK(refused == 18);
}

TEST_CASE("B068: equal nonce and time with another message is another message") {
  PushMaker maker;
  RecordedHooks app;
  answer_callback(maker.account, app.hooks(), maker.secure(text_push("a", "1")), kPushTime);
  answer_callback(maker.account, app.hooks(), maker.secure(text_push("b", "2")), kPushTime);
  REQUIRE(app.handled.size() == 2);
  CHECK(app.handled[0].dedupe_key != app.handled[1].dedupe_key);
}

TEST_CASE("B061, B069: secure mode takes nothing but aes") {
  PushMaker maker;
  const auto good = maker.secure(text_push("x"));
  for (const char* bad : {"raw", "AES", "aes2", ""}) {
    CAPTURE(bad);
    check_forbidden(push(maker, with_param(good, "encrypt_type", bad)), "mode_mismatch");
  }
  auto absent = good;
  absent.query.erase("encrypt_type");
  check_forbidden(push(maker, absent), "mode_mismatch");
  check_forbidden(push(maker, maker.request("POST", text_push("x"))), "mode_mismatch");
}

TEST_CASE("B073-B077, B089: envelopes that hold no whole ciphertext") {
  PushMaker maker;
  const std::string sealed = maker.sealed(text_push("x"));
  const std::string bytes = *base::base64_decode(sealed);
  auto none =
      maker.sign_sealed(maker.request("POST", "<xml><ToUserName>gh</ToUserName></xml>"), "");
  check_forbidden(push(maker, none), "envelope");
  for (const char* body : {"", "junk", "{}", "<xml><Encrypt>", "<!DOCTYPE x><xml/>"}) {
    CAPTURE(body);
    check_forbidden(push(maker, maker.sign_sealed(maker.request("POST", body), sealed)),
                    "envelope");
  }
  const std::string twice =
      "<xml><Encrypt>" + sealed + "</Encrypt><Encrypt>" + sealed + "</Encrypt></xml>";
  check_forbidden(push(maker, maker.sign_sealed(maker.request("POST", twice), sealed)), "envelope");

  std::string url_letters = sealed;
  url_letters[3] = '-';
  const std::string bad[] = {"",
                             "A",
                             base::base64_encode(bytes.substr(0, 15)),
                             base::base64_encode(bytes.substr(0, 40)),
                             sealed + "\n",
                             sealed.substr(0, 20) + " " + sealed.substr(20),
                             url_letters,
                             sealed + "=",
                             sealed.substr(0, sealed.size() - 1),
                             sealed + "AAAA"};
  for (const auto& text : bad) {
    CAPTURE(text);
    check_forbidden(push(maker, maker.with_encrypt(text)), "decrypt");
  }

  std::string flipped_bytes = bytes;
  flipped_bytes[40] = static_cast<char>(flipped_bytes[40] ^ 1);
  const std::string flipped = base::base64_encode(flipped_bytes);
  auto stolen = maker.with_encrypt(sealed);
  stolen.body = maker.with_encrypt(flipped).body;
  check_forbidden(push(maker, stolen), "signature");
}

TEST_CASE("B078-B084: a forged ciphertext under a right signature") {
  PushMaker maker;
  const std::string message = text_push("x");
  const std::string bytes = *base::base64_decode(maker.sealed(message));
  // The last block holds padding and receiver; a flipped bit there can never read well. (A bit in
  // the middle garbles the text, which is then unreadable or unsigned by any known sender.)
  for (const std::size_t at : {bytes.size() - 1, bytes.size() - 17, bytes.size() - 33}) {
    std::string bent = bytes;
    bent[at] = static_cast<char>(bent[at] ^ 0x40);
    const auto out = push(maker, maker.with_encrypt(base::base64_encode(bent)));
    CAPTURE(at);
    CHECK(out.app.handled.empty());
    if (out.app.quarantined.empty()) check_forbidden(out, "decrypt");
  }

  const auto length = [](std::uint32_t n) {
    std::string out;
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out.push_back(static_cast<char>(n >> shift));
    return out;
  };
  const std::string random(16, 'r');
  const std::string id = maker.account.app_id;
  for (const std::uint32_t n : {0U, 1U, 0x10000U, 0xFFFFFFFFU, 0x80000000U}) {
    CAPTURE(n);
    check_forbidden(
        push(maker, maker.with_encrypt(sealed_raw(maker, random + length(n) + message + id))),
        "decrypt");
  }
  check_forbidden(push(maker, maker.with_encrypt(sealed_raw(maker, "short"))), "decrypt");
  for (const std::string& other :
       {std::string(), std::string("wx1111111111111111"), id.substr(1), id.substr(0, id.size() - 1),
        id + "0", std::string("WX") + id.substr(2)}) {
    CAPTURE(other);
    PushMaker foreign = maker;
    foreign.account.app_id = other;
    check_forbidden(push(maker, foreign.secure(message)), "decrypt");
  }
  // B080, B085: padding to 16 and a constant random part are not ours to judge.
  const auto lenient = sealed_raw(
      maker,
      std::string(16, '\0') + length(static_cast<std::uint32_t>(message.size())) + message + id,
      16);
  CHECK(push(maker, maker.with_encrypt(lenient)).app.handled.size() == 1);
}

TEST_CASE("B070, B088, B090: what stands outside the seal decides nothing") {
  PushMaker maker;
  PushMaker other = maker;
  other.account.token = "tokenOfAnotherAccount";
  check_forbidden(push(maker, other.secure(text_push("x"))), "signature");

  const std::string sealed = maker.sealed(text_push("x"));
  const auto out = push(
      maker, maker.sign_sealed(maker.request("POST",
                                             "<xml><ToUserName>gh_other"
                                             "</ToUserName><FromUserName>mallory</FromUserName>"
                                             "<Encrypt>" +
                                                 sealed + "</Encrypt></xml>"),
                               sealed));
  REQUIRE(out.app.handled.size() == 1);
  CHECK(out.app.handled[0].sender == kOpenid);
  CHECK(out.app.noted == std::vector<std::string>{"outer_mismatch"});
}

TEST_CASE("B091-B101, B104, B105, B115: authentic but unreadable is kept and acknowledged") {
  PushMaker maker;
  std::string deep;
  for (int i = 0; i < 9; ++i) deep += "<a>";
  for (int i = 0; i < 9; ++i) deep += "</a>";
  std::string wide = "<xml>";
  for (int i = 0; i < 65; ++i) wide += "<f" + std::to_string(i) + "/>";
  wide += "</xml>";
  const auto from = [](const std::string& sender) {
    return "<xml><ToUserName>gh_a1b2c3d4e5f6</ToUserName><FromUserName><![CDATA[" + sender +
           "]]></FromUserName><MsgType>text</MsgType></xml>";
  };
  const std::vector<std::pair<std::string, std::string>> rows{
      {"<xml>\xFF</xml>", "not_utf8"},
      {"<xml>\xED\xA0\x80</xml>", "not_utf8"},
      {text_push(std::string(32 * 1024, 'x')), "too_large"},
      {R"({"MsgType":"text"})", "not_xml"},
      {"", "not_xml"},
      {"\xEF\xBB\xBF", "not_xml"},
      {"   ", "not_xml"},
      {"<xml>", "not_xml"},
      {"<xml/><xml/>", "not_xml"},
      {"<xml/>junk", "not_xml"},
      {"<!DOCTYPE x [<!ENTITY a 'b'>]><xml>&a;</xml>", "doctype"},
      {"<!DOCTYPE x SYSTEM 'http://127.0.0.1/x'><xml/>", "doctype"},
      {"<xml><a>&nbsp;</a></xml>", "not_xml"},
      {"<xml><a>&#0;</a></xml>", "not_xml"},
      {"<xml><a>&#xD800;</a></xml>", "not_xml"},
      {deep, "too_deep"},
      {wide, "too_many_fields"},
      {"<xml><MsgId>1</MsgId><MsgId>1</MsgId></xml>", "repeated_field"},
      {"<xml><Content>1</Content><a/><Content>2</Content></xml>", "repeated_field"},
      {from(""), "bad_openid"},
      {from(std::string(129, 'o')), "bad_openid"},
      {from("../etc"), "bad_openid"},
      {from("a'b"), "bad_openid"},
      {from("a\nb"), "bad_openid"},
      {"<xml><ToUserName>gh_x</ToUserName><FromUserName>o</FromUserName></xml>", "wrong_account"},
      {std::string("<xml><a>\0</a></xml>", 18), "not_xml"},
  };
  for (const auto& [message, reason] : rows) {
    CAPTURE(message, reason);
    const auto out = push(maker, maker.secure(message));
    CHECK(out.response.status == 200);
    CHECK(out.response.body == "success");
    CHECK(out.app.handled.empty());
    REQUIRE(out.app.quarantined.size() == 1);
    CHECK(out.app.quarantined[0].reason == reason);
    CHECK(out.app.quarantined[0].raw == message);
    CHECK(out.app.quarantined[0].account == "ali");
    CHECK(out.app.quarantined[0].arrived_at == kPushTime);
    CHECK(out.app.rejected.empty());
  }
}

TEST_CASE("B098, B102, B103, B106-B114: odd but authentic is processed") {
  PushMaker maker;
  const auto text_of = [&](const std::string& message) {
    const auto out = push(maker, maker.secure(message));
    CAPTURE(message);
    REQUIRE(out.app.handled.size() == 1);
    return out.app.handled[0].text;
  };
  const auto raw_push = [](const std::string& content) {
    return "<xml><ToUserName>gh_a1b2c3d4e5f6</ToUserName><FromUserName>o1</FromUserName>"
           "<MsgType>text</MsgType><Content>" +
           content + "</Content></xml>";
  };
  CHECK(text_of("<?xml version='1.0' encoding='GBK'?>" + raw_push("路灯")) == "路灯");
  CHECK(text_of(raw_push("<![CDATA[a]]]]><![CDATA[>b]]>")) == "a]]>b");
  CHECK(text_of(raw_push("a<!-- x -->b<?y z?>c")) == "abc");
  CHECK(text_of(raw_push("a\x1D\x02"
                         "b")) == "ab");
  std::string stack = "ཀ";
  for (int i = 0; i < 60; ++i) stack += "\u0F71";
  CHECK(text_of(raw_push(stack)) == stack);
  CHECK(text_of(raw_push("\U000E0FFF\u0378")) == "\U000E0FFF\u0378");
  CHECK(text_of(raw_push("བཀྲ་ཤིས།")) == "བཀྲ་ཤིས།");

  // Without a believable time the message is handled and counted.
  const auto odd_time = push(maker, maker.secure(raw_push("x")));
  CHECK(odd_time.app.noted == std::vector<std::string>{"time_suspect"});
}

}  // namespace zampa::wechat
