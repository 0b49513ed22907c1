#include "bot/web/server.hpp"

#include <httplib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>

#include "bot/base/fault.hpp"
#include "bot/base/log.hpp"
#include "bot/web/answer.hpp"
#include "bot/web/connection.hpp"
#include "bot/web/http_head.hpp"
#include "bot/web/listen_address.hpp"
#include "bot/web/route_table.hpp"
#include "bot/web/workers.hpp"

namespace zampa::web {
namespace {

/// A client that sends or reads slower than this is cut off.
constexpr std::size_t kSlowestBytesPerSecond = 64 * 1024;
constexpr int kMostRequestsPerConnection = 1000;

Millis server_transfer_time(Millis base, std::size_t bytes) {
  return base + Millis(bytes * 1000 / kSlowestBytesPerSecond);
}

void server_log_refused(int status, std::string_view peer) {
  base::log(base::LogLevel::info, "request_refused", {{"status", status}, {"peer", peer}});
}

/// Hands the library's connections to our threads.
class ServerQueue final : public httplib::TaskQueue {
 public:
  explicit ServerQueue(Workers& workers) : workers_(workers) {}
  bool enqueue(std::function<void()> job) override { return workers_.run(std::move(job)); }
  void shutdown() override { workers_.finish(); }

 private:
  Workers& workers_;
};

/// One more in `count` while alive.
class ServerCounted {
 public:
  explicit ServerCounted(std::atomic<std::size_t>& count) : count_(count), now_(++count) {}
  ServerCounted(const ServerCounted&) = delete;
  ServerCounted& operator=(const ServerCounted&) = delete;
  ~ServerCounted() { --count_; }
  std::size_t now() const { return now_; }

