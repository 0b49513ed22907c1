// Cutting to a platform's limit: never too long, never inside what a reader sees as one character.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>

#include "bot/base/text.hpp"
#include "bot/lang/graphemes.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/truncate.hpp"
#include "tests/lang/random_text.hpp"

using namespace zampa;

namespace {

void check_cut(const std::string& text, const std::string& cut) {
  if (cut == text) return;
  std::string_view kept = cut;
  if (kept.ends_with(lang::kEllipsis)) kept.remove_suffix(lang::kEllipsis.size());
  REQUIRE(std::string_view(text).starts_with(kept));
  const auto borders = lang::grapheme_borders(text);
  REQUIRE(std::find(borders.begin(), borders.end(), kept.size()) != borders.end());
}

}  // namespace

TEST_CASE("no cut is too long or inside a grapheme", "[lang]") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = tests::random_text(random, 60);
    const std::size_t limit = std::uniform_int_distribution<std::size_t>(0, 90)(random);
    INFO(text << " @ " << limit);
    const std::string by_bytes = lang::truncate_bytes(text, limit);
    REQUIRE(by_bytes.size() <= limit);
    check_cut(text, by_bytes);
    const std::string by_points = lang::truncate_code_points(text, limit);
    REQUIRE(lang::code_points(by_points) <= limit);
    check_cut(text, by_points);
    const std::string by_units = lang::truncate_utf16(text, limit);
    REQUIRE(lang::utf16_units(by_units) <= limit);
    check_cut(text, by_units);
    if (text.size() <= limit) REQUIRE(by_bytes == text);
  }
}

TEST_CASE("a Tibetan text is cut behind a whole syllable", "[lang]") {
  const std::string text = "བཀྲ་ཤིས་བདེ་ལེགས";
  // 12 bytes བཀྲ་, 12 bytes ཤིས་ … : every limit that needs a cut ends at a tsheg.
  for (std::size_t limit = 15; limit < text.size(); ++limit) {
    const std::string cut = lang::truncate_bytes(text, limit);
    INFO(limit << ": " << cut);
    CHECK(cut.size() <= limit);
    REQUIRE(cut.ends_with("…"));
    const std::string kept = cut.substr(0, cut.size() - lang::kEllipsis.size());
    CHECK((kept.ends_with("་") || text.substr(kept.size()).starts_with("་")));
  }
  CHECK(lang::truncate_bytes(text, text.size()) == text);
  CHECK(lang::truncate_code_points(text, 9) == "བཀྲ་ཤིས་…");
}

TEST_CASE("a Tibetan text without a tsheg is cut at a stack rather than to nothing", "[lang]") {
  CHECK(lang::truncate_bytes("ཀྲཀྲཀྲཀྲ", 15) == "ཀྲཀྲ…");
}

TEST_CASE("where the ellipsis does not fit it is left out", "[lang]") {
  CHECK(lang::truncate_bytes("abcdef", 2) == "ab");
  CHECK(lang::truncate_bytes("身份证", 2).empty());
  CHECK(lang::truncate_bytes("身份证", 3) == "…");
  CHECK(lang::truncate_bytes("身份证办理", 9) == "身份…");
  CHECK(lang::truncate_bytes("abc def", 7, "") == "abc def");
  CHECK(lang::truncate_bytes("abc def", 4, "") == "abc");
}

TEST_CASE("malformed bytes are scrubbed before the cut", "[lang]") {
  const std::string cut = lang::truncate_bytes(
      "ab\xE4\xB8"
      "cdefghijkl",
      8);
  CHECK(base::is_valid_utf8(cut));
  CHECK(cut.size() <= 8);
}

TEST_CASE("one sample is as long as the notes on typography say", "[lang]") {
  CHECK(lang::code_points("འགྲིག་ཙམ།") == 9);
  CHECK(lang::graphemes("བསྒྲུབས") == 4);
  CHECK(lang::utf16_units("a😀") == 3);
  const auto load = lang::reading_load("身份证 ལག་ཁྱེར། 12");
  CHECK(load.han_characters == 3);
  CHECK(load.tibetan_syllables == 2);
}
