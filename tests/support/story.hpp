// A story 对话: a conversation in plain text that says what people send and what they must read.
// This is the reader of *.story files; story_runner.hpp plays them. The form:
// tests/stories/README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/base/result.hpp"
#include "bot/domain/language.hpp"

namespace zampa::tests {

struct StoryLine {
  int number = 0;  ///< in its file
  std::string text;
};

struct Story {
  std::string file;
  std::string title;
  std::vector<domain::Language> languages{domain::Language::zh};
  std::vector<StoryLine> lines;
};

/// The stories of one file. Refuses invalid, "FILE:LINE: what is wrong".
Result<std::vector<Story>> read_stories(const std::string& file, std::string_view text);

/// "left | right": what stands for Chinese and for Tibetan; a text without a bar stands for both.
std::string side_of(std::string_view text, domain::Language language);

}  // namespace zampa::tests
