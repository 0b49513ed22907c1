#include "bot/web/assets.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "bot/base/fault.hpp"

using zampa::HttpRequest;
using zampa::web::Assets;

namespace {

Assets assets_of_a_test() {
  return Assets(
      {{"a/base.css", "body{}"}, {"run.js", "1"}, {"secret.toml", "x"}, {"README.md", "x"}});
}

HttpRequest asset_request(const std::string& file, const std::string& version = "") {
  HttpRequest request;
  request.params["file"] = file;
  if (!version.empty()) request.query.emplace("v", version);
  return request;
}

std::string asset_header(const zampa::HttpResponse& response, const std::string& name) {
  const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                  [&](const auto& header) { return header.first == name; });
  return found == response.headers.end() ? "" : found->second;
}

}  // namespace

TEST_CASE("an asset has its type and is asked for again under its plain address") {
  const auto response = assets_of_a_test().serve(asset_request("a/base.css"));
  CHECK(response.status == 200);
  CHECK(response.content_type == "text/css; charset=utf-8");
  CHECK(response.body == "body{}");
  CHECK(asset_header(response, "Cache-Control") == "no-cache");
}

TEST_CASE("under its versioned address an asset is kept for ever, a stale version is not") {
  const auto assets = assets_of_a_test();
  const std::string url = assets.url("a/base.css");
  REQUIRE(url.starts_with("/assets/a/base.css?v="));
  const std::string version = url.substr(url.find('=') + 1);
  CHECK(version.size() == 16);
  CHECK(asset_header(assets.serve(asset_request("a/base.css", version)), "Cache-Control") ==
        "public, max-age=31536000, immutable");
  CHECK(asset_header(assets.serve(asset_request("a/base.css", "0000000000000000")),
                     "Cache-Control") == "no-cache");
}

TEST_CASE("who has the newest version gets 304 and no body") {
  const auto assets = assets_of_a_test();
  auto request = asset_request("run.js");
  const auto first = assets.serve(request);
  request.headers["if-none-match"] = "W/\"x\", " + asset_header(first, "ETag");
  const auto second = assets.serve(request);
  CHECK(second.status == 304);
  CHECK(second.body.empty());
  request.headers["if-none-match"] = "\"other\"";
  CHECK(assets.serve(request).status == 200);
}

TEST_CASE("files of other kinds and unknown names are not found") {
  const auto assets = assets_of_a_test();
  for (const std::string file : {"secret.toml", "README.md", "x.css", "", "../run.js"}) {
    CHECK(assets.serve(asset_request(file)).status == 404);
  }
  CHECK_THROWS_AS(assets.url("x.css"), zampa::Fault);
}

TEST_CASE("the assets of the tree are in the binary") {
  const auto assets = Assets::embedded();
  const auto response = assets.serve(asset_request("base.css"));
  CHECK(response.status == 200);
  CHECK(response.body.find("@font-face") != std::string::npos);
  CHECK(assets.routes().size() == 1);
}
