#include "bot/web/http_client.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>
#include <thread>
#include <vector>

#include "bot/web/server.hpp"

using zampa::HttpRequest;
using zampa::HttpResponse;
using zampa::Millis;
using zampa::RefusalCode;
using zampa::ports::ClientRequest;
using zampa::web::CurlClient;
using zampa::web::Server;
using zampa::web::ServerOptions;

namespace {

/// Accepts connections and answers each request on them with the same bytes, however malformed.
class RawPeer {
 public:
  explicit RawPeer(std::string answer, bool hang_up = true)
      : answer_(std::move(answer)), hang_up_(hang_up), socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    REQUIRE(bind(socket_, reinterpret_cast<sockaddr*>(&address), length) == 0);
    REQUIRE(listen(socket_, 8) == 0);
    getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &length);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  RawPeer(const RawPeer&) = delete;
  RawPeer& operator=(const RawPeer&) = delete;
  ~RawPeer() {
    stopping_ = true;
    shutdown(socket_, SHUT_RDWR);
    const int open = connection_.exchange(-1);
    if (open >= 0) shutdown(open, SHUT_RDWR);
    thread_.join();
    close(socket_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }
  int accepted() const { return accepted_; }

 private:
  void serve() {
    while (!stopping_) {
      const int connection = accept(socket_, nullptr, nullptr);
      if (connection < 0) return;
      ++accepted_;
      connection_ = connection;
      std::array<char, 65536> buffer;
      while (!stopping_ && recv(connection, buffer.data(), buffer.size(), 0) > 0) {
        ::send(connection, answer_.data(), answer_.size(), MSG_NOSIGNAL);
        if (hang_up_) break;
      }
      connection_ = -1;
      close(connection);
    }
  }

  std::string answer_;
  bool hang_up_;
  int socket_;
  int port_ = 0;
  std::atomic<int> accepted_{0};
  std::atomic<int> connection_{-1};
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

std::unique_ptr<Server> client_echo_server() {
  const auto echo = [](const HttpRequest& request) {
    HttpResponse response;
    response.status = request.query.contains("missing") ? 404 : 200;
    response.content_type = "application/json";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=a.jpg");
    response.body = request.method + "|" + request.body + "|" + request.header("content-type") +
                    "|" + request.header("x-mark") + "|" + request.header("expect");
    return response;
  };
  ServerOptions options;
  options.listen = "127.0.0.1:0";
  auto server =
      Server::start(options, {{"GET", "/e", echo}, {"POST", "/e", echo}, {"PUT", "/e", echo}});
  REQUIRE(server);
  return std::move(*server);
}

ClientRequest client_get(const std::string& url) {
  ClientRequest request;
  request.url = url;
  request.deadline = Millis(20'000);
  return request;
}

}  // namespace

TEST_CASE("a request arrives as it was made and its answer comes back whole") {
  const auto server = client_echo_server();
  const std::string url = "http://127.0.0.1:" + std::to_string(server->bound_port()) + "/e";
  CurlClient client;
  auto request = client_get(url);
  request.headers = {{"X-Mark", "7"}};
  auto got = client.send(request);
  REQUIRE(got);
  CHECK(got->status == 200);
  CHECK(got->content_type == "application/json");
  CHECK(got->content_disposition == "attachment; filename=a.jpg");
  CHECK(got->body == "GET|||7|");
  request.method = "POST";
  request.body = std::string("a\0b", 3) + std::string(5000, 'x');
  request.headers.emplace_back("Content-Type", "application/json");
  CHECK(client.send(request)->body == "POST|" + request.body + "|application/json|7|");
  request.method = "PUT";
  request.body.clear();
  CHECK(client.send(request)->body == "PUT||application/json|7|");
  request = client_get(url + "?missing");
  CHECK(client.send(request)->status == 404);
  request.method = "POST";
  CHECK(client.send(request)->body == "POST||||");
}

TEST_CASE("a redirect is handed back, not followed") {
  RawPeer other("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  RawPeer peer("HTTP/1.1 302 Found\r\nLocation: " + other.url() + "\r\nContent-Length: 0\r\n\r\n");
  CurlClient client;
  const auto got = client.send(client_get(peer.url()));
  REQUIRE(got);
  CHECK(got->status == 302);
  CHECK(other.accepted() == 0);
}

TEST_CASE("what never left is told apart from what may have arrived") {
  CurlClient client;
  int closed_port = 0;
  {
    const RawPeer gone("");
    closed_port = std::stoi(gone.url().substr(17));
  }
  const auto refused = client.send(client_get("http://127.0.0.1:" + std::to_string(closed_port)));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::unavailable);
  CHECK(refused.error().detail.starts_with("not_sent"));
  for (const std::string url :
       {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "::"}) {
    const auto foreign = client.send(client_get(url));
    REQUIRE_FALSE(foreign);
    CHECK(foreign.error().detail.starts_with("not_sent"));
    CHECK(foreign.error().detail.find("passwd") == std::string::npos);
  }
  RawPeer mute("");
  const auto unanswered = client.send(client_get(mute.url()));
  REQUIRE_FALSE(unanswered);
  CHECK(unanswered.error().code == RefusalCode::unavailable);
  CHECK_FALSE(unanswered.error().detail.starts_with("not_sent"));
}

TEST_CASE("the deadline ends a peer that never answers") {
  RawPeer silent("", false);
  CurlClient client;
  auto request = client_get(silent.url());
  request.deadline = Millis(50);
  const auto late = client.send(request);
  REQUIRE_FALSE(late);
  CHECK(late.error().code == RefusalCode::unavailable);
  CHECK_FALSE(late.error().detail.starts_with("not_sent"));
}

TEST_CASE("an answer that breaks off is no answer") {
  RawPeer peer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nfifty");
  CurlClient client;
  CHECK(client.send(client_get(peer.url())).error().code == RefusalCode::unavailable);
}

TEST_CASE("the size of an answer is bounded, however it is framed") {
  const std::string framing = GENERATE(as<std::string>{}, "Content-Length: 1000\r\n\r\n", "\r\n",
                                       "Transfer-Encoding: chunked\r\n\r\n3e8\r\n");
  std::string answer = "HTTP/1.1 200 OK\r\n" + framing + std::string(1000, 'x');
  if (framing.find("chunked") != std::string::npos) answer += "\r\n0\r\n\r\n";
  RawPeer peer(answer);
  CurlClient client;
  auto request = client_get(peer.url());
  request.max_answer_bytes = 999;
  const auto over = client.send(request);
  REQUIRE_FALSE(over);
  CHECK(over.error().code == RefusalCode::too_large);
  request.max_answer_bytes = 1000;
  CHECK(client.send(request)->body.size() == 1000);
}

TEST_CASE("a header with a line end is not sent") {
  RawPeer peer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
  CurlClient client;
  auto request = client_get(peer.url());
  request.headers = {{"X", "a\r\nEvil: 1"}};
  const auto refused = client.send(request);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().detail.starts_with("not_sent"));
  CHECK(peer.accepted() == 0);
}

TEST_CASE("a connection is kept for the next request") {
  RawPeer peer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", false);
  CurlClient client;
  for (int i = 0; i < 5; ++i) CHECK(client.send(client_get(peer.url()))->body == "ok");
  CHECK(peer.accepted() == 1);
}

TEST_CASE("threads may share one client") {
  const auto server = client_echo_server();
  CurlClient client;
  std::atomic<int> good{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 25; ++i) {
          auto request =
              client_get("http://127.0.0.1:" + std::to_string(server->bound_port()) + "/e");
          request.method = "POST";
          request.body = std::to_string(t * 100 + i);
          const auto got = client.send(request);
          if (got && got->body == "POST|" + request.body + "|||") ++good;
        }
      });
    }
  }
  CHECK(good == 100);
}
