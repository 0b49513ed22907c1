#include "bot/web/http_head.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>
#include <string_view>
#include <variant>

using zampa::web::head_length;
using zampa::web::HttpHead;
using zampa::web::read_head;
using zampa::web::refuse_partial_head;

namespace {

/// The status that refuses the head, 0 when it is accepted.
int head_refusal(std::string_view head) {
  const auto read = read_head(head);
  const auto* status = std::get_if<int>(&read);
  return status == nullptr ? 0 : *status;
}

std::string head_of(std::string_view target, std::string_view more = "") {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n" + std::string(more) + "\r\n";
}

HttpHead head_accepted(std::string_view head) { return std::get<HttpHead>(read_head(head)); }

}  // namespace

TEST_CASE("a plain request is read into path, query and headers") {
  const auto head = head_accepted(
      "POST /callback/ali?timestamp=1&nonce=a%20b+c&x HTTP/1.1\r\nHost: a.gov.cn:80\r\n"
      "Content-Length: 12\r\nX-Tag:  two words \t\r\nCookie: a=1\r\nCookie: b=2\r\n\r\n");
  CHECK(head.request.method == "POST");
  CHECK(head.request.path == "/callback/ali");
  CHECK(head.request.query_once("nonce") == "a b c");
  CHECK(head.request.query.count("x") == 1);
  CHECK(head.request.header("x-tag") == "two words");
  CHECK(head.request.header("cookie") == "a=1; b=2");
  CHECK(head.content_bytes == 12);
  CHECK(head.keep_alive);
  CHECK(head.objection == 0);
}

TEST_CASE("a repeated query key stays repeated") {
  const auto head = head_accepted(head_of("/x?timestamp=1&timestamp=2"));
  CHECK(head.request.query.count("timestamp") == 2);
  CHECK(head.request.query_once("timestamp").empty());
}

TEST_CASE("a request line that readers may understand differently is refused with 400") {
  const auto* line = GENERATE(
      "GET /", "GET  / HTTP/1.1", "GET / HTTP/3.7", "GET / HTTP/1.10", "GET / http/1.1",
      "PRI * HTTP/2.0", "GET http://other/ HTTP/1.1", "GET * HTTP/1.1", "GET /a#b HTTP/1.1",
      "GET /?a;b HTTP/1.1", "GET /\x01 HTTP/1.1", "GET /\xC3\xA9 HTTP/1.1", " GET / HTTP/1.1",
      "GET / HTTP/1.1 ", "GET /%zz HTTP/1.1", "GET /% HTTP/1.1", "GET /%2 HTTP/1.1",
      "GET /%00 HTTP/1.1", "GET /%C0%AF HTTP/1.1", "GET /a%2fb HTTP/1.1", "GET /a%5Cb HTTP/1.1",
      "GET /a%0d%0ab HTTP/1.1", "GET /?a=%ff HTTP/1.1", "GET /?a=%0 HTTP/1.1", "G(T / HTTP/1.1",
      "ABCDEFGHIJKLMNOPQ / HTTP/1.1", "");
  CAPTURE(line);
  CHECK(head_refusal(std::string(line) + "\r\nHost: a\r\n\r\n") == 400);
}

TEST_CASE("escapes are decoded once") {
  CHECK(head_accepted(head_of("/%252e%252e")).request.path == "/%2e%2e");
  CHECK(head_accepted(head_of("/%2e%2e/x")).request.path == "/../x");
  CHECK(head_accepted(head_of("/%E0%BD%80")).request.path == "/\xE0\xBD\x80");
}

TEST_CASE("a header line that readers may understand differently is refused with 400") {
  using namespace std::string_view_literals;
  const auto line = GENERATE(
      "X : 1"sv, " X: 1"sv, "\tX: 1"sv, ": 1"sv, "X"sv, "X_Y: 1"sv, "REMOTE_ADDR: 6.6.6.6"sv,
      "X\0Y: 1"sv, "\xC3\xA9: 1"sv, "X: a\0b"sv, "X: a\x01"sv, "X: a\rb"sv, "X: a\nY: b"sv,
      "X: a\x7f"sv, "Host: b"sv, "Content-Length: 1\r\nContent-Length: 1"sv,
      "Content-Length: 1\r\nContent-Length: 2"sv, "Content-Length: -1"sv, "Content-Length: +5"sv,
      "Content-Length: 5 5"sv, "Content-Length: 0x5"sv, "Content-Length: 5,5"sv,
      "Content-Length:"sv, "Content-Length: 123456789012345678901234567890"sv,
      "Content-Length: 5\r\nTransfer-Encoding: chunked"sv,
      "Content-Length: 0\r\nTransfer-Encoding: chunked"sv,
      "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"sv);
  CAPTURE(line);
  CHECK(head_refusal(head_of("/", std::string(line) + "\r\n")) == 400);
}

