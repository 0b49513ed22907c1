// The inbox: every authentic message once, with the answer it got. Claimed before anything else
// happens, so that a platform's retry finds the stored answer instead of being worked on again.
#pragma once

#include <optional>
#include <string>

#include "bot/domain/message.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

enum class InboxState { held, done, quarantined };

struct InboxAnswer {
  InboxState state = InboxState::done;
  domain::Reply reply;
};

class Inbox {
 public:
  explicit Inbox(Scope scope) : scope_(scope) {}
  /// What was answered to this message before; nothing when it is new.
  std::optional<InboxAnswer> find(const std::string& dedupe_key) const;
  /// Remembers a new message as held until finish() says what was answered.
  void claim(const domain::Inbound& inbound, Instant now);
  void finish(const std::string& dedupe_key, const domain::Reply& reply);
  /// Keeps an authentic message that cannot be read; the same digest is kept once.
  void quarantine(const std::string& account, const std::string& digest, const std::string& why,
                  const std::string& raw, Instant now);
  std::int64_t quarantined() const;
  /// How often the same person sent exactly this text within `since`…now.
  std::int64_t count_same_text(const domain::Inbound& inbound, Instant since) const;

 private:
  Scope scope_;
};

}  // namespace zampa::store
