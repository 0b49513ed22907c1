#include "handlers/admin/diff.hpp"

#include <algorithm>
#include <cstdint>

#include "bot/lang/utf8.hpp"

namespace zampa::handlers::admin {
namespace {

// Past this many units a side the texts are shown as one removed and one added piece.
constexpr std::size_t kMostUnits = 1500;
constexpr char32_t kTsheg = 0x0F0B;

bool is_word_letter(char32_t c) {
  const bool latin = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return latin || c == '_' || (c >= 0x0F40 && c <= 0x0FBC);
}

/// Syllables (with their tsheg), Latin words and placeholders whole, else single characters.
std::vector<std::string> units_of(std::string_view text) {
  std::vector<std::string> units;
  bool open = false;
  for (const char32_t c : lang::to_code_points(text)) {
    const bool joins = open && (is_word_letter(c) || c == kTsheg);
    if (!joins) units.emplace_back();
    lang::append_utf8(units.back(), c);
    open = is_word_letter(c);
  }
  return units;
}

void add_unit(std::vector<DiffPiece>& pieces, DiffPiece::Kind kind, const std::string& text) {
  if (pieces.empty() || pieces.back().kind != kind) pieces.push_back({kind, ""});
  pieces.back().text += text;
}

}  // namespace

std::vector<DiffPiece> diff(std::string_view before, std::string_view after) {
  using Kind = DiffPiece::Kind;
  const auto a = units_of(before);
  const auto b = units_of(after);
  std::vector<DiffPiece> pieces;
  if (a.size() > kMostUnits || b.size() > kMostUnits) {
    add_unit(pieces, Kind::removed, std::string{before});
    add_unit(pieces, Kind::added, std::string{after});
    return pieces;
  }
  // common[i][j]: the longest common subsequence of the ends a[i..] and b[j..].
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> common((a.size() + 1) * width, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      const std::uint16_t skip = std::max(common[(i + 1) * width + j], common[i * width + j + 1]);
      common[i * width + j] =
          a[i] == b[j] ? static_cast<std::uint16_t>(common[(i + 1) * width + j + 1] + 1) : skip;
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      add_unit(pieces, Kind::same, a[i]);
      ++i;
      ++j;
    } else if (j >= b.size() ||
               (i < a.size() && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      add_unit(pieces, Kind::removed, a[i++]);
    } else {
      add_unit(pieces, Kind::added, b[j++]);
    }
  }
  return pieces;
}

}  // namespace zampa::handlers::admin
