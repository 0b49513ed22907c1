// The content files (templates/, config/): compiled in, or from the directory that
// `[content] dir` names. Called by the loaders; a file of the directory replaces the compiled one
// of the same path, what the directory lacks stays as it is, so that a new release's texts appear.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zampa::app {

class ContentFiles {
 public:
  ContentFiles() = default;
  /// dir   holds templates/ and config/; empty = only what is compiled in
  explicit ContentFiles(std::string dir) : dir_(std::move(dir)) {}

  /// The text of "config/policy/limits.toml", nothing when neither place has it.
  std::optional<std::string> read(std::string_view path) const;

  /// Paths that begin with `folder` ("templates/replies/") and end in `ending`, in byte order.
  std::vector<std::string> list(std::string_view folder, std::string_view ending) const;

  /// How a fault names the file: with the directory where it comes from there.
  std::string shown(std::string_view path) const;

 private:
  std::string dir_;
};

}  // namespace zampa::app
