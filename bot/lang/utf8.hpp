// UTF-8 to code points and back, for the other files of this folder and for the matcher. A byte
// that is no UTF-8 becomes U+FFFD, so that no later step has to think about it again.
#pragma once

#include <string>
#include <string_view>

namespace zampa::lang {

/// The code points of `text`; every malformed byte is one U+FFFD.
std::u32string to_code_points(std::string_view text);

/// Surrogates and values above U+10FFFF become U+FFFD.
std::string to_utf8(std::u32string_view code_points);

void append_utf8(std::string& out, char32_t code_point);

}  // namespace zampa::lang
