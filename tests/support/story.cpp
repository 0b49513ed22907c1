#include "tests/support/story.hpp"

#include "bot/base/text.hpp"

namespace zampa::tests {
namespace {

constexpr std::string_view kStoryWord = "story ";
constexpr std::string_view kLanguagesWord = "languages ";

Refusal fault_at(const std::string& file, int line, const std::string& what) {
  return {RefusalCode::invalid, file + ":" + std::to_string(line) + ": " + what};
}

Result<std::vector<domain::Language>> languages_of(std::string_view words) {
  std::vector<domain::Language> languages;
  for (const auto word : base::split(words, ' ')) {
    if (word.empty()) continue;
    if (word != "zh" && word != "bo") {
      return Refusal{RefusalCode::invalid, "languages are zh and bo"};
    }
    languages.push_back(domain::language_from(word));
  }
  if (languages.empty()) return Refusal{RefusalCode::invalid, "languages are zh and bo"};
  return languages;
}

}  // namespace

Result<std::vector<Story>> read_stories(const std::string& file, std::string_view text) {
  std::vector<Story> stories;
  int number = 0;
  for (const auto raw : base::split(text, '\n')) {
    ++number;
    const auto line = base::trim(raw);
    if (line.empty() || line.starts_with("#")) continue;
    if (line.starts_with(kStoryWord)) {
      Story story;
      story.file = file;
      story.title = base::trim(line.substr(kStoryWord.size()));
      stories.push_back(std::move(story));
      continue;
    }
    if (stories.empty()) return fault_at(file, number, "a file begins with: story TITLE");
    Story& story = stories.back();
    if (line.starts_with(kLanguagesWord)) {
      auto languages = languages_of(line.substr(kLanguagesWord.size()));
      if (!languages) return fault_at(file, number, languages.error().detail);
      story.languages = std::move(*languages);
      continue;
    }
    story.lines.push_back({number, std::string{line}});
  }
  for (const auto& story : stories) {
    if (story.lines.empty())
      return fault_at(file, number, "story \"" + story.title + "\" is empty");
  }
  return stories;
}

std::string side_of(std::string_view text, domain::Language language) {
  constexpr std::string_view kBar = " | ";
  const auto bar = text.find(kBar);
  if (bar == std::string_view::npos) return std::string{base::trim(text)};
  return std::string{base::trim(language == domain::Language::zh ? text.substr(0, bar)
                                                                 : text.substr(bar + kBar.size()))};
}

}  // namespace zampa::tests
