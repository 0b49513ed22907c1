// The matcher on a handful of entries: what is found, in which order, and how surely.
#include "bot/faq/rank.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <string>
#include <vector>

#include "bot/faq/synonyms.hpp"

using namespace zampa;

namespace {

faq::Entry entry_of(std::string id, std::string title, std::vector<std::string> questions,
                    std::vector<std::string> tibetan = {}) {
  faq::Entry entry;
  entry.id = std::move(id);
  entry.zh.title = std::move(title);
  entry.zh.questions = std::move(questions);
  entry.zh.answer = "请到窗口办理";
  entry.bo.questions = std::move(tibetan);
  return entry;
}

std::shared_ptr<const faq::Index> small_index(const faq::Synonyms& synonyms = {}) {
  return faq::Index::build(
      {entry_of("social-card-lost", "社保卡补办", {"社保卡丢了怎么补", "社保卡遗失去哪里办"},
                {"སྤྱི་ཚོགས་འགན་སྲུང་བྱང་བུ་བོར་སོང་ན་ག་རེ་བྱེད"}),
       entry_of("id-card-lost", "身份证补办", {"身份证丢了怎么办", "身份证遗失"},
                {"ཐོབ་ཐང་ལག་ཁྱེར་བོར་སོང་ན་ག་རེ་བྱེད"}),
       entry_of("heating", "暖气不热", {"家里暖气不热怎么办"}, {"དྲོད་རླངས་མི་ཚ"}),
       entry_of("water", "水费", {"水费怎么交"}, {"ཆུ་རིན་ཇི་ལྟར་འཇལ"})},
      synonyms);
}

std::string best(const faq::Index& index, const std::string& question) {
  const auto ranked = faq::rank(index, question);
  return ranked.empty() ? "nothing" : ranked.front().entry->id;
}

}  // namespace

TEST_CASE("the entry whose question is likest comes first, in either language", "[faq]") {
  const auto index = small_index();
  CHECK(best(*index, "我的社保卡丢了") == "social-card-lost");
  CHECK(best(*index, "身份证丢了，去哪里补") == "id-card-lost");
  CHECK(best(*index, "暖气一点都不热") == "heating");
  CHECK(best(*index, "ངའི་ཐོབ་ཐང་ལག་ཁྱེར་བོར་སོང་།") == "id-card-lost");
  CHECK(best(*index, "ཆུ་རིན་འཇལ་འདོད") == "water");
}

TEST_CASE("spelling, width, tsheg and particles do not matter", "[faq]") {
  const auto index = small_index();
  CHECK(best(*index, "社 保 卡 丢 了！！") == "social-card-lost");
  CHECK(best(*index, "ཐོབ ཐང ལག ཁྱེར བོར སོང") == "id-card-lost");
  CHECK(best(*index, "ཐོབཐངལགཁྱེར་བོར་སོང") == "id-card-lost");
  CHECK(best(*index, "ཆུའི་རིན་ནི་ཇི་ལྟར་འཇལ") == "water");
}

TEST_CASE("a question that mixes both languages finds the entry that has both", "[faq]") {
  const auto index = small_index();
  CHECK(best(*index, "社保卡 བོར་སོང་ན་ག་རེ་བྱེད") == "social-card-lost");
  CHECK(best(*index, "身份证 བོར་སོང་") == "id-card-lost");
}

TEST_CASE("only the very question is certain", "[faq]") {
  const auto index = small_index();
  CHECK(faq::rank(*index, "请问社保卡丢了怎么补呢？").front().confidence == 1.0F);
  const auto ranked = faq::rank(*index, "社保卡昨天丢了怎么补");
  CHECK(ranked.front().confidence < 1.0F);
  CHECK(ranked.front().confidence > ranked.at(1).confidence);
}

TEST_CASE("what no entry knows finds nothing", "[faq]") {
  const auto index = small_index();
  CHECK(faq::rank(*index, "").empty());
  CHECK(faq::rank(*index, "？！。").empty());
  CHECK(faq::rank(*index, "xyz").empty());
  CHECK(faq::rank(*index, std::string(5000, 'a') + "社保卡").empty());
  CHECK(faq::rank(*faq::Index::build({}), "社保卡丢了").empty());
  CHECK_FALSE(faq::rank(*index, "\xFF\xE7\xA4社保卡\xC0").empty());
}

TEST_CASE("equal entries come in the order of their ids, whatever the order they were given in",
          "[faq]") {
  std::vector<faq::Entry> entries = {entry_of("c", "水费", {"交水费"}),
                                     entry_of("a", "水费", {"交水费"}),
                                     entry_of("b", "水费", {"交水费"})};
  do {
    const auto index = faq::Index::build(entries);
    const auto ranked = faq::rank(*index, "水费多少");
    REQUIRE(ranked.size() == 3);
    CHECK(ranked[0].entry->id == "a");
    CHECK(ranked[1].entry->id == "b");
    CHECK(ranked[2].entry->id == "c");
  } while (
      std::next_permutation(entries.begin(), entries.end(),
                            [](const faq::Entry& x, const faq::Entry& y) { return x.id < y.id; }));
}

TEST_CASE("words of one meaning are one word, the longest first", "[faq]") {
  const faq::Synonyms synonyms({{"社保卡", "社会保障卡"}, {"丢", "不见", "丢失"}, {"བོར", "བརླགས"}});
  const auto index = small_index(synonyms);
  CHECK(faq::rank(*index, "社会保障卡不见了怎么补").front().confidence == 1.0F);
  CHECK(faq::rank(*small_index(), "社会保障卡不见了怎么补").front().confidence < 1.0F);
  CHECK(faq::rank(*index, "ཐོབ་ཐང་ལག་ཁྱེར་བརླགས་སོང་ན་ག་རེ་བྱེད").front().confidence == 1.0F);
  const std::vector<std::string> units = {"身", "丢", "失", "不"};
  CHECK(synonyms.unified(units) == std::vector<std::string>{"身", "丢", "不"});
  CHECK(synonyms.unified(synonyms.unified(units)) == synonyms.unified(units));
}

TEST_CASE("an index finds its entries by id and keeps what a reader began with", "[faq]") {
  auto index = small_index();
  const faq::Entry* entry = index->find("water");
  REQUIRE(entry != nullptr);
  CHECK(entry->zh.title == "水费");
  CHECK(index->find("wat") == nullptr);
  const auto kept = index;
  const auto ranked = faq::rank(*kept, "水费");
  index = faq::Index::build({});
  CHECK(ranked.front().entry->id == "water");
}
