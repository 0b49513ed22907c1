// Style sheets, scripts, fonts and pictures of the pages, from the binary. A file asked for under
// the address that url() gives is kept by the browser for ever; under its plain address it is asked
// for again each time and mostly answered with 304. Made by app.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/http_message.hpp"

namespace zampa::web {

/// Threads: any.
class Assets {
 public:
  /// path below templates/assets/ → bytes, which must outlive this object.
  using Files = std::map<std::string, std::string_view>;

  explicit Assets(const Files& files);
  /// What is compiled into the binary under templates/assets/. Files of a kind that browsers need
  /// not see (README, package.json …) are left out.
  static Assets embedded();

  /// Answers GET /assets/{file...}.
  HttpResponse serve(const HttpRequest& request) const;

  /// "/assets/base.css?v=0123456789abcdef". Throws Fault when there is no such file.
  std::string url(const std::string& file) const;

  /// The one row for the routing table; refers to this object.
  std::vector<HttpRoute> routes() const;

 private:
  struct Asset {
    std::string_view bytes;
    std::string content_type;
    std::string version;  ///< first 16 letters of the SHA-256
  };
  std::map<std::string, Asset> assets_;
};

}  // namespace zampa::web
