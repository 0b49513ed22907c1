// Borders between what a reader sees as characters, for measure and truncate. Tibetan stacks,
// emoji families and flags stay whole.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace zampa::lang {

/// Byte offsets of all borders, from 0 to text.size(); `text` is valid UTF-8. {0} when empty.
std::vector<std::size_t> grapheme_borders(std::string_view text);

}  // namespace zampa::lang
