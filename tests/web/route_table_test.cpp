#include "bot/web/route_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "bot/base/fault.hpp"

using zampa::HttpRequest;
using zampa::HttpResponse;
using zampa::HttpRoute;
using zampa::web::RouteTable;

namespace {

HttpRoute route_row(std::string method, std::string pattern) {
  return {std::move(method), std::move(pattern), [](const HttpRequest&) { return HttpResponse{}; }};
}

RouteTable route_table_of_a_day() {
  return RouteTable({route_row("GET", "/"), route_row("GET", "/callback/{account}"),
                     route_row("POST", "/callback/{account}"), route_row("GET", "/admin/me"),
                     route_row("GET", "/admin/{page}/{id}"), route_row("GET", "/demo/"),
                     route_row("GET", "/assets/{file...}")});
}

}  // namespace

TEST_CASE("a request finds its row and the names of its places") {
  const auto table = route_table_of_a_day();
  const auto found = table.match("POST", "/callback/ali");
  REQUIRE(found.route != nullptr);
  CHECK(found.route->method == "POST");
  CHECK(found.params.at("account") == "ali");
  const auto two = table.match("GET", "/admin/tickets/AL1");
  CHECK(two.params.at("page") == "tickets");
  CHECK(two.params.at("id") == "AL1");
  CHECK(table.match("GET", "/").route->pattern == "/");
  CHECK(table.match("GET", "/demo/").route->pattern == "/demo/");
}

TEST_CASE("the rest of a path is one value") {
  const auto found = route_table_of_a_day().match("GET", "/assets/vendor/htmx.min.js");
  REQUIRE(found.route != nullptr);
  CHECK(found.params.at("file") == "vendor/htmx.min.js");
}

TEST_CASE("paths that only look like a known one are unknown") {
  const auto* path = GENERATE("//callback/ali", "/./callback/ali", "/x/../callback/ali",
                              "/callback/ali/", "/callback/", "/callback", "/CALLBACK/ali",
                              "/callback/..", "/callback/.", "/assets/", "/assets/../admin/me",
                              "/assets/a//b", "/assets/./a", "/demo", "", "/admin/x");
  CAPTURE(path);
  const auto found = route_table_of_a_day().match("GET", path);
  CHECK(found.route == nullptr);
  CHECK(found.allow.empty());
}

TEST_CASE("a known path with another method names the methods it has") {
  const auto found = route_table_of_a_day().match("PUT", "/callback/ali");
  CHECK(found.route == nullptr);
  CHECK(found.allow == "GET, POST");
}

TEST_CASE("a malformed pattern is a fault of ours") {
  const auto* pattern = GENERATE("x", "/{", "/{}", "/a{b}", "/{a}b", "/{a...}/b", "/{...}");
  CAPTURE(pattern);
  CHECK_THROWS_AS(RouteTable({route_row("GET", pattern)}), zampa::Fault);
  CHECK_THROWS_AS(RouteTable({HttpRoute{"GET", "/a", nullptr}}), zampa::Fault);
}
