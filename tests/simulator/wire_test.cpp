#include "simulator/wire.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using zampa::simulator::base64_decode;
using zampa::simulator::base64_encode;
using zampa::simulator::decode_key;
using zampa::simulator::open_sealed;
using zampa::simulator::seal;
using zampa::simulator::signature_of;

namespace {

// The published vectors that the bot's own wire code is held to as well; neither side sees the
// other's code.
struct SimVector {
  std::string token, key, id, timestamp, nonce, random, message, sealed, signature;
};

const std::string kSimZeroKey(43, 'A');

const SimVector kSimVectors[] = {
    {"AAAAA", kSimZeroKey, "wxba5fad812f8e6fb9", "1714112445", "415670741", "a8eedb185eb2fecf",
     R"({"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"})",
     "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcv"
     "ZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3F"
     "n2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSe"
     "OBrebufAlr7F9mFUPAJGj04=",
     "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3"},
    {"AAAAA", kSimZeroKey, "wxba5fad812f8e6fb9", "1713424427", "415670741", "707722b803182950",
     R"({"demo_resp":"good luck"})",
     "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/"
     "5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==",
     "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1"},
    {"AAAAA", kSimZeroKey, "wx134c8103faa5a59e", "1715943329", "1590219412", "1205899eaf019bbd",
     "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName>\n"
     "<FromUserName><![CDATA[o9AgO5Kd5ggOC-bXrbNODIiE3bGY]]></FromUserName>\n"
     "<CreateTime>1715943329</CreateTime>\n<MsgType><![CDATA[event]]></MsgType>\n"
     "<Event><![CDATA[debug_demo]]></Event>\n<debug_str><![CDATA[hello "
     "world]]></debug_str>\n</xml>",
     "D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1v"
     "r7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBq"
     "CzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTf"
     "yeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ"
     "15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXb"
     "sTFHTYe0Mg==",
     "6c12a4205838198b8fa631b3220723bb07f1015c"},
    {"AAAAA", kSimZeroKey, "wx134c8103faa5a59e", "1713424427", "415670741", "999951349e8ee746",
     "<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>",
     "hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSv"
     "PT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7",
     "03e0812039325c2712ef5f0f980fd14c70d6e307"},
    {"pamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6", "", "",
     "aaaabbbbccccdddd", "我是中文abcd123",
     "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==",
     ""},
    {"123456", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR", "wx49f0ab532d5d035a", "1411525903",
     "461056294", "1234567890123456",
     "<xml>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[test]]></Content>\n"
     "<FromUserName><![CDATA[wx49f0ab532d5d035a]]></FromUserName>\n"
     "<ToUserName><![CDATA[messense]]></ToUserName>\n<AgentID>1</AgentID>\n"
     "<CreateTime>1411525903</CreateTime>\n</xml>",
     "9s4gMv99m88kKTh/H8IdkOiMg6bisoy3ypwy9H4hvSPe9nsGaqyw5hhSjdYbcrKk+j3nba4HMOTzHrluLBYqxgNcBqGs"
     "L8GqxlhZgURnAtObvesEl5nZ+uBE8bviY0LWke8Zy9V/QYKxNV2FqllNXcfmstttyIkMKCCmVbCFM2JTF5wY0nFhHZSj"
     "PUL2Q1qvSUCUld+/WIXrx0oyKQmpB6o8NRrrNrsDf03oxI1p9FxUgMnwKKZeOA/uu+2IEvEBtb7muXsVbwbgX05UPPJv"
     "FurDXafG0RQyPR+mf1nDnAtQmmNOuiR5MIkdQ39xn1vWwi1O5oazPoQJz0nTYjxxEE8kv3kFxtAGVRe3ypD3WeK2XeFY"
     "FMNMpatF9XiKzHo3",
     "407518b7649e86ef23978113f92d27afa9296533"},
};

constexpr auto kSimClassicKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

}  // namespace

TEST_CASE("the simulator seals and signs as the published vectors say") {
  for (const auto& vector : kSimVectors) {
    const auto key = decode_key(vector.key);
    REQUIRE(key);
    CHECK(seal(*key, vector.random, vector.message, vector.id) == vector.sealed);
    const auto opened = open_sealed(*key, vector.sealed);
    REQUIRE(opened);
    CHECK(opened->message == vector.message);
    CHECK(opened->receiver == vector.id);
    if (!vector.signature.empty()) {
      CHECK(signature_of({vector.token, vector.timestamp, vector.nonce, vector.sealed}) ==
            vector.signature);
    }
  }
}

