// What the server does on its own 后台: deliver pushes, fetch photos, look at the clocks. Threads
// that end at stop(); each lap is a short write, work outside, a short write.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "bot/ports/messenger.hpp"
#include "bot/ports/photo_vault.hpp"
#include "bot/store/store.hpp"

namespace zampa::app {

using Messengers = std::map<std::string, std::unique_ptr<ports::Messenger>>;

class Jobs {
 public:
  /// `on_fatal` is told when a fault says that nothing may be acknowledged any more.
  Jobs(store::Store& store, const Messengers& messengers, ports::PhotoVault& photos,
       std::function<void(const std::string&)> on_fatal);
  ~Jobs();
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  void start();
  void stop();
  /// There may be something to deliver or fetch: do not wait for the next lap.
  void wake();

 private:
  void loop(Millis pause, const std::function<bool()>& lap);
  bool deliver();
  bool fetch();
  bool look_at_clocks();

  store::Store& store_;
  const Messengers& messengers_;
  ports::PhotoVault& photos_;
  std::function<void(const std::string&)> on_fatal_;

  std::mutex mutex_;
  std::condition_variable wakened_;
  std::uint64_t wakes_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace zampa::app
