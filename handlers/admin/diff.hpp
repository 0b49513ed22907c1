// What changed between two texts, for the history of a reply: kept, added and taken away pieces in
// reading order. Tibetan is compared by syllable, everything else by character.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zampa::handlers::admin {

struct DiffPiece {
  enum class Kind { same, added, removed } kind = Kind::same;
  std::string text;
};

/// Cost: the product of both lengths; texts are bubbles of at most a few hundred units.
std::vector<DiffPiece> diff(std::string_view before, std::string_view after);

}  // namespace zampa::handlers::admin
