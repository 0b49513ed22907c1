// Cuts a text to what a platform field takes. Called by the encoders, the push renderer and the
// outbox. A Tibetan text is cut at a tsheg, no text inside a stack or an emoji.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zampa::lang {

inline constexpr std::string_view kEllipsis = "\u2026";

/// `text` when it has at most `max_bytes` bytes, else its longest good beginning with `ellipsis`
/// behind it, together at most `max_bytes`; the ellipsis is left out where it alone is too long.
/// Malformed bytes are scrubbed first. Never longer than the limit, even if that leaves nothing.
std::string truncate_bytes(std::string_view text, std::size_t max_bytes,
                           std::string_view ellipsis = kEllipsis);

/// The same, counted in Unicode code points.
std::string truncate_code_points(std::string_view text, std::size_t max_code_points,
                                 std::string_view ellipsis = kEllipsis);

/// The same, counted in UTF-16 units.
std::string truncate_utf16(std::string_view text, std::size_t max_units,
                           std::string_view ellipsis = kEllipsis);

/// What a bubble quotes of somebody's words: about ninety letters, so that the choices below it
/// always fit.
inline std::string excerpt(std::string_view text) {
  constexpr std::size_t kExcerptBytes = 270;
  return truncate_bytes(text, kExcerptBytes);
}

}  // namespace zampa::lang
