// The FAQ files: the shipped ones are complete, broken ones are refused with line and fix.
#include "bot/app/faq_files.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "bot/base/text.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/script.hpp"

using namespace zampa;

namespace {

const std::string kGoodFaqFile = R"(area = "police"
[name]
zh = "公安"
bo = "སྤྱི་བདེ"
[[entry]]
id = "lost"
unit = "public-security"
region = "*"
source = "居民身份证法"
valid_until = 2026-12-31
bo_status = "draft"
fill = ["phone"]
[entry.title]
zh = "身份证丢失"
bo = "ཐོབ་ཐང་ལག་ཁྱེར་བོར་བ"
[entry.questions]
zh = ["身份证丢了怎么办"]
bo = ["ཐོབ་ཐང་ལག་ཁྱེར་བོར་སོང་"]
[entry.answer]
zh = "到派出所补办。"
bo = "མངགས་བཅར་ཁང་ལ་ཕེབས་རོགས།"
[entry.materials]
zh = ["户口簿"]
bo = ["ཐེམ་ཐོའི་དེབ"]
)";

std::string faq_fault(const std::string& toml) {
  const auto read = app::read_faq_files({{"f.toml", toml}});
  return read ? "read" : read.error().detail;
}

std::string with(std::string_view from, std::string_view to) {
  const std::string changed = base::replace_all(kGoodFaqFile, from, to);
  REQUIRE(changed != kGoodFaqFile);
  return changed;
}

}  // namespace

TEST_CASE("a sound FAQ file becomes entries", "[app][faq]") {
  const auto read = app::read_faq_files({{"f.toml", kGoodFaqFile}});
  REQUIRE(read);
  REQUIRE(read->entries.size() == 1);
  const faq::Entry& entry = read->entries[0];
  CHECK(entry.id == "lost");
  CHECK(entry.area == "police");
  CHECK(entry.unit == "public-security");
  CHECK(entry.valid_until == "2026-12-31");
  CHECK(entry.bo_status == domain::BoStatus::draft);
  CHECK(entry.bo.title == "ཐོབ་ཐང་ལག་ཁྱེར་བོར་བ");
  CHECK(entry.zh.materials == std::vector<std::string>{"户口簿"});
  CHECK(read->areas.at(0).name.zh == "公安");
  CHECK(app::faq_gaps(read->entries) == std::vector<std::string>{"faq lost: fill in phone"});
  CHECK_FALSE(faq::is_outdated(entry, "2026-12-31"));
  CHECK(faq::is_outdated(entry, "2027-01-01"));
}

TEST_CASE("a broken FAQ file is refused with file, line, key and fix", "[app][faq]") {
  CHECK(faq_fault(with("id = \"lost\"", "id = \"Lost One\""))
            .starts_with("f.toml:6: id: \"Lost One\" is no code; use "));
  CHECK(faq_fault(with("source = \"居民身份证法\"\n", ""))
            .starts_with("f.toml:5: source: no text; "));
  CHECK(faq_fault(with("2026-12-31", "\"soon\"")).starts_with("f.toml:10: valid_until: no date; "));
  CHECK(faq_fault(with("\"draft\"", "\"done\"")).starts_with("f.toml:11: bo_status: \"done\" "));
  CHECK(faq_fault(with("[entry.title]", "[entry.headline]"))
            .find("f.toml:13: headline: not known here; ") != std::string::npos);
  CHECK(faq_fault(with("bo = \"མངགས་བཅར་ཁང་ལ་ཕེབས་རོགས།\"\n", "")).find(": bo: no text; ") !=
        std::string::npos);
  CHECK(faq_fault(with("[\"ཐེམ་ཐོའི་དེབ\"]", "[]")).find("materials: zh and bo differ") !=
        std::string::npos);
  CHECK(faq_fault(with("[\"身份证丢了怎么办\"]", "\"身份证丢了怎么办\"")).find("zh: no list; ") !=
        std::string::npos);
  CHECK(faq_fault(with("[\"身份证丢了怎么办\"]", "[]")).find("questions.zh: empty; ") !=
        std::string::npos);
  CHECK(faq_fault(with("[\"户口簿\"]", "[\"\"]")).find("f.toml:23: zh: an item without text") !=
        std::string::npos);
  CHECK(faq_fault(with("[[entry]]", "[[entry]")).starts_with("f.toml:5: not TOML: "));
  CHECK(faq_fault(with("zh = \"身份证丢失\"", "zh = \"ལག་ཁྱེར\"")).find("zh: holds Tibetan; ") !=
        std::string::npos);
  CHECK(faq_fault("").find("f.toml:1: area: no text; ") != std::string::npos);
}

TEST_CASE("all faults of a file are told at once, and an id twice in two files", "[app][faq]") {
  const std::string both = faq_fault(with("id = \"lost\"\nunit = \"public-security\"\n", ""));
  CHECK(std::count(both.begin(), both.end(), '\n') == 1);
  const auto twice = app::read_faq_files({{"a.toml", kGoodFaqFile}, {"b.toml", kGoodFaqFile}});
  REQUIRE_FALSE(twice);
  CHECK(twice.error().detail ==
        "b.toml:6: id: \"lost\" is in a.toml already; ids are unique over all files");
}

TEST_CASE("the shipped entries are complete, short and bilingual", "[app][faq]") {
  const auto read = app::read_faq_files(app::embedded_faq_files());
  INFO((read ? std::string() : read.error().detail));
  REQUIRE(read);
  CHECK(read->entries.size() >= 64);
  std::set<std::string> areas;
  for (const faq::Entry& entry : read->entries) {
    INFO(entry.id);
    areas.insert(entry.area);
    CHECK(entry.zh.questions.size() >= 4);
    CHECK(entry.bo.questions.size() >= 3);
    CHECK(entry.bo_status == domain::BoStatus::draft);
    CHECK(lang::code_points(entry.zh.title) <= 20);
    for (const faq::Side* side : {&entry.zh, &entry.bo}) {
      CHECK_FALSE(side->materials.empty());
      CHECK_FALSE(side->steps.empty());
      CHECK_FALSE(side->where.empty());
      CHECK_FALSE(side->when.empty());
      CHECK_FALSE(side->cost.empty());
      CHECK_FALSE(side->promised.empty());
      CHECK(side->answer.size() <= 600);
      CHECK(lang::reading_load(side->answer).han_characters <= 120);
      CHECK(lang::reading_load(side->answer).tibetan_syllables <= 60);
    }
    CHECK(lang::language_of(entry.bo.answer) == lang::TextLanguage::bo);
  }
  CHECK(areas == std::set<std::string>{"heating", "housing-fund", "medical", "police", "social",
                                       "wages", "water"});
}

TEST_CASE("a broken synonym file is refused with file, line, key and fix", "[app][faq]") {
  const auto fault = [](std::string_view toml) {
    const auto read = app::read_synonyms(toml, "s.toml");
    return read ? std::string("read") : read.error().detail;
  };
  CHECK(fault("zh = [[\"丢\", \"遗失\"]]\nbo = []\n") == "read");
  CHECK(fault("zh = [[\"丢\"]]\n").starts_with("s.toml:1: zh: no group of words; "));
  CHECK(fault("zh = [[\"丢\", \"遗失\"],\n [\"掉\", \"丢\"]]\n")
            .starts_with("s.toml:2: zh: \"丢\" is in two groups; "));
  CHECK(fault("en = []\n").starts_with("s.toml:1: en: not known here; "));
  CHECK(fault("zh = [\n").find(": not TOML: ") != std::string::npos);
}
