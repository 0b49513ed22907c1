// How many messages may still be sent to an address and until when (下发额度), and which one-time
// subscriptions were granted. The platform has the last word: an error zeroes what is written here.
#pragma once

#include <cstdint>
#include <string>

#include "bot/store/values.hpp"

namespace zampa::store {

struct Credit {
  std::int64_t remaining = 0;
  Instant expires_at;
};

class MessageCredits {
 public:
  explicit MessageCredits(Scope scope) : scope_(scope) {}
  /// A trigger opens a window of `count` messages until `expires`; a wider open one is kept.
  void open(const std::string& account, const std::string& address, const std::string& trigger,
            std::int64_t count, Instant expires, Instant now);
  Credit credit(const std::string& account, const std::string& address, Instant now) const;
  /// Takes one; false when none is left.
  bool take(const std::string& account, const std::string& address, Instant now);
  void close(const std::string& account, const std::string& address);

  void add_subscription(const std::string& account, const std::string& address,
                        const std::string& template_id);
  bool take_subscription(const std::string& account, const std::string& address,
                         const std::string& template_id);
  void close_subscription(const std::string& account, const std::string& address,
                          const std::string& template_id);

 private:
  Scope scope_;
};

}  // namespace zampa::store
