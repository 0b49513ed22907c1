// The files compiled into the binary (cmake/embed.cmake): templates/, config/, the migrations and
// the front-end files of npm under templates/assets/{vendor,fonts}/. Defaults only: the database
// and `[content] dir` come first, which is the business of those who call this. Threads: any.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace zampa::base {

/// The bytes of one file by its path in the tree, such as "templates/replies/report.toml"; nothing
/// when there is none. They live as long as the program.
std::optional<std::string_view> embedded_file(std::string_view path);

/// The paths that begin with `prefix`, in byte order.
std::vector<std::string_view> embedded_files(std::string_view prefix);

}  // namespace zampa::base
