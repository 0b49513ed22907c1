#include "bot/base/embedded.hpp"

#include <algorithm>
#include <cstddef>
#include <span>

namespace zampa::base {

/// As cmake/embed.cmake writes it.
struct EmbeddedEntry {
  const char* path;
  std::size_t path_size;
  const char* bytes;
  std::size_t size;

  std::string_view name() const { return {path, path_size}; }
};

extern "C" {
extern const EmbeddedEntry kZampaEmbeddedTable[];
extern const std::size_t kZampaEmbeddedCount;
}

namespace {

/// From the first entry whose path is not before `path`.
std::span<const EmbeddedEntry> embedded_from(std::string_view path) {
  const std::span all{kZampaEmbeddedTable, kZampaEmbeddedCount};
  const auto first = std::ranges::lower_bound(all, path, {}, &EmbeddedEntry::name);
  return all.subspan(static_cast<std::size_t>(first - all.begin()));
}

}  // namespace

std::optional<std::string_view> embedded_file(std::string_view path) {
  const auto rest = embedded_from(path);
  if (rest.empty() || rest.front().name() != path) return std::nullopt;
  return std::string_view{rest.front().bytes, rest.front().size};
}

std::vector<std::string_view> embedded_files(std::string_view prefix) {
  std::vector<std::string_view> paths;
  for (const auto& entry : embedded_from(prefix)) {
    if (!entry.name().starts_with(prefix)) break;
    paths.push_back(entry.name());
  }
  return paths;
}

}  // namespace zampa::base
