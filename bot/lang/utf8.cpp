#include "bot/lang/utf8.hpp"

#include <cstddef>

#include "bot/base/text.hpp"

namespace zampa::lang {

std::u32string to_code_points(std::string_view text) {
  std::string scrubbed;
  if (!base::is_valid_utf8(text)) {
    scrubbed = base::scrub_utf8(text);
    text = scrubbed;
  }
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto at = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
    const char32_t lead = at(0);
    std::size_t length = 1;
    char32_t code_point = lead;
    if (lead >= 0xF0) {
      length = 4;
      code_point = lead & 0x07U;
    } else if (lead >= 0xE0) {
      length = 3;
      code_point = lead & 0x0FU;
    } else if (lead >= 0xC0) {
      length = 2;
      code_point = lead & 0x1FU;
    }
    for (std::size_t k = 1; k < length; ++k) code_point = (code_point << 6U) | (at(k) & 0x3FU);
    out.push_back(code_point);
    i += length;
  }
  return out;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = 0xFFFD;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

std::string to_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size() * 3);
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

}  // namespace zampa::lang
