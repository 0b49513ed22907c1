// templates/replies/*.toml into the sentences of the bot. Called by the wiring at start, by
// `zampa check` and by `zampa import templates`.
#pragma once

#include <string_view>
#include <vector>

#include "bot/app/content_files.hpp"
#include "bot/base/result.hpp"
#include "bot/domain/reply_text.hpp"

namespace zampa::app {

/// The replies of one file; `file` is for the faults.
/// Refuses   invalid; the detail has a line "FILE:LINE: key: what; fix" for every fault: unknown
///           field, missing zh or bo, placeholders that differ, limits broken with the samples
///           filled in, spelling (reply_lint.hpp), a key twice
Result<std::vector<domain::ReplyText>> read_reply_file(std::string_view toml,
                                                       std::string_view file);

/// The replies of all files, every fault of every file at once; a key stands in one file only.
/// Refuses   as above
Result<std::vector<domain::ReplyText>> read_replies(const ContentFiles& files);

}  // namespace zampa::app
