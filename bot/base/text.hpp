// Small things done to UTF-8 text everywhere: validity, trimming, splitting. What knows a script
// (truncation at a stack, platform length counting, digits) lives in bot/lang.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zampa::base {

/// True for well-formed UTF-8 without surrogates and overlong forms; U+0000 is allowed.
bool is_valid_utf8(std::string_view bytes);

/// The same text with every malformed byte replaced by U+FFFD. For logs and peers' error texts.
std::string scrub_utf8(std::string_view bytes);

/// Without ASCII blanks and U+3000 at both ends.
std::string_view trim(std::string_view text);

/// Cut at every `separator`; empty parts are kept. The views point into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// Every occurrence of `from` replaced, in one pass, never re-scanned.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// ASCII only; other bytes stay.
std::string ascii_lower(std::string_view text);

}  // namespace zampa::base
