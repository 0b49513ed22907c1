// The HTTP server: one table of routes on one address. cpp-httplib binds, accepts and keeps the
// threads; what a request is, we decide (http_head), because every byte of it comes from strangers.
// One of the three edges that catch faults. Made by app.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bot/base/http_message.hpp"
#include "bot/base/instant.hpp"
#include "bot/base/result.hpp"

namespace zampa::web {

struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  ///< host:port, [v6]:port or unix:/path; port 0 = any free
  std::string setting = "server.listen";  ///< named when the address cannot be had
  std::size_t base_threads = 8;
  /// A thread per connection that is busy. 64 held callbacks, `max_others` and room for the next.
  std::size_t max_threads = 128;
  std::size_t max_waiting = 256;  ///< accepted connections without a thread; one more is closed
  /// Requests outside `preferred` that are handled at once (long polls among them), never more than
  /// half the threads; one more gets 503, so that callbacks always find a thread.
  std::size_t max_others = 48;
  std::string preferred = "/callback/";
  Millis idle_time{5'000};    ///< between two requests of a connection, and before the first
  Millis head_time{5'000};    ///< from the first byte to the empty line
  Millis body_time{10'000};   ///< plus a second for every 64 KiB; also for the answer
  unsigned unix_mode = 0660;  ///< of a Unix socket; nginx reaches it through a common group
  /// Called from a handler thread that met a FatalFault, just before its 503; must return soon.
  std::function<void(const std::string& what)> on_fatal;
};

/// Threads: any.
class Server {
 public:
  /// Binds and serves in threads of its own until stopped. Handlers run in several threads at once.
  /// Refuses unavailable when the address cannot be had (the detail is one line for the operator),
  /// invalid when it is malformed. Throws Fault when a route pattern is malformed.
  static Result<std::unique_ptr<Server>> start(ServerOptions options,
                                               std::vector<HttpRoute> routes);
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  /// Stops.
  ~Server();

  /// The port that was bound; 0 for a Unix socket.
  int bound_port() const;

  /// Accepts nothing more, lets running handlers finish and answer, then returns. Whoever holds a
  /// handler (a long poll) must be told to let go first. Not to be called from a handler.
  void stop();

 private:
  struct Running;
  explicit Server(std::unique_ptr<Running> running);
  std::unique_ptr<Running> running_;
};

}  // namespace zampa::web
