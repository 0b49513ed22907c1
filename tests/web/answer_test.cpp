#include "bot/web/answer.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "bot/base/log_capture.hpp"

using zampa::HttpResponse;
using zampa::web::answer_bytes;
using zampa::web::fixed_answer;

TEST_CASE("a fixed answer says what is wrong and nothing of the inside") {
  CHECK(fixed_answer(403).body == "forbidden\n");
  CHECK(fixed_answer(400).body == "bad request\n");
  CHECK(fixed_answer(413).status == 413);
  CHECK(fixed_answer(999).status == 500);
  CHECK(fixed_answer(409).status == 500);
  CHECK(answer_bytes(fixed_answer(503), false, true).find("Retry-After: ") != std::string::npos);
}

TEST_CASE("a page carries the strict content policy") {
  HttpResponse page;
  page.content_type = "text/html; charset=utf-8";
  page.body = "<p>";
  const auto bytes = answer_bytes(page, true, true);
  CHECK(bytes.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(bytes.find("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src "
                   "'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self'; "
                   "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
                   "frame-ancestors 'self'\r\n") != std::string::npos);
  CHECK(bytes.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
  CHECK(bytes.find("Cache-Control: no-store\r\n") != std::string::npos);
  CHECK(bytes.find("Connection: keep-alive\r\n") != std::string::npos);
  CHECK(bytes.ends_with("\r\n\r\n<p>"));
}

TEST_CASE("a handler's own header replaces the default") {
  HttpResponse picture;
  picture.content_type = "image/jpeg";
  picture.headers = {{"cache-control", "public, immutable"}};
  const auto bytes = answer_bytes(picture, false, true);
  CHECK(bytes.find("no-store") == std::string::npos);
  CHECK(bytes.find("Content-Security-Policy") == std::string::npos);
  CHECK(bytes.find("Connection: close\r\n") != std::string::npos);
}

TEST_CASE("a header with a line end is left out and logged") {
  std::string logged;
  const zampa::base::LogCapture capture([&](std::string_view line) { logged += line; });
  HttpResponse response;
  response.status = 302;
  response.headers = {{"Location", "/x\r\nSet-Cookie: a=b"}, {"X-Good", "1"}};
  const auto bytes = answer_bytes(response, false, true);
  CHECK(bytes.find("Set-Cookie") == std::string::npos);
  CHECK(bytes.find("X-Good: 1\r\n") != std::string::npos);
  CHECK(logged.find("answer_header_dropped") != std::string::npos);
  CHECK(logged.find("a=b") == std::string::npos);
}

TEST_CASE("an answer without a body says so in the form its status asks for") {
  HttpResponse response;
  response.status = 304;
  CHECK(answer_bytes(response, true, true).find("Content-Length") == std::string::npos);
  response.status = 200;
  response.body = "hello";
  const auto head = answer_bytes(response, true, false);
  CHECK(head.find("Content-Length: 5\r\n") != std::string::npos);
  CHECK(head.ends_with("\r\n\r\n"));
}