TEST_CASE("the simulator signs open requests as the published vectors say") {
  CHECK(signature_of({"AAAAA", "1714036504", "1514711492"}) ==
        "f464b24fc39322e44b38aa78f5edd27bd1441696");
  CHECK(signature_of({"AAAAA", "1714037059", "486452656"}) ==
        "899cf89e464efb63f54ddac96b0a0a235f53aa78");
  CHECK(signature_of({"test", "1410685589", "test"}) == "f21891de399b4e33a1a93c9a7b8a8fffb5a443ff");
  CHECK(signature_of({"345", "123"}) == "9f537aeb751ec72605f57f94a2f6dc3e3958e1dd");
  CHECK(signature_of({"c", "a", "b"}) == "a9993e364706816aba3e25717850c26c9cd0d89d");
}

TEST_CASE("the simulator opens WeCom's published address checks") {
  const auto classic = decode_key(kSimClassicKey);
  REQUIRE(classic);
  const std::string echo =
      "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
  CHECK(signature_of({"QDG6eK", "1409659589", "263014780", echo}) ==
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3");
  const auto opened = open_sealed(*classic, echo);
  REQUIRE(opened);
  CHECK(opened->message == "1616140317555161061");
  CHECK(opened->receiver == "wx5823bf96d3bd56c7");

  const auto other = decode_key("kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR");
  REQUIRE(other);
  const auto second = open_sealed(
      *other,
      "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==");
  REQUIRE(second);
  CHECK(second->message == "5927782489442352469");
}

TEST_CASE("the simulator opens the classic sample and every boundary of the padding") {
  const auto key = decode_key(kSimClassicKey);
  REQUIRE(key);
  const auto classic = open_sealed(
      *key,
      "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUp"
      "j911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue"
      "06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+"
      "3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH"
      "27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8"
      "R07+qN+E7Q==");
  REQUIRE(classic);
  CHECK(classic->message.size() == 284);
  CHECK(classic->message.find("4561255354251345929") != std::string::npos);

  const std::string random = "0123456789abcdef";
  const std::string id = "wx5823bf96d3bd56c7";
  CHECK(seal(*key, random, std::string(26, 'x'), id) ==
        "sKqRbbiSUnDhFHOvPjtUMSs1k8K1CdhVATTBQNj5RGfr2SSogQPwiaREvDG6j+"
        "anDDTQGRPc5XVafaRf07vjdJWo03DV9aa/cArn/HDtV476heTTKpJSMh7JMO1cnA3V");
  CHECK(seal(*key, random, std::string(25, 'x'), id) ==
        "sKqRbbiSUnDhFHOvPjtUMTIgWxMfZaDiaj7KzsCGyXqqH9HC+RjyYtNk3PCh1eyjg4jSIJ9DqwBX6vUvZrmBVA==");
  CHECK(seal(*key, random, "", id) ==
        "sKqRbbiSUnDhFHOvPjtUMU5qwF3QTRQT35ZLQKNzkIFzNtEiqzhRA2bjiTq/aLNxdb+TySor6nIW5pigQ2NbKg==");
  CHECK(seal(*key, random, "success", id) ==
        "sKqRbbiSUnDhFHOvPjtUMbWS28WQJEcq+Mzda1Jz7/48f8S/Ty+bA9T4kUGo9xXppbi6Xb5CJDNdGLzlBP6xcQ==");
  CHECK(
      seal(*key, random, "路灯坏了 གློག་སྒྲོན་སྐྱོན་ཤོར། 😀", id) ==
      "sKqRbbiSUnDhFHOvPjtUMfdFC1EEVLd7ZFymHoqADwlTdfpJV1FqtA7ZOTQW/5MlbUKfPoBsQuAsxB5B3hzfkIlIH3QJ"
      "e4SQ3TptMUWh9hjowNGvkN7g89x7j6ONN4GjDY2d8ny41cMEQ9vIOYeXBdAAriQqaOcEXv/ad83Dtww=");
}

TEST_CASE("the simulator opens nothing that was tampered with") {
  const auto key = decode_key(kSimZeroKey);
  REQUIRE(key);
  const auto sealed = seal(*key, "0123456789abcdef", "message", "wx1");
  REQUIRE(open_sealed(*key, sealed));
  CHECK_FALSE(open_sealed(*key, sealed.substr(0, sealed.size() - 4)));
  CHECK_FALSE(open_sealed(*key, ""));
  CHECK_FALSE(open_sealed(*key, "not base64 at all!!!"));
  CHECK_FALSE(open_sealed(*decode_key(kSimClassicKey), sealed));
}

TEST_CASE("the simulator's key decoder takes 43 characters and nothing else") {
  CHECK(decode_key(kSimClassicKey));
  CHECK_FALSE(decode_key(std::string(42, 'A')));
  CHECK_FALSE(decode_key(std::string(44, 'A')));
  CHECK_FALSE(decode_key(std::string(42, 'A') + "!"));
}

TEST_CASE("base64 of the simulator reads back what it writes") {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    CHECK(base64_decode(base64_encode(bytes)) == bytes);
    bytes += static_cast<char>(i * 37);
  }
  CHECK_FALSE(base64_decode("abc"));
  CHECK_FALSE(base64_decode("ab=c"));
}
