// One outgoing HTTP request and its answer. No redirects are followed, the body is bounded, the
// deadline covers everything from the name look-up to the last byte.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "bot/base/instant.hpp"
#include "bot/base/result.hpp"

namespace zampa::ports {

struct ClientRequest {
  std::string method = "GET";
  std::string url;  ///< absolute; may hold an access token, so never logged
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  Millis deadline{10'000};
  std::size_t max_answer_bytes = std::size_t{1} << 20U;
};

struct ClientResponse {
  int status = 0;
  std::string content_type;
  std::string content_disposition;
  std::string body;
};

/// Threads: any.
class HttpClient {
 public:
  virtual ~HttpClient() = default;
  /// Refuses unavailable: no connection, deadline passed, or the answer broke off; the detail says
  /// which and begins with `not_sent` when it is certain that the peer saw nothing of the request.
  virtual Result<ClientResponse> send(const ClientRequest& request) = 0;
};

}  // namespace zampa::ports
