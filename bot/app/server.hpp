// The running server: every object built once, in floor order, and an orderly end. Made by the
// commands serve and demo; also by tests that want the whole of it on a port of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "bot/app/admin_routes.hpp"
#include "bot/app/callbacks.hpp"
#include "bot/app/content.hpp"
#include "bot/app/counters.hpp"
#include "bot/app/instance.hpp"
#include "bot/app/jobs.hpp"
#include "bot/app/settings.hpp"
#include "bot/ports/http_client.hpp"
#include "bot/web/assets.hpp"
#include "bot/web/server.hpp"
#include "simulator/simulator.hpp"

namespace zampa::app {

struct ServeOptions {
  std::string data_dir = "./data";
  bool web = true;
  bool worker = true;
  bool demo = false;
};

class Server {
 public:
  /// Opens everything and listens.
  /// Refuses with the code and the operator's line: conflict instance locked, expired schema,
  /// unavailable address in use, invalid configuration or content, not_found data directory.
  static Result<std::unique_ptr<Server>> start(Settings settings, ServeOptions options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  int port() const;
  /// Blocks until stop_soon() or a fatal fault; true when it ended in good order.
  bool wait();
  /// From a signal's thread: begin to end.
  void stop_soon();

  store::Store& store() { return *store_; }
  const Settings& settings() const { return settings_; }

 private:
  Server(Settings settings, ServeOptions options);
  Result<void> open();
  Result<void> listen();
  void publish_faq();
  void publish_demo_menu();
  void open_simulator(std::vector<HttpRoute>& routes);
  std::vector<HttpRoute> front_routes();
  std::vector<HttpRoute> internal_routes();
  std::vector<HttpRoute> control_routes();
  void fail(const std::string& what);

  Settings settings_;
  ServeOptions options_;
  Content content_;
  store::Shared shared_;
  simulator::DemoClock clock_;  ///< real time; only a demo moves it
  std::unique_ptr<InstanceLock> lock_;
  dialog::Tables tables_;
  Counters counters_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<ports::HttpClient> http_;
  std::unique_ptr<ports::PhotoVault> photos_;
  Messengers messengers_;
  std::unique_ptr<Jobs> jobs_;
  std::unique_ptr<Callbacks> callbacks_;
  std::unique_ptr<handlers::admin::Pages> pages_;
  std::unique_ptr<AdminRoutes> admin_;
  std::unique_ptr<web::Assets> assets_;
  std::unique_ptr<simulator::Simulator> simulator_;
  std::unique_ptr<web::Server> front_, internal_, control_;

  std::mutex mutex_;
  std::condition_variable ending_;
  bool stopping_ = false;
  bool failed_ = false;
};

}  // namespace zampa::app
