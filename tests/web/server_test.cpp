// Raw sockets against a real server. The numbers in the tags are those of the bad-input catalogue.
#include "bot/web/server.hpp"

#include <sys/stat.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/fault.hpp"
#include "bot/base/log_capture.hpp"
#include "tests/web/raw_client.hpp"

using zampa::HttpRequest;
using zampa::HttpResponse;
using zampa::HttpRoute;
using zampa::Millis;
using zampa::Result;
using zampa::tests::RawClient;
using zampa::web::Server;
using zampa::web::ServerOptions;

namespace {

/// A door that a test opens for the handlers behind it.
class ServerGate {
 public:
  void enter() {
    std::unique_lock lock(guard_);
    ++inside_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return open_; });
  }
  void await(int visitors) {
    std::unique_lock lock(guard_);
    changed_.wait(lock, [&] { return inside_ >= visitors; });
  }
  void open() {
    const std::lock_guard lock(guard_);
    open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex guard_;
  std::condition_variable changed_;
  int inside_ = 0;
  bool open_ = false;
};

/// A server with one route of each sort, on a port of its own.
struct ServerUnderTest {
  explicit ServerUnderTest(ServerOptions options = {}) {
    options.listen = "127.0.0.1:0";
    auto started = Server::start(options, routes());
    REQUIRE(started);
    server = std::move(*started);
  }
  ~ServerUnderTest() { gate.open(); }

