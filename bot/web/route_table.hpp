// Finds the row of a routing table that a request belongs to. Plain comparison of segments, no
// regular expressions, so that a long path costs nothing. Called by the server.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/http_message.hpp"

namespace zampa::web {

struct RouteMatch {
  const HttpRoute* route = nullptr;           ///< nullptr: no row for this method and path
  std::map<std::string, std::string> params;  ///< what the `{name}` segments matched
  std::string allow;  ///< without a route: the methods this path has, "" when it is unknown
};

/// Threads: any. The rows are tried in their order, the first that fits wins.
class RouteTable {
 public:
  /// Throws Fault when a pattern is malformed: the tables are ours.
  explicit RouteTable(std::vector<HttpRoute> routes);

  /// `path` is decoded. An empty segment (`//`, a final `/`) and `.` or `..` match only a pattern
  /// that spells them.
  RouteMatch match(std::string_view method, std::string_view path) const;

 private:
  struct Row {
    HttpRoute route;
    std::vector<std::string> segments;
  };
  std::vector<Row> rows_;
};

}  // namespace zampa::web
