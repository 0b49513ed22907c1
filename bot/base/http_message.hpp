// One HTTP request and one answer as plain values, the same on every listener and in every test.
// Filled by bot/web from the socket; read by wechat, wecom, handlers and the simulator.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zampa::base {

struct HttpRequest {
  std::string method;                             ///< "GET", "POST", …
  std::string path;                               ///< decoded, starts with "/"
  std::multimap<std::string, std::string> query;  ///< decoded; a repeated key stays repeated
  std::map<std::string, std::string> headers;     ///< names in lower case; never echo a value
  std::map<std::string, std::string> params;      ///< what `{name}` in the route pattern matched
  std::string body;
  std::string peer;  ///< address of the connected peer, never from a header

  /// The value of a query parameter that occurs exactly once, else empty.
  std::string query_once(const std::string& key) const {
    return query.count(key) == 1 ? query.find(key)->second : std::string{};
  }
  std::string header(const std::string& lower_name) const {
    const auto it = headers.find(lower_name);
    return it == headers.end() ? std::string{} : it->second;
  }
};

struct HttpResponse {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  ///< without Content-Type and -Length
  bool close = false;  ///< close the connection after this answer
};

using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

/// One row of a routing table. `pattern` has literal segments and `{name}` segments, each matching
/// one non-empty segment; a final `{name...}` matches the rest of the path.
struct HttpRoute {
  std::string method;
  std::string pattern;
  HttpHandler handle;
  std::size_t max_body_bytes = 64 * 1024;
};

}  // namespace zampa::base

namespace zampa {
using base::HttpHandler;
using base::HttpRequest;
using base::HttpResponse;
using base::HttpRoute;
}  // namespace zampa
