#include "bot/web/route_table.hpp"

#include <set>
#include <utility>

#include "bot/base/fault.hpp"
#include "bot/base/text.hpp"

namespace zampa::web {
namespace {

constexpr std::string_view kRestMark = "...}";

bool route_is_place(std::string_view segment) { return segment.starts_with('{'); }
bool route_is_rest(std::string_view segment) {
  return route_is_place(segment) && segment.ends_with(kRestMark);
}

/// The name inside "{name}" or "{name...}".
std::string route_place_name(std::string_view segment) {
  const std::size_t tail = route_is_rest(segment) ? kRestMark.size() : 1;
  return std::string(segment.substr(1, segment.size() - 1 - tail));
}

bool route_may_fill(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != "..";
}

bool route_fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path,
                std::map<std::string, std::string>& params) {
  const bool open_end = !pattern.empty() && route_is_rest(pattern.back());
  if (open_end ? path.size() < pattern.size() : path.size() != pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::string_view wanted = pattern[i];
    if (!route_is_place(wanted)) {
      if (wanted != path[i]) return false;
    } else if (!route_may_fill(path[i])) {
      return false;
    } else if (!route_is_rest(wanted)) {
      params[route_place_name(wanted)] = path[i];
    }
  }
  if (!open_end) return true;
  std::string rest;
  for (std::size_t i = pattern.size() - 1; i < path.size(); ++i) {
    if (!route_may_fill(path[i])) return false;
    if (!rest.empty()) rest += '/';
    rest += path[i];
  }
  params[route_place_name(pattern.back())] = rest;
  return true;
}

}  // namespace

RouteTable::RouteTable(std::vector<HttpRoute> routes) {
  for (HttpRoute& route : routes) {
    Row row{std::move(route), {}};
    const std::string& pattern = row.route.pattern;
    const auto parts = base::split(pattern, '/');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const std::string_view part = parts[i];
      const bool braces = part.find_first_of("{}") != std::string_view::npos;
      const bool whole = part.size() > 2 && part.front() == '{' &&
                         part.find('}') == part.size() - 1 && !route_place_name(part).empty();
      if ((braces && !whole) || (route_is_rest(part) && i + 1 != parts.size())) {
        throw Fault("route pattern " + pattern);
      }
      row.segments.emplace_back(part);
    }
    if (!pattern.starts_with('/') || !row.route.handle) throw Fault("route pattern " + pattern);
    rows_.push_back(std::move(row));
  }
}

RouteMatch RouteTable::match(std::string_view method, std::string_view path) const {
  const auto segments = base::split(path, '/');
  std::set<std::string> methods;
  for (const Row& row : rows_) {
    RouteMatch found;
    if (!route_fits(row.segments, segments, found.params)) continue;
    if (row.route.method == method) {
      found.route = &row.route;
      return found;
    }
    methods.insert(row.route.method);
  }
  return {nullptr, {}, base::join({methods.begin(), methods.end()}, ", ")};
}

}  // namespace zampa::web
