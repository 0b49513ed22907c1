// What the platforms' servers may answer, and what must not be taken for an answer or a picture.
#include "bot/base/platform_answer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

namespace zampa::base {

TEST_CASE("an errcode is read as number or decimal text") {
  const auto ok = read_platform_answer(200, R"({"errcode":0,"errmsg":"ok","msgid":7})", true);
  REQUIRE(ok);
  CHECK(ok->code == 0);
  CHECK(json_text(ok->body, "msgid") == "7");
  CHECK(read_platform_answer(200, R"({"errcode":"40001"})", true)->code == 40001);
  const auto busy =
      read_platform_answer(200, R"({"errcode":-1,"errmsg":"system error rid: x"})", true);
  CHECK(busy->code == -1);
  CHECK(busy->message == "system error rid: x");
  CHECK(read_platform_answer(200, R"({"access_token":"t"})", false)->code == 0);
  CHECK(
      read_platform_answer(200, R"({"errcode":1,"errmsg":")" + std::string(4000, 'x') + "\"}", true)
          ->message.size() == 300);
}

TEST_CASE("what is no answer of the platform is refused as unavailable") {
  const std::string body =
      GENERATE(as<std::string>{}, "", "<html></html>", R"({"errcode":0)", "[]",
               R"({"errcode":null})", R"({"errcode":"none"})", R"({"errcode":9223372036854775808})",
               R"({"errmsg":"ok"})", std::string(100'000, '['), "{\"a\":\"\xFF\"}");
  CHECK(read_platform_answer(200, body, true).error().code == RefusalCode::unavailable);
  CHECK_FALSE(read_platform_answer(502, R"({"errcode":0})", true).has_value());
  CHECK_FALSE(read_platform_answer(302, R"({"errcode":0})", true).has_value());
}

TEST_CASE("a medium is known by its first bytes") {
  CHECK(media_type_of("\xFF\xD8\xFF\xE0....") == "image/jpeg");
  CHECK(media_type_of("\x89PNG\r\n\x1A\n....") == "image/png");
  CHECK(media_type_of("GIF89a") == "image/gif");
  CHECK(media_type_of("#!AMR\n") == "audio/amr");
  CHECK(media_type_of(std::string("RIFF\0\0\0\0WEBPVP8 ", 16)) == "image/webp");
  CHECK(media_type_of(std::string("\0\0\0\x18"
                                  "ftypmp42",
                                  12)) == "video/mp4");
  CHECK(media_type_of("RIFF....WAVE").empty());
  CHECK(media_type_of("").empty());
  CHECK(media_type_of("<html>").empty());
}

TEST_CASE("an error under status 200 is not kept as a picture") {
  const std::string declared = GENERATE("text/plain", "application/json", "image/jpeg", "");
  const auto error =
      read_media_answer(declared, R"({"errcode":40007,"errmsg":"invalid media_id"})");
  CHECK(error.code == 40007);
  CHECK(error.content_type.empty());
  const auto video = read_media_answer(declared, R"({"video_url":"http://127.0.0.1/v"})");
  CHECK(video.is_link);
  CHECK(video.content_type.empty());
  CHECK(read_media_answer(declared, "").content_type.empty());
  CHECK(read_media_answer(declared, "\xFF\xD8\xFF").content_type == "image/jpeg");
}

TEST_CASE("a gateway's page is no medium, unknown bytes are left to the vault") {
  CHECK(read_media_answer("text/html", "<html>busy</html>").content_type.empty());
  CHECK(read_media_answer("Text/Plain; charset=utf-8", "busy").content_type.empty());
  CHECK(read_media_answer("application/octet-stream", "{binary").content_type ==
        "application/octet-stream");
}

TEST_CASE("a value inside an address is escaped") {
  CHECK(percent_encode("aZ09-_.~") == "aZ09-_.~");
  CHECK(percent_encode("a+b/c=d&e f") == "a%2Bb%2Fc%3Dd%26e%20f");
  CHECK(percent_encode("路") == "%E8%B7%AF");
}

TEST_CASE("a media id cannot become a path") {
  CHECK(is_media_id("Zm9v-_09"));
  for (const std::string& bad :
       {std::string(), std::string("../../x"), std::string("a/b"), std::string("a b"),
        std::string(1024, 'x'), std::string("a&b=c")}) {
    CAPTURE(bad);
    CHECK_FALSE(is_media_id(bad));
  }
}

}  // namespace zampa::base
