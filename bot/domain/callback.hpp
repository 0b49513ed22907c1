// What a callback wing hands to the application, as values: the functions it calls and the message
// nobody could read. The wings know the platform's bytes, not the router; app/wiring joins them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "bot/base/instant.hpp"
#include "bot/domain/message.hpp"

namespace zampa::domain {

/// A push that is certainly from the platform but cannot be processed. Kept, counted, answered
/// politely; nothing else happens with it.
struct Quarantined {
  std::string account;
  /// not_utf8, too_large, not_xml, not_json, doctype, too_deep, too_many_fields, repeated_field,
  /// bad_openid, wrong_account, stale
  std::string reason;
  std::string raw;     ///< the decrypted bytes as they came: may be no UTF-8, may hold NUL
  std::string digest;  ///< SHA-256 of raw in hex: a repeat is the same row
  Instant arrived_at;
};

/// detail  of the refusal: the reason, and after a colon more for the log
Quarantined quarantined(const std::string& account, std::string_view detail, std::string raw,
                        Instant now);

struct CallbackHooks {
  /// Handles one message, commits, and gives what goes back at once. Called for a repeat too: the
  /// inbox recognises it by Inbound::dedupe_key and gives the stored reply. May throw StorageFault.
  std::function<Reply(const Inbound&)> handle;
  /// The stored reply when this message was handled before, else nothing. Asked only for pushes
  /// that are rightly signed but too old to be processed; missing = all of them are quarantined.
  std::function<std::optional<Reply>(const Inbound&)> find_handled;
  /// Keeps what cannot be processed. May throw StorageFault.
  std::function<void(const Quarantined&)> quarantine;
  /// Counts a refused request (answered 403, 400, 405 or 413) by its reason. May be missing.
  std::function<void(std::string_view reason)> rejected;
  /// Counts what is odd but was accepted: old_key, old_token, outer_mismatch, time_suspect,
  /// reply_dropped. May be missing.
  std::function<void(std::string_view what)> noted;
};

}  // namespace zampa::domain