TEST_CASE("a host is needed once and well formed") {
  CHECK(head_refusal("GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(head_refusal("GET / HTTP/1.1\r\nHost: a b\r\n\r\n") == 400);
  CHECK(head_refusal("GET / HTTP/1.1\r\nHost:\r\n\r\n") == 400);
  CHECK(head_refusal("GET / HTTP/1.0\r\n\r\n") == 0);
  CHECK(head_refusal("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n") == 0);
}

TEST_CASE("what the server does not do is objected to, not misread") {
  CHECK(head_accepted(head_of("/", "Transfer-Encoding: chunked\r\n")).objection == 411);
  CHECK(head_accepted(head_of("/", "Transfer-Encoding: xchunked\r\n")).objection == 501);
  CHECK(head_accepted(head_of("/", "Transfer-Encoding: chunked, identity\r\n")).objection == 501);
  CHECK(head_accepted(head_of("/", "Content-Encoding: gzip\r\n")).objection == 415);
  CHECK(head_accepted(head_of("/", "Content-Encoding: identity\r\n")).objection == 0);
  CHECK(head_accepted(head_of("/", "Expect: something\r\n")).objection == 417);
  CHECK(head_accepted(head_of("/", "Expect: 100-Continue\r\n")).expects_continue);
  CHECK(head_accepted("FOO / HTTP/1.1\r\nHost: a\r\n\r\n").objection == 501);
}

TEST_CASE("the client's wish to close is heard") {
  CHECK_FALSE(head_accepted(head_of("/", "Connection: close\r\n")).keep_alive);
  CHECK_FALSE(head_accepted(head_of("/", "Connection: x, Close\r\n")).keep_alive);
  CHECK_FALSE(head_accepted("GET / HTTP/1.0\r\n\r\n").keep_alive);
}

TEST_CASE("limits are exact") {
  const std::string longest = "/" + std::string(2047, 'a');
  CHECK(head_refusal(head_of(longest)) == 0);
  CHECK(head_refusal(head_of(longest + "a")) == 414);
  std::string lines;
  for (int i = 0; i < 63; ++i) lines += "A" + std::to_string(i) + ": 1\r\n";
  CHECK(head_refusal(head_of("/", lines)) == 0);
  CHECK(head_refusal(head_of("/", lines + "B: 1\r\n")) == 431);
  CHECK(head_refusal(head_of("/", "X: " + std::string(8200, 'a') + "\r\n")) == 431);
  std::string query = "/?a";
  for (int i = 0; i < 63; ++i) query += "&a";
  CHECK(head_refusal(head_of(query)) == 0);
  CHECK(head_refusal(head_of(query + "&a")) == 400);
}

TEST_CASE("a head that can no longer fit is refused while it is still coming") {
  CHECK(refuse_partial_head("GET / HT") == 0);
  CHECK(refuse_partial_head("GET /" + std::string(3000, 'a')) == 414);
  CHECK(refuse_partial_head(std::string(3000, 'A')) == 400);
  CHECK(refuse_partial_head("GET / HTTP/1.1\n") == 400);
  CHECK(refuse_partial_head("\n") == 400);
  CHECK(refuse_partial_head("GET / HTTP/1.1\r\nX: " + std::string(9000, 'a')) == 431);
  std::string lines = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 65; ++i) lines += "A: 1\r\n";
  CHECK(refuse_partial_head(lines) == 431);
}

TEST_CASE("the end of a head is its first empty line") {
  CHECK(head_length("GET / HTTP/1.1\r\nHost: a\r\n") == std::nullopt);
  CHECK(head_length("GET / HTTP/1.1\r\nHost: a\r\n\r\nrest") == 27);
}
