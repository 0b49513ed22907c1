// Our calls to WeCom 企业微信 for one application: the Messenger behind the courier's pushes to
// staff. Nothing is retried here but one send after a rejected token.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "bot/base/platform_answer.hpp"
#include "bot/base/token_cache.hpp"
#include "bot/domain/account.hpp"
#include "bot/ports/clock.hpp"
#include "bot/ports/http_client.hpp"
#include "bot/ports/messenger.hpp"

namespace zampa::wecom {

/// Threads: any. Keeps references to `http` and `clock`.
class Client final : public ports::Messenger {
 public:
  Client(domain::Account account, ports::HttpClient& http, const ports::Clock& clock);

  /// Sends the same bytes for the same notice, so that the platform's duplicate check drops a
  /// second one. `retry` without a call past 30 messages a minute or 1,000 an hour to one member:
  /// the platform drops the excess and says nothing. An answer of 0 that names the member among the
  /// invalid ones is `unreachable`.
  /// reference  response_code of a card, else the platform's message id
  ports::SendOutcome send(const domain::Notice& notice) override;
  Result<ports::Media> fetch_media(const std::string& media_id) override;
  /// Refuses unsupported: applications get their menu in the management console.
  Result<void> publish_menu(const std::vector<ports::MenuButton>& buttons,
                            const std::string& tag_name) override;
  /// Refuses unsupported.
  Result<void> tag_person(const std::string& address, const std::string& tag_name,
                          bool present) override;

  /// Why no token is asked for until an operator acts, or nothing.
  std::optional<std::string> stopped() const;

 private:
  Result<base::PlatformAnswer> call(const std::string& path, const std::string& body);
  bool within_pace(const std::string& member, Instant now);

  const domain::Account account_;
  ports::HttpClient& http_;
  const ports::Clock& clock_;
  base::TokenCache tokens_;
  std::mutex pace_mutex_;
  std::map<std::string, std::deque<Instant>> sends_;  ///< of the last hour, by member
};

}  // namespace zampa::wecom
