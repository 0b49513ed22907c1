// Our signature and cipher against every published vector (V1-V9, V12, V13) and the boundary ones
// (D1-D5): the one test that a mistake made alike in sealing and opening cannot pass.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "bot/base/callback_crypto.hpp"
#include "bot/base/crypto.hpp"
#include "tests/vectors/published.hpp"

namespace zampa::vectors {
using base::aes128_cbc_decrypt;
using base::base64_decode;
using base::callback_signature;
using base::decode_aes_key;
using base::is_callback_signature;
using base::seal;
using base::sha1_hex;
using base::to_hex;
using base::unseal;

namespace {

std::string cdata(std::string_view name, std::string_view value) {
  return "<" + std::string(name) + "><![CDATA[" + std::string(value) + "]]></" + std::string(name) +
         ">";
}

std::string key_of(std::string_view encoded) { return decode_aes_key(encoded).value(); }

}  // namespace

TEST_CASE("V1, V2: plain signatures of the platform's guide") {
  CHECK(callback_signature({"AAAAA", "1714036504", "1514711492"}) ==
        "f464b24fc39322e44b38aa78f5edd27bd1441696");
  CHECK(callback_signature({"AAAAA", "1714037059", "486452656"}) ==
        "899cf89e464efb63f54ddac96b0a0a235f53aa78");
}

TEST_CASE("V3: the secure JSON push of the platform's guide") {
  const std::string plain =
      R"({"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY",)"
      R"("CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"})";
  CHECK(plain.size() == 167);
  CHECK(callback_signature({"AAAAA", "1714112445", "415670741"}) ==
        "6c5c811b55cc85e0e1b54100749188c20beb3f5d");
  CHECK(callback_signature({"AAAAA", "1714112445", "415670741", kV3Sealed}) ==
        "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3");
  CHECK(unseal(key_of(kZeroKey), "wxba5fad812f8e6fb9", kV3Sealed) == plain);
  CHECK(seal(key_of(kZeroKey), "wxba5fad812f8e6fb9", plain, "a8eedb185eb2fecf") == kV3Sealed);
}

TEST_CASE("V4: the sealed JSON reply of the same guide") {
  const std::string sealed = seal(key_of(kZeroKey), "wxba5fad812f8e6fb9",
                                  R"({"demo_resp":"good luck"})", "707722b803182950");
  CHECK(sealed ==
        "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==");
  CHECK(callback_signature({"AAAAA", "1713424427", "415670741", sealed}) ==
        "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1");
}

TEST_CASE("V5: the secure XML push and reply of the third-party guide") {
  const std::string plain = "<xml>" + cdata("ToUserName", "gh_97417a04a28d") + "\n" +
                            cdata("FromUserName", "o9AgO5Kd5ggOC-bXrbNODIiE3bGY") +
                            "\n<CreateTime>1715943329</CreateTime>\n" + cdata("MsgType", "event") +
                            "\n" + cdata("Event", "debug_demo") + "\n" +
                            cdata("debug_str", "hello world") + "\n</xml>";
  CHECK(plain.size() == 292);
  CHECK(callback_signature({"AAAAA", "1715943329", "1590219412"}) ==
        "cc0c594499c1634947d5b502f158ee518947db27");
  CHECK(callback_signature({"AAAAA", "1715943329", "1590219412", kV5Sealed}) ==
        "6c12a4205838198b8fa631b3220723bb07f1015c");
  CHECK(unseal(key_of(kZeroKey), "wx134c8103faa5a59e", kV5Sealed) == plain);
  CHECK(seal(key_of(kZeroKey), "wx134c8103faa5a59e", plain, "1205899eaf019bbd") == kV5Sealed);

  // The guide's own reply has a malformed CDATA mark; it is kept literally.
  const std::string reply =
      seal(key_of(kZeroKey), "wx134c8103faa5a59e",
           "<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>", "999951349e8ee746");
  CHECK(reply ==
        "hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZb"
        "SvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7");
  CHECK(callback_signature({"AAAAA", "1713424427", "415670741", reply}) ==
        "03e0812039325c2712ef5f0f980fd14c70d6e307");
}

TEST_CASE("V6: the classic sample, and the same with another second") {
  CHECK(callback_signature({kClassicToken, "1409659813", "1372623149", kV6Sealed}) ==
        "477715d11cdb4164915debcba66cb864d751f3e6");
  CHECK(callback_signature({kClassicToken, "1409659814", "1372623149", kV6Sealed}) !=
        "477715d11cdb4164915debcba66cb864d751f3e6");
  const auto plain = unseal(key_of(kClassicKey), kClassicId, kV6Sealed);
  REQUIRE(plain);
  CHECK(plain->size() == 284);
  CHECK(plain->find(cdata("FromUserName", "mycreate")) != std::string::npos);
  CHECK(plain->find("<MsgId>4561255354251345929</MsgId>") != std::string::npos);
  CHECK(seal(key_of(kClassicKey), kClassicId, *plain, "0960688932c47ef1") == kV6Sealed);
}

TEST_CASE("V7, V8: sealed URL checks") {
  const std::string_view echo7 =
      "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
  CHECK(callback_signature({kClassicToken, "1409659589", "263014780", echo7}) ==
        "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3");
  CHECK(unseal(key_of(kClassicKey), kClassicId, echo7) == "1616140317555161061");

  const std::string_view echo8 =
      "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==";
  const std::string_view signature8 = "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96";
  CHECK(is_callback_signature(signature8, {"123456", "1411443780", "437374425", echo8}));
  CHECK_FALSE(is_callback_signature(signature8, {"123456", "1411443780", "437374424", echo8}));
  CHECK(unseal(key_of(kV8Key), kV8Id, echo8) == "5927782489442352469");
}

TEST_CASE("V8: a sealed message and a plain signature of another library's tests") {
  const std::string plain = "<xml>\n" + cdata("MsgType", "text") + "\n" + cdata("Content", "test") +
                            "\n" + cdata("FromUserName", kV8Id) + "\n" +
                            cdata("ToUserName", "messense") +
                            "\n<AgentID>1</AgentID>\n<CreateTime>1411525903</CreateTime>\n</xml>";
  CHECK(seal(key_of(kV8Key), kV8Id, plain, "1234567890123456") == kV8Sealed);
  CHECK(unseal(key_of(kV8Key), kV8Id, kV8Sealed) == plain);
  CHECK(callback_signature({"123456", "1411525903", "461056294", kV8Sealed}) ==
        "407518b7649e86ef23978113f92d27afa9296533");
  CHECK(callback_signature({"test", "1410685589", "test"}) ==
        "f21891de399b4e33a1a93c9a7b8a8fffb5a443ff");
}

TEST_CASE("V9, V12: a Chinese message and bare signatures") {
  CHECK(seal(key_of(kV9Key), "wxb11529c136998cb6", "我是中文abcd123", "aaaabbbbccccdddd") ==
        "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==");
  CHECK(callback_signature({"123", "345"}) == "9f537aeb751ec72605f57f94a2f6dc3e3958e1dd");
  CHECK(callback_signature({"RMNlACHlV5ThzfRlVS4D4", "timestamp", "nonce", "encrypt"}) ==
        "8edac0945683c119ee71c9f6256d76c48aa08a96");
  CHECK(callback_signature({"a", "b", "c"}) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  // Sorted as bytes, not as numbers: "9" stands behind "10".
  CHECK(callback_signature({"9", "10"}) == sha1_hex("109"));
  CHECK(callback_signature({"Senparc", "Weixin", "QY", "盛派网络"}) ==
        "c0b8430b034821fa675d10b5a9349022b2cf7797");
}

TEST_CASE("V13: a mini-program's open data") {
  const auto key = base64_decode("tiihtNczf5v6AKRyjwEUhQ==");
  const auto iv = base64_decode("r7BXXKkLb8qrSNn05n0qiA==");
  const auto secret = base64_decode(kV13Sealed);
  REQUIRE((key && iv && secret));
  const std::string plain = aes128_cbc_decrypt(*key, *iv, *secret);
  CHECK(plain.find("\"openId\":\"oGZUI0egBJY1zhBYw2KhdUfwVJJE\"") != std::string::npos);
  CHECK(plain.find("\"appid\":\"wx4f4bc4dec97d474b\"") != std::string::npos);
  CHECK(plain.find("1477314187") != std::string::npos);
  CHECK(
      sha1_hex("{\"nickName\":\"Band\",\"gender\":1,\"language\":\"zh_CN\",\"city\":\"Guangzhou\","
               "\"province\":\"Guangdong\",\"country\":\"CN\",\"avatarUrl\":\"http://wx.qlogo.cn/"
               "mmopen/vi_32/1vZvI39NWFQ9XM4LtQpFrQJ1xlgZxx3w7bQxKARol6503Iuswjjn6nIGBiaycAjAtpujx"
               "yzYsrztuuICqIM5ibXQ/0\"}HyVFkGl5F5OQWJZZaNzBBg==") ==
      "75e81ceda165f4ffa64f4068af58c64b8f54b88c");
}

TEST_CASE("D1 to D5: every border of the padding, Tibetan and emoji") {
  struct Row {
    std::string message;
    std::string_view sealed, signature;
  };
  const Row rows[] = {
      {"路灯坏了 གློག་སྒྲོན་སྐྱོན་ཤོར། 😀",
       "sKqRbbiSUnDhFHOvPjtUMfdFC1EEVLd7ZFymHoqADwlTdfpJV1FqtA7ZOTQW/"
       "5MlbUKfPoBsQuAsxB5B3hzfkIlIH3QJe4"
       "SQ3TptMUWh9hjowNGvkN7g89x7j6ONN4GjDY2d8ny41cMEQ9vIOYeXBdAAriQqaOcEXv/ad83Dtww=",
       "fd7574d805c1d6c9df05965506cef5d9b4fba041"},
      {std::string(26, 'x'),
       "sKqRbbiSUnDhFHOvPjtUMSs1k8K1CdhVATTBQNj5RGfr2SSogQPwiaREvDG6j+"
       "anDDTQGRPc5XVafaRf07vjdJWo03DV9a"
       "a/cArn/HDtV476heTTKpJSMh7JMO1cnA3V",
       "b9b93dd8b35d66f120f8b83cb74238d52eea2b0a"},
      {std::string(25, 'x'),
       "sKqRbbiSUnDhFHOvPjtUMTIgWxMfZaDiaj7KzsCGyXqqH9HC+RjyYtNk3PCh1eyjg4jSIJ9DqwBX6vUvZrmBVA==",
       "ebcc29bf9bebdd2c34765cb941ecdc8ac6f08be8"},
      {"",
       "sKqRbbiSUnDhFHOvPjtUMU5qwF3QTRQT35ZLQKNzkIFzNtEiqzhRA2bjiTq/aLNxdb+TySor6nIW5pigQ2NbKg==",
       "83c7be6ba2da540c44e570dfc01e1aba64dd0307"},
      {"success",
       "sKqRbbiSUnDhFHOvPjtUMbWS28WQJEcq+Mzda1Jz7/48f8S/Ty+bA9T4kUGo9xXppbi6Xb5CJDNdGLzlBP6xcQ==",
       "78e9f7eb8bf8d27a5cb215bec7d972abcc9662d7"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.message);
    CHECK(seal(key_of(kClassicKey), kClassicId, row.message, "0123456789abcdef") == row.sealed);
    CHECK(unseal(key_of(kClassicKey), kClassicId, row.sealed) == row.message);
    CHECK(callback_signature({kClassicToken, "1700000000", "9", row.sealed}) == row.signature);
  }
}

TEST_CASE("keys with unused bits set are read, keys of another length are not") {
  CHECK(to_hex(key_of(kClassicKey)) ==
        "8d69989bbaabe67328014c194631ad0719b3dca035b64023df292447aab60760");
  CHECK(to_hex(key_of(kV8Key)) ==
        "916c4f115d94103cb15a998f74a0b71787603c398ebdf297d471a71140d2d5a4");
  CHECK(to_hex(key_of(kV9Key)) ==
        "69b71d79f8218a39259a7a29aabb2dbafc31cb3d35db7e39ebbf3d0010831051");
  CHECK(key_of(kZeroKey) == std::string(32, '\0'));
  CHECK_FALSE(decode_aes_key("").has_value());
  CHECK_FALSE(decode_aes_key(std::string(42, 'A')).has_value());
  CHECK_FALSE(decode_aes_key(std::string(44, 'A')).has_value());
  CHECK_FALSE(decode_aes_key(std::string(42, 'A') + "-").has_value());
  CHECK_FALSE(decode_aes_key(std::string(42, 'A') + "=").has_value());
}

}  // namespace zampa::vectors
