#include "bot/lang/truncate.hpp"

#include <vector>

#include "bot/base/text.hpp"
#include "bot/lang/graphemes.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::lang {
namespace {

using Length = std::size_t (*)(std::string_view);

std::size_t length_in_bytes(std::string_view text) { return text.size(); }

bool is_tibetan_at(std::string_view text, std::size_t from, std::size_t to) {
  const std::u32string points = to_code_points(text.substr(from, to - from));
  return !points.empty() && script_of(points.front()) == Script::tibetan;
}

std::string truncate(std::string_view text, std::size_t limit, std::string_view ellipsis,
                     Length length) {
  std::string scrubbed;
  if (!base::is_valid_utf8(text)) {
    scrubbed = base::scrub_utf8(text);
    text = scrubbed;
  }
  if (length(text) <= limit) return std::string(text);
  if (length(ellipsis) > limit) ellipsis = {};
  const std::size_t room = limit - length(ellipsis);

  const std::vector<std::size_t> borders = grapheme_borders(text);
  std::size_t cut = 0;  // index into borders
  std::size_t used = 0;
  while (cut + 1 < borders.size()) {
    used += length(text.substr(borders[cut], borders[cut + 1] - borders[cut]));
    if (used > room) break;
    ++cut;
  }
  // Inside a Tibetan syllable when there is Tibetan on both sides of the cut: go back to where the
  // syllable begins, unless that leaves nothing (a text without a tsheg).
  const auto tibetan_after = [&](std::size_t i) {
    return i + 1 < borders.size() && is_tibetan_at(text, borders[i], borders[i + 1]);
  };
  if (cut > 0 && tibetan_after(cut)) {
    std::size_t start = cut;
    while (start > 0 && tibetan_after(start - 1)) --start;
    if (start > 0) cut = start;
  }
  std::string_view kept = text.substr(0, borders[cut]);
  while (kept.ends_with(' ') || kept.ends_with('\n')) kept.remove_suffix(1);
  return std::string(kept) + std::string(ellipsis);
}

}  // namespace

std::string truncate_bytes(std::string_view text, std::size_t max_bytes,
                           std::string_view ellipsis) {
  return truncate(text, max_bytes, ellipsis, length_in_bytes);
}

std::string truncate_code_points(std::string_view text, std::size_t max_code_points,
                                 std::string_view ellipsis) {
  return truncate(text, max_code_points, ellipsis, code_points);
}

std::string truncate_utf16(std::string_view text, std::size_t max_units,
                           std::string_view ellipsis) {
  return truncate(text, max_units, ellipsis, utf16_units);
}

}  // namespace zampa::lang
