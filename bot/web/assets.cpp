#include "bot/web/assets.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "bot/base/crypto.hpp"
#include "bot/base/embedded.hpp"
#include "bot/base/fault.hpp"
#include "bot/web/answer.hpp"

namespace zampa::web {
namespace {

constexpr std::string_view kAssetFolder = "templates/assets/";
constexpr std::size_t kVersionLetters = 16;

/// The kinds that may be served; anything else stays inside.
std::string_view asset_content_type(std::string_view file) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTypes{{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".webmanifest", "application/manifest+json"},
  }};
  const auto* found = std::find_if(kTypes.begin(), kTypes.end(),
                                   [&](const auto& row) { return file.ends_with(row.first); });
  return found == kTypes.end() ? std::string_view{} : found->second;
}

}  // namespace

Assets::Assets(const Files& files) {
  for (const auto& [path, bytes] : files) {
    const std::string_view type = asset_content_type(path);
    if (type.empty()) continue;
    assets_[path] = {bytes, std::string(type), base::sha256_hex(bytes).substr(0, kVersionLetters)};
  }
}

Assets Assets::embedded() {
  Files files;
  for (const std::string_view path : base::embedded_files(kAssetFolder)) {
    files[std::string(path.substr(kAssetFolder.size()))] = *base::embedded_file(path);
  }
  return Assets(files);
}

HttpResponse Assets::serve(const HttpRequest& request) const {
  const auto name = request.params.find("file");
  const auto found = name == request.params.end() ? assets_.end() : assets_.find(name->second);
  if (found == assets_.end()) return fixed_answer(404);
  const Asset& asset = found->second;
  const std::string tag = '"' + asset.version + '"';
  HttpResponse response;
  response.content_type = asset.content_type;
  response.headers = {{"ETag", tag},
                      {"Cache-Control", request.query_once("v") == asset.version
                                            ? "public, max-age=31536000, immutable"
                                            : "no-cache"}};
  // A drawing opened by itself is a page of its own; it may not run anything.
  if (asset.content_type == "image/svg+xml") {
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; style-src 'unsafe-inline'");
  }
  if (request.header("if-none-match").find(tag) != std::string::npos) {
    response.status = 304;
  } else {
    response.body = asset.bytes;
  }
  return response;
}

std::string Assets::url(const std::string& file) const {
  const auto found = assets_.find(file);
  if (found == assets_.end()) throw Fault("no asset " + file);
  return "/assets/" + file + "?v=" + found->second.version;
}

std::vector<HttpRoute> Assets::routes() const {
  return {
      {"GET", "/assets/{file...}", [this](const HttpRequest& request) { return serve(request); }}};
}

}  // namespace zampa::web
