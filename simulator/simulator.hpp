// The platform in a box: WeChat service account, mini-program session and WeCom for the demo and
// the wire tests. Made by bot/app, which mounts routes() and calls start() once it listens.
// Surprising: it never calls the bot and is never called by it except over HTTP, so that what works
// here works with the real platform as far as bytes go.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "bot/base/http_message.hpp"
#include "bot/base/result.hpp"
#include "simulator/accounts.hpp"
#include "simulator/clock.hpp"

namespace zampa::simulator {

struct World;
class Pusher;

/// Threads: any, after start().
class Simulator {
 public:
  /// Refuses invalid: a file under templates/simulator is missing or unreadable, or an account's
  /// EncodingAESKey is unusable. `clock` must outlive the simulator.
  static Result<std::unique_ptr<Simulator>> open(const Options& options, DemoClock& clock);

  ~Simulator();
  Simulator(const Simulator&) = delete;
  Simulator& operator=(const Simulator&) = delete;

  /// Everything below /sim: the page's API and the platform's own at /sim/api/…
  std::vector<HttpRoute> routes();

  /// Begins to deliver. base  where the bot listens, "http://127.0.0.1:8080"
  void start(const std::string& base);

  /// Ends long polls and deliveries and joins all threads. Call it before the server stops.
  void stop();

  /// The platform's check of a callback address (GET with echostr). False for an unknown account.
  bool check_callback(const std::string& account);

  /// Nothing waits for delivery; for tests.
  bool is_idle() const;

 private:
  explicit Simulator(std::unique_ptr<World> world);

  std::unique_ptr<World> world_;
  std::unique_ptr<Pusher> pusher_;
};

}  // namespace zampa::simulator
