// Every dialogue of tests/stories played as it is written, in each language it names.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>

#include "tests/support/story_runner.hpp"

namespace zampa::tests {
namespace {

std::vector<Story> all_stories() {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(ZAMPA_SOURCE_DIR "/tests/stories")) {
    if (file.path().extension() == ".story") files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Story> stories;
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    auto read = read_stories(path.filename().string(), text);
    INFO((read ? std::string{} : read.error().detail));
    REQUIRE(read);
    stories.insert(stories.end(), read->begin(), read->end());
  }
  return stories;
}

}  // namespace

TEST_CASE("the dialogues go as they are written", "[story]") {
  // ZAMPA_STORY=words of a title plays those alone.
  const char* only = std::getenv("ZAMPA_STORY");
  std::map<domain::Language, int> played;
  int failures = 0;
  for (const auto& story : all_stories()) {
    if (only != nullptr && (story.file + " " + story.title).find(only) == std::string::npos)
      continue;
    for (const auto language : story.languages) {
      const auto failure = play(story, language);
      // Written by itself: the reporter would break long lines in the middle of a letter.
      if (failure) std::cerr << *failure << "\n\n";
      failures += failure ? 1 : 0;
      ++played[language];
    }
  }
  CHECK(failures == 0);
  if (only != nullptr) return;
  CHECK(played[domain::Language::zh] >= 30);
  CHECK(played[domain::Language::bo] >= 30);
}

TEST_CASE("no two dialogues have one title", "[story]") {
  std::set<std::string> titles;
  for (const auto& story : all_stories()) {
    CAPTURE(story.file, story.title);
    CHECK(titles.insert(story.title).second);
  }
}

}  // namespace zampa::tests
