// Our calls to the platform for one service account 公众号 or mini-program 小程序: the Messenger
// behind the courier, the photo fetcher and `zampa menu publish`. Nothing is retried here but one
// send after a rejected token; everything else is the courier's decision by the verdict.
#pragma once

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

namespace zampa::wechat {

/// Threads: any. Keeps references to `http` and `clock`.
class Client final : public ports::Messenger {
 public:
  Client(domain::Account account, ports::HttpClient& http, const ports::Clock& clock);

  /// Sends the same bytes for the same notice. A send whose answer never came is `retry`, its
  /// detail begins with `unknown_outcome`: the platform may have delivered it. Templates and
  /// service-account subscription notices carry the notice's token, by which the platform drops the
  /// second; a service message has no such mark and may then be seen twice rather than never.
  ports::SendOutcome send(const domain::Notice& notice) override;
  /// Besides what the port says: refuses unsupported for a video, whose answer is an address.
  Result<ports::Media> fetch_media(const std::string& media_id) override;
  Result<void> publish_menu(const std::vector<ports::MenuButton>& buttons,
                            const std::string& tag_name) override;
  Result<void> tag_person(const std::string& address, const std::string& tag_name,
                          bool present) override;

  /// Why no token is asked for until an operator acts, or nothing.
  std::optional<std::string> stopped() const;

 private:
  Result<base::PlatformAnswer> call(const std::string& path, const std::string& body,
                                    bool code_required);
  Result<std::int64_t> tag_id(const std::string& tag_name);
  Result<void> done(const Result<base::PlatformAnswer>& answer) const;

  const domain::Account account_;
  ports::HttpClient& http_;
  const ports::Clock& clock_;
  base::TokenCache tokens_;
  std::mutex tags_mutex_;
  std::map<std::string, std::int64_t> tags_;
};

}  // namespace zampa::wechat
