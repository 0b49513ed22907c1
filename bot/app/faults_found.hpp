// Everything wrong with the files an office edits, all at once: one line each, "FILE:LINE: key:
// what; fix". Called by the loaders of content files and by the imports.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/result.hpp"

namespace zampa::app {

class FaultsFound {
 public:
  /// line   1 for the first; 0 = the file as a whole
  void add(std::string_view file, std::size_t line, std::string_view key, std::string_view what) {
    std::string text(file);
    if (line != 0) text += ":" + std::to_string(line);
    lines_.push_back(text + ": " + std::string(key) + ": " + std::string(what));
  }

  bool empty() const { return lines_.empty(); }
  const std::vector<std::string>& lines() const { return lines_; }

  /// All lines in one refusal, code invalid.
  Refusal refusal() const {
    std::string detail;
    for (const auto& line : lines_) detail += (detail.empty() ? "" : "\n") + line;
    return {RefusalCode::invalid, detail};
  }

 private:
  std::vector<std::string> lines_;
};

}  // namespace zampa::app