 private:
  std::atomic<std::size_t>& count_;
  std::size_t now_;
};

}  // namespace

struct Server::Running final : httplib::Server {
  Running(ServerOptions given, std::vector<HttpRoute> routes)
      : options(std::move(given)),
        table(std::move(routes)),
        workers(options.base_threads, options.max_threads, options.max_waiting) {
    options.max_others =
        std::max<std::size_t>(1, std::min(options.max_others, options.max_threads / 2));
    // The library would set SO_REUSEPORT, with which a second copy listens on the same port without
    // an error. SO_REUSEADDR only lets a restart through while old connections linger.
    set_socket_options([](socket_t sock) {
      const int on = 1;
      setsockopt(sock, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    });
    set_tcp_nodelay(true);
    new_task_queue = [this] { return new ServerQueue(workers); };
  }

  bool process_and_close_socket(socket_t sock) override;
  bool exchange(Connection& connection, const std::string& peer, bool last);
  HttpResponse respond(Connection& connection, HttpHead& head);
  HttpResponse handle(const HttpRoute& route, const HttpRequest& request);

  ServerOptions options;
  RouteTable table;
  Workers workers;
  ListenAddress address;
  int port = 0;
  std::atomic<bool> stopping{false};
  std::atomic<std::size_t> others{0};
  std::thread listener;
};

/// Serves one connection until it closes. The library calls this in a thread of our pool.
bool Server::Running::process_and_close_socket(socket_t sock) {
  Connection connection(sock);
  const std::string peer = peer_address(sock);
  const auto give_way = [this] { return stopping || workers.waiting() > 0; };
  for (int count = 1; count <= kMostRequestsPerConnection; ++count) {
    if (connection.await_request(options.idle_time, give_way) != Io::done) break;
    if (!exchange(connection, peer, count == kMostRequestsPerConnection)) break;
  }
  shutdown(sock, SHUT_RDWR);
  close(sock);
  return true;
}

/// Reads one request and answers it. False when the connection must end.
bool Server::Running::exchange(Connection& connection, const std::string& peer, bool last) {
  std::string bytes;
  int refused = 0;
  const Io io = connection.receive_head(options.head_time, bytes, refused);
  if (io == Io::closed) return false;
  HttpHead head;
  HttpResponse response;
  if (io == Io::done) {
    auto read = read_head(bytes);
    if (const auto* status = std::get_if<int>(&read)) {
      refused = *status;
    } else {
      head = std::get<HttpHead>(std::move(read));
      head.request.peer = peer;
    }
  } else if (io == Io::late) {
    refused = 408;
  }
  if (refused != 0) {
    response = fixed_answer(refused);
    response.close = true;
    server_log_refused(refused, peer);
  } else {
    response = respond(connection, head);
    if (response.status == 0) return false;
  }
  const bool keep = head.keep_alive && !response.close && !last && !stopping;
  const std::string out = answer_bytes(response, keep, head.request.method != "HEAD");
  if (connection.send(out, server_transfer_time(options.body_time, out.size())) != Io::done) {
    return false;
  }
  if (!keep) connection.finish();
  return keep;
}

/// The answer to a request whose head is sound; reads its body. Status 0 when the peer has gone.
HttpResponse Server::Running::respond(Connection& connection, HttpHead& head) {
  HttpRequest& request = head.request;
  // What is refused before the body is read leaves bytes behind that are no request.
  const auto refuse = [&](int status, std::string allow = "") {
    HttpResponse response = fixed_answer(status);
    response.close = true;
    if (!allow.empty()) response.headers.emplace_back("Allow", std::move(allow));
    server_log_refused(status, request.peer);
    return response;
  };
  if (head.objection == 501) return refuse(501);
  RouteMatch match = table.match(request.method, request.path);
  if (match.route == nullptr) {
    return match.allow.empty() ? refuse(404) : refuse(405, std::move(match.allow));
  }
  if (head.objection != 0) return refuse(head.objection);
  if (head.content_bytes > match.route->max_body_bytes) return refuse(413);
  const bool preferred = request.path.starts_with(options.preferred);
  std::atomic<std::size_t> uncounted{0};
  const ServerCounted counted(preferred ? uncounted : others);
  if (!preferred && counted.now() > options.max_others) return refuse(503);
  if (head.expects_continue && head.content_bytes > 0 &&
      connection.send("HTTP/1.1 100 Continue\r\n\r\n", options.head_time) != Io::done) {
    return {0, {}, {}, {}, true};
  }
  const Io io = connection.receive_body(head.content_bytes,
                                        server_transfer_time(options.body_time, head.content_bytes),
                                        request.body);
  if (io == Io::late) return refuse(408);
  if (io != Io::done) return {0, {}, {}, {}, true};
  request.params = std::move(match.params);
  return handle(*match.route, request);
}

/// Runs the handler; what it throws becomes a fixed answer and one line in the log.
HttpResponse Server::Running::handle(const HttpRoute& route, const HttpRequest& request) {
  const auto failed = [&](std::string_view kind, std::string_view what, int status) {
    base::log(base::LogLevel::error, "handler_failed",
              {{"kind", kind}, {"method", route.method}, {"route", route.pattern}, {"what", what}});
    return fixed_answer(status);
  };
  try {
    return route.handle(request);
  } catch (const FatalFault& fault) {
    if (options.on_fatal) options.on_fatal(fault.what());
    return failed("fatal", fault.what(), 503);
  } catch (const StorageFault& fault) {
    return failed("storage", fault.what(), 503);
  } catch (const std::exception& fault) {
    return failed("fault", fault.what(), 500);
  } catch (...) {
    return failed("unknown", "", 500);
  }
}

Server::Server(std::unique_ptr<Running> running) : running_(std::move(running)) {}

Result<std::unique_ptr<Server>> Server::start(ServerOptions options,
                                              std::vector<HttpRoute> routes) {
  const std::string setting = options.setting;
  const std::string listen = options.listen;
  const auto refusal = [&](RefusalCode code, const std::string& why) {
    return Refusal{code, setting + ": " + listen + " " + why + "; choose another address"};
  };
  auto address = read_listen_address(listen);
  if (!address) return refusal(address.error().code, address.error().detail);
  auto running = std::make_unique<Running>(std::move(options), std::move(routes));
  running->address = *address;
  if (address->unix_path.empty()) {
    if (address->port == 0) {
      running->port = running->bind_to_any_port(address->host);
    } else {
      running->port = running->bind_to_port(address->host, address->port) ? address->port : -1;
    }
    if (running->port < 0) return refusal(RefusalCode::unavailable, why_not_bound(*address));
  } else {
    if (auto cleared = clear_unix_socket(address->unix_path); !cleared) {
      return refusal(cleared.error().code, cleared.error().detail);
    }
    constexpr int kAnyPort = 80;  // the library wants one and ignores it
    running->set_address_family(AF_UNIX);
    if (!running->bind_to_port(address->unix_path, kAnyPort)) {
      return refusal(RefusalCode::unavailable, why_not_bound(*address));
    }
    chmod(address->unix_path.c_str(), running->options.unix_mode);
  }
  Running* const held = running.get();
  running->listener = std::thread([held] { held->listen_after_bind(); });
  running->wait_until_ready();
  return std::unique_ptr<Server>(new Server(std::move(running)));
}

Server::~Server() { stop(); }

int Server::bound_port() const { return running_->port; }

void Server::stop() {
  running_->stopping = true;
  static_cast<httplib::Server&>(*running_).stop();
  if (!running_->listener.joinable()) return;
  running_->listener.join();
  if (!running_->address.unix_path.empty()) unlink(running_->address.unix_path.c_str());
}

}  // namespace zampa::web
