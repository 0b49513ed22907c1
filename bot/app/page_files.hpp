// Reads the console's pages: templates/pages/*.mustache and their words in console.toml, compiled
// in or from `[content] dir`.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "bot/app/content_files.hpp"
#include "bot/base/result.hpp"
#include "handlers/admin/pages.hpp"

namespace zampa::app {

/// The words of the catalogue. `file` is only for the fault's text.
/// Refuses invalid "FILE:LINE: key: what; fix" for the first fault.
Result<std::map<std::string, handlers::admin::PageText>> read_page_texts(std::string_view toml,
                                                                         std::string_view file);

/// The console's pages with their words put in.
/// asset_url  "console.css" → its address
/// Refuses invalid, naming file and key.
Result<handlers::admin::Pages> load_pages(
    const ContentFiles& content, const std::function<std::string(std::string_view)>& asset_url);

}  // namespace zampa::app
