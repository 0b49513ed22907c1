// Delivery of what people do to the bot's callback: seals and signs once, tries three times with
// the same bytes, waits five seconds each, then judges the answer as the platform does. Called by
// acts and by API calls that report back later; runs on its own bounded threads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "simulator/accounts.hpp"
#include "simulator/envelope.hpp"

namespace httplib {
class Client;
}

namespace zampa::simulator {

struct World;

/// One message on its way to an account. Made by prepare_push, then constant: a retry must carry
/// the same bytes.
struct Push {
  std::string account;
  std::string person;
  std::string bubble;   ///< the person's own bubble whose state follows the delivery, or ""
  std::string kind;     ///< MsgType, or Event for events
  std::string to_user;  ///< of the message; the reply must have both swapped
  std::string from_user;
  bool repeated = false;    ///< the act `repeat`: the phone shows nothing twice
  bool answerable = true;   ///< false: a reply is ignored (unsubscribe, VIEW, delivery reports)
  std::string card_bubble;  ///< WeCom card whose button was used
  std::string card_key;     ///< and which button

  std::string timestamp;
  std::string nonce;
  std::string target;  ///< path and query, percent-encoded
  std::map<std::string, std::string> query;
  std::string content_type;
  std::string body;
  std::string plain;  ///< body before sealing
  std::vector<std::string> signed_parts;
  std::string signature;
};

/// Seals and signs `message` (root with its fields in the platform's order) as the account's mode
/// and format want it. `draft` names account, person, bubble and the like.
Push prepare_push(const Account& account, Push draft, const Node& message, Instant now);

/// The console's check of an address: GET with a signature; the answer must be the echo. True when
/// it was. `base` as in Pusher::start.
bool check_callback(const Account& account, const std::string& base, Millis patience, Instant now);

/// Threads: any.
class Pusher {
 public:
  explicit Pusher(World& world);
  ~Pusher();
  Pusher(const Pusher&) = delete;
  Pusher& operator=(const Pusher&) = delete;

  /// base   "http://127.0.0.1:8080"
  void start(const std::string& base);
  /// False when too many are waiting. Called with world.mutex held.
  bool enqueue(std::shared_ptr<const Push> push);
  /// Breaks off what is under way and joins all threads.
  void stop();
  /// Nothing waits and nothing is under way; for tests.
  bool is_idle() const;

 private:
  using Moment = std::chrono::steady_clock::time_point;
  struct Job {
    std::shared_ptr<const Push> push;
    std::string id;  ///< the same over all tries, for the inspector
    int attempt = 1;
  };
  void work();
  void run(const Job& job);
  void again(const Job& job, Moment due);

  World& world_;
  std::string base_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::multimap<Moment, Job> due_;
  std::map<std::string, Moment> next_of_person_;
  std::set<httplib::Client*> under_way_;
  std::size_t running_ = 0;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace zampa::simulator