  std::vector<HttpRoute> routes() {
    const auto echo = [this](const HttpRequest& request) {
      ++handled;
      HttpResponse response;
      response.body = request.method + " " + request.params.at("account") + " " + request.body;
      for (const auto& [name, value] : request.query) response.body += " " + name + "=" + value;
      return response;
    };
    const auto tell = [](const HttpRequest& request) {
      HttpResponse response;
      for (const auto& [name, value] : request.headers) response.body += name + "=" + value + "\n";
      response.body += "peer=" + request.peer;
      return response;
    };
    const auto broken = [](const HttpRequest& request) -> HttpResponse {
      if (request.query_once("kind") == "storage") throw zampa::StorageFault("disk secret");
      if (request.query_once("kind") == "fatal") throw zampa::FatalFault("sync secret");
      if (request.query_once("kind") == "odd") throw 7;
      throw std::runtime_error("secret of the inside");
    };
    const auto wait = [this](const HttpRequest&) {
      gate.enter();
      return HttpResponse{};
    };
    const auto page = [](const HttpRequest&) {
      return HttpResponse{200, "text/html; charset=utf-8", "<p>", {}, false};
    };
    const auto jump = [](const HttpRequest& request) {
      HttpResponse response;
      response.status = 303;
      response.headers.emplace_back("Location", "/x?to=" + request.query_once("to"));
      return response;
    };
    return {{"GET", "/callback/{account}", echo},
            {"POST", "/callback/{account}", echo},
            {"GET", "/tell", tell},
            {"GET", "/broken", broken},
            {"GET", "/wait", wait},
            {"GET", "/page", page},
            {"GET", "/jump", jump},
            {"POST", "/photo/{account}", echo, 200'000},
            {"GET", "/assets/{account...}", echo}};
  }

  /// The answer to these bytes on a connection of their own.
  std::string ask(std::string_view bytes) {
    RawClient client(server->bound_port());
    client.send(bytes);
    return client.answer();
  }
  std::string get(const std::string& target, const std::string& more = "") {
    return ask("GET " + target + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n");
  }
  std::string post(const std::string& headers, const std::string& body = "") {
    return ask("POST /callback/ali HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body);
  }

  ServerGate gate;
  std::atomic<int> handled{0};
  std::unique_ptr<Server> server;
};

bool server_says(const std::string& answer, int status) {
  return answer.starts_with("HTTP/1.1 " + std::to_string(status) + " ");
}

/// Refused with its fixed text and the connection's end, before any handler.
void server_refuses(ServerUnderTest& under, const std::string& answer, int status,
                    const std::string& text) {
  CAPTURE(answer);
  CHECK(server_says(answer, status));
  CHECK(answer.ends_with("\r\n\r\n" + text + "\n"));
  CHECK(answer.find("Connection: close\r\n") != std::string::npos);
  CHECK(under.handled == 0);
  CHECK(server_says(under.get("/callback/ali"), 200));
}

}  // namespace

TEST_CASE("a request reaches its handler with query, body and peer") {
  ServerUnderTest under;
  CHECK(
      under
          .ask("POST /callback/ali?a=1&b=%20 HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
          .ends_with("POST ali hello a=1 b= "));
  CHECK(under.get("/tell").ends_with("peer=127.0.0.1"));
  CHECK(under.get("/assets/a/b.css").ends_with("GET a/b.css "));
}

TEST_CASE("one connection serves many requests, also sent ahead", "[B033][B034]") {
  ServerUnderTest under;
  RawClient client(under.server->bound_port());
  std::string many;
  for (int i = 0; i < 100; ++i) {
    many += "GET /callback/n" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }
  client.send(many);
  for (int i = 0; i < 100; ++i) {
    CHECK(client.answer().ends_with("GET n" + std::to_string(i) + " "));
  }
  client.send("POST /callback/a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcJUNK\r\n\r\n");
  CHECK(client.answer().ends_with("POST a abc"));
  CHECK(server_says(client.answer(), 400));
  CHECK(client.closed());
}

TEST_CASE("an endless request line or header is refused while it comes", "[B004][B005][B006]") {
  ServerUnderTest under;
  constexpr std::size_t kFlood = 64U << 20U;
  const auto [start, filler, status, text] =
      GENERATE(table<std::string, std::string, int, std::string>(
          {{"GET /", "a", 414, "uri too long"},
           {"GET / HTTP/1.1\r\nHost: a\r\nX: ", "a", 431, "request header fields too large"},
           {"GET / HTTP/1.1\r\n", "A: 1\r\n", 431, "request header fields too large"},
           {"", "A", 400, "bad request"}}));
  std::string flood = filler;
  while (flood.size() < kFlood) flood += flood;
  flood.insert(0, start);
  RawClient client(under.server->bound_port());
  // The kernel's own buffers take some; the server must stop long before the end.
  CHECK(client.send(flood) < kFlood / 4);
  server_refuses(under, client.answer(), status, text);
}

TEST_CASE("heads that two readers could read differently are refused",
          "[B008][B010][B014][B016][B018][B020][B022][B023][B024][B025][B042][B047]") {
  ServerUnderTest under;
  const auto bytes =
      GENERATE(values<std::string>({"GET /callback/ali\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                                    "GET /callback/ali HTTP/1.1\nHost: a\n\n",
                                    "GET http://other/callback/ali HTTP/1.1\r\nHost: a\r\n\r\n",
                                    "GET /callback/ali HTTP/1.1\r\n\r\n",
                                    "GET /callback/ali HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                                    "GET /callback/ali#x HTTP/1.1\r\nHost: a\r\n\r\n"}));
  CAPTURE(bytes);
  server_refuses(under, under.ask(bytes), 400, "bad request");
}

TEST_CASE("headers that lie about the body or the sender are refused",
          "[B016][B018][B022][B024][B025][B048]") {
  ServerUnderTest under;
  const auto header = GENERATE(values<std::string>(
      {"REMOTE_ADDR: 6.6.6.6", " folded", "Content-Length: 5\r\nContent-Length: 5",
       "Content-Length: 5\r\nContent-Length: 6", "Content-Length: -1", "Content-Length: +5",
       "Content-Length: 5 5", "Content-Length: 0x5", "Content-Length: 5,5",
       "Content-Length: 999999999999999999999999999999",
       "Content-Length: 5\r\nTransfer-Encoding: chunked",
       "Transfer-Encoding: chunked\r\nContent-Length: 0"}));
  CAPTURE(header);
  server_refuses(under, under.post(header + "\r\n", "hello"), 400, "bad request");
}

TEST_CASE("a chunked or packed body is refused unread", "[B026][B028][B029][B037]") {
  ServerUnderTest under;
  server_refuses(under, under.post("Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n"),
                 411, "length required");
  under.handled = 0;
  server_refuses(under, under.post("Transfer-Encoding: xchunked\r\n"), 501, "not implemented");
  for (const std::string coding : {"gzip", "deflate", "br", "zstd", "gzip, gzip"}) {
    under.handled = 0;
    server_refuses(under,
                   under.post("Content-Encoding: " + coding + "\r\nContent-Length: 5\r\n", "hello"),
                   415, "unsupported media type");
  }
}

TEST_CASE("a body past the route's limit is refused before it is sent", "[B035][B028]") {
  ServerUnderTest under;
  const std::string answer = under.post("Expect: 100-continue\r\nContent-Length: 70000\r\n");
  CHECK(answer.find("100 Continue") == std::string::npos);
  server_refuses(under, answer, 413, "content too large");
  under.handled = 0;
  server_refuses(under, under.post("Content-Length: 65537\r\n"), 413, "content too large");
  CHECK(server_says(under.post("Content-Length: 65536\r\n", std::string(65536, 'a')), 200));
  CHECK(
      server_says(under.ask("POST /photo/a HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" +
                            std::string(200'000, 'a')),
                  200));
}

TEST_CASE("a client that asks first is told to continue", "[B035][B036]") {
  ServerUnderTest under;
  RawClient client(under.server->bound_port());
  client.send(
      "POST /callback/a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(server_says(client.answer(), 100));
  client.send("hi");
  CHECK(client.answer().ends_with("POST a hi"));
  CHECK(server_says(under.post("Expect: something\r\n"), 417));
}

TEST_CASE("ranges and upgrades are ignored", "[B038][B039]") {
  ServerUnderTest under;
  std::string ranges = "Range: bytes=";
  for (int i = 0; i < 1900; ++i) ranges += "0-0,";
  ranges += "0-0\r\n";
  CHECK(under.get("/callback/ali", ranges).ends_with("GET ali "));
  CHECK(under.get("/callback/ali", "Range: x\r\nAccept: ;;q=9\r\n").ends_with("GET ali "));
  CHECK(under
            .get("/callback/ali",
                 "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n")
            .ends_with("GET ali "));
}

TEST_CASE("methods that nobody serves are refused", "[B040][B041]") {
  ServerUnderTest under;
  for (const std::string method : {"CONNECT", "TRACE", "FOO", "get"}) {
    CHECK(server_says(under.ask(method + " /callback/a HTTP/1.1\r\nHost: a\r\n\r\n"), 501));
  }
  CHECK(server_says(under.ask(std::string(2048, 'M') + " / HTTP/1.1\r\nHost: a\r\n\r\n"), 400));
  CHECK(server_says(under.ask("CONNECT other:443 HTTP/1.1\r\nHost: a\r\n\r\n"), 400));
  for (const std::string method : {"OPTIONS", "PUT", "PATCH", "DELETE"}) {
    const auto answer = under.ask(method + " /callback/a HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(server_says(answer, 405));
    CHECK(answer.find("Allow: GET, POST\r\n") != std::string::npos);
    CHECK(answer.ends_with("method not allowed\n"));
  }
  RawClient client(under.server->bound_port());
  client.send("HEAD /callback/a HTTP/1.1\r\nHost: a\r\n\r\n");
  client.end_sending();
  const auto head = client.answer();
  CHECK(server_says(head, 405));
  CHECK(head.find("Allow: GET, POST\r\n") != std::string::npos);
  CHECK(head.ends_with("\r\n\r\n"));
  CHECK(under.handled == 0);
}

TEST_CASE("paths that only look like a known one are unknown", "[B043]") {
  ServerUnderTest under;
  const auto* path = GENERATE("//callback/ali", "/./callback/ali", "/x/../callback/ali",
                              "/callback/ali/", "/CALLBACK/ali", "/callback", "/");
  server_refuses(under, under.get(path), 404, "not found");
}

TEST_CASE("escapes in a path never climb out", "[B044]") {
  ServerUnderTest under;
  const auto* path =
      GENERATE("/assets/%2e%2e%2fetc", "/assets/%2e%2e", "/assets/%2E%2E/x", "/assets/a%00",
               "/assets/%zz", "/assets/%", "/assets/%c0%ae", "/assets/..%5cx", "/assets/%2fx");
  const auto answer = under.get(path);
  CAPTURE(path, answer);
  CHECK((server_says(answer, 400) || server_says(answer, 404)));
  CHECK(under.handled == 0);
}

TEST_CASE("a target past 2 KiB or with too many parameters is refused", "[B045]") {
  ServerUnderTest under;
  const std::string start = "/callback/ali?a=";
  server_refuses(under, under.get(start + std::string(2049 - start.size(), 'a')), 414,
                 "uri too long");
  under.handled = 0;
  std::string query = "/callback/ali?";
  for (int i = 0; i < 1000; ++i) query += "&a";
  server_refuses(under, under.get(query), 400, "bad request");
}

TEST_CASE("headers that name another sender change nothing", "[B048]") {
  ServerUnderTest under;
  CHECK(under
            .get("/tell",
                 "X-Forwarded-For: 6.6.6.6\r\nX-Real-IP: 6.6.6.6\r\n"
                 "Forwarded: for=6.6.6.6\r\n")
            .ends_with("peer=127.0.0.1"));
}

TEST_CASE("an escaped line end never becomes a header", "[B050]") {
  ServerUnderTest under;
  const auto told = under.get("/tell", "X-A: a%0d%0aSet-Cookie: a=b\r\n");
  CHECK(told.find("x-a=a%0d%0aSet-Cookie: a=b\n") != std::string::npos);
  CHECK(told.find("\r\nSet-Cookie") == std::string::npos);
  const zampa::base::LogCapture quiet([](std::string_view) {});
  const auto jumped = under.get("/jump?to=%0d%0aSet-Cookie:%20a=b");
  CHECK(server_says(jumped, 303));
  CHECK(jumped.find("Set-Cookie") == std::string::npos);
}

TEST_CASE("what a handler throws stays inside") {
  std::string logged;
  const zampa::base::LogCapture capture([&](std::string_view line) { logged += line; });
  std::atomic<int> fatal{0};
  ServerOptions options;
  options.on_fatal = [&](const std::string&) { ++fatal; };
  ServerUnderTest under(options);
  const auto [kind, status, text] =
      GENERATE(table<std::string, int, std::string>({{"any", 500, "internal error\n"},
                                                     {"odd", 500, "internal error\n"},
                                                     {"storage", 503, "service unavailable\n"},
                                                     {"fatal", 503, "service unavailable\n"}}));
  const auto answer = under.get("/broken?kind=" + kind);
  CHECK(server_says(answer, status));
  CHECK(answer.ends_with("\r\n\r\n" + text));
  CHECK(answer.find("secret") == std::string::npos);
  CHECK((status == 503) == (answer.find("Retry-After: ") != std::string::npos));
  CHECK(fatal == (kind == "fatal" ? 1 : 0));
  under.server->stop();
  CHECK(logged.find("handler_failed") != std::string::npos);
}

TEST_CASE("pages carry the content policy") {
  ServerUnderTest under;
  CHECK(under.get("/page").find("Content-Security-Policy: default-src 'none'") !=
        std::string::npos);
}

TEST_CASE("silence and dripping bytes end a connection", "[B001][B002][B003][B031]") {
  ServerOptions options;
  options.idle_time = options.head_time = options.body_time = Millis(60);
  ServerUnderTest under(options);
  CHECK(under.ask("").empty());
  CHECK(server_says(under.ask("G"), 408));
  CHECK(server_says(under.ask("GET / HTTP/1.1\r\nHost: a\r\n"), 408));
  CHECK(server_says(under.post("Content-Length: 100\r\n", "fifty"), 408));
  CHECK(under.handled == 0);
}

TEST_CASE("a client that leaves halfway leaves nothing behind", "[B032]") {
  ServerUnderTest under;
  RawClient client(under.server->bound_port());
  client.send("POST /callback/ali HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
  client.end_sending();
  CHECK(client.answer().empty());
  CHECK(under.handled == 0);
}

TEST_CASE("callbacks are served while every other place is taken") {
  ServerOptions options;
  options.base_threads = 1;
  options.max_threads = 6;
  options.max_others = 3;
  ServerUnderTest under(options);
  std::vector<std::unique_ptr<RawClient>> waiting;
  for (int i = 0; i < 3; ++i) {
    waiting.push_back(std::make_unique<RawClient>(under.server->bound_port()));
    waiting.back()->send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  }
  under.gate.await(3);
  const auto full = under.get("/tell");
  CHECK(server_says(full, 503));
  CHECK(full.find("Retry-After: ") != std::string::npos);
  CHECK(server_says(under.get("/callback/ali"), 200));
  under.gate.open();
  for (auto& client : waiting) CHECK(server_says(client->answer(), 200));
  CHECK(server_says(under.get("/tell"), 200));
}

TEST_CASE("an idle connection gives its thread to one that waits") {
  ServerOptions options;
  options.base_threads = options.max_threads = 1;
  options.idle_time = Millis(60'000);
  ServerUnderTest under(options);
  RawClient idle(under.server->bound_port());
  idle.send("GET /callback/a HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(server_says(idle.answer(), 200));
  CHECK(server_says(under.get("/callback/b"), 200));
  CHECK(idle.closed());
}

TEST_CASE("stopping lets a running handler answer and takes nothing new") {
  ServerUnderTest under;
  const int port = under.server->bound_port();
  RawClient running(port);
  running.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  under.gate.await(1);
  std::thread stopper([&] { under.server->stop(); });
  under.gate.open();
  const auto answer = running.answer();
  CHECK(server_says(answer, 200));
  stopper.join();
  CHECK_FALSE(RawClient(port).connected());
}

TEST_CASE("a taken port is one line that names the setting", "[B224]") {
  ServerUnderTest under;
  ServerOptions options;
  options.listen = "127.0.0.1:" + std::to_string(under.server->bound_port());
  const auto second = Server::start(options, {});
  REQUIRE_FALSE(second);
  CHECK(second.error().code == zampa::RefusalCode::unavailable);
  CHECK(second.error().detail == "server.listen: " + options.listen +
                                     " already in use by another program; choose another address");
}

TEST_CASE("a malformed or foreign address is refused") {
  ServerOptions options;
  options.listen = GENERATE("x", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:65536", ":80", "::1:80",
                            "unix:relative", "unix:", "127.0.0.1:-1");
  const auto refused = Server::start(options, {});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == zampa::RefusalCode::invalid);
}

TEST_CASE("a Unix socket is served, taken over after a crash, and removed at the end") {
  const auto folder =
      std::filesystem::temp_directory_path() / ("zampa-server-test-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  ServerOptions options;
  options.listen = "unix:" + (folder / "s").string();
  const std::vector<HttpRoute> routes{{"GET", "/", [](const HttpRequest& request) {
                                         return HttpResponse{
                                             200, "text/plain", request.peer, {}, false};
                                       }}};
  {
    // What a killed server leaves behind: a socket file that nobody answers.
    const int left = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = (folder / "s").string();
    std::copy(path.begin(), path.end(), std::begin(address.sun_path));
    REQUIRE(bind(left, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
    close(left);
    auto server = Server::start(options, routes);
    REQUIRE(server);
    RawClient client(path);
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.answer().ends_with("\r\n\r\nunix"));
    struct stat held{};
    REQUIRE(stat(path.c_str(), &held) == 0);
    CHECK((held.st_mode & 0777) == 0660);
    const auto second = Server::start(options, routes);
    REQUIRE_FALSE(second);
    CHECK(second.error().detail.find("already in use") != std::string::npos);
  }
  CHECK(std::filesystem::is_empty(folder));
  std::filesystem::remove_all(folder);
}
