#include "bot/app/content_files.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "bot/base/embedded.hpp"

namespace zampa::app {

std::optional<std::string> ContentFiles::read(std::string_view path) const {
  if (!dir_.empty()) {
    if (std::ifstream file(std::filesystem::path(dir_) / path, std::ios::binary); file) {
      return std::string(std::istreambuf_iterator<char>(file), {});
    }
  }
  if (const auto bytes = base::embedded_file(path)) return std::string(*bytes);
  return std::nullopt;
}

std::vector<std::string> ContentFiles::list(std::string_view folder,
                                            std::string_view ending) const {
  std::set<std::string> paths;
  for (const auto path : base::embedded_files(folder)) {
    if (path.ends_with(ending)) paths.insert(std::string(path));
  }
  std::error_code none;
  if (!dir_.empty()) {
    for (const auto& file :
         std::filesystem::directory_iterator(std::filesystem::path(dir_) / folder, none)) {
      const std::string name = file.path().filename().string();
      if (name.ends_with(ending) && !name.starts_with('.')) {
        paths.insert(std::string(folder) + name);
      }
    }
  }
  return {paths.begin(), paths.end()};
}

std::string ContentFiles::shown(std::string_view path) const {
  if (!dir_.empty()) {
    std::error_code none;
    const auto own = std::filesystem::path(dir_) / path;
    if (std::filesystem::exists(own, none)) return own.string();
  }
  return std::string(path);
}

}  // namespace zampa::app
