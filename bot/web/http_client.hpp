// Outgoing HTTP over libcurl, for platform APIs and media. Certificates are checked, redirects are
// not followed, proxies of the environment are not used. Made by app, called through the port.
#pragma once

#include <memory>

#include "bot/ports/http_client.hpp"

namespace zampa::web {

/// Keeps a few connections alive between calls; one call blocks its thread until its deadline.
/// Threads: any.
class CurlClient final : public ports::HttpClient {
 public:
  CurlClient();
  CurlClient(const CurlClient&) = delete;
  CurlClient& operator=(const CurlClient&) = delete;
  ~CurlClient() override;

  /// Besides what the port says: refuses too_large when the answer passes max_answer_bytes, and
  /// invalid (`not_sent`) for a header that holds a control character.
  Result<ports::ClientResponse> send(const ports::ClientRequest& request) override;

 private:
  class Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace zampa::web
