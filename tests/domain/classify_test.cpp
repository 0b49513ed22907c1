// The guess at a category, on the shipped words and on small ones.
#include "bot/domain/classify.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "tests/support/shipped_policy.hpp"

using namespace zampa;

TEST_CASE("a citizen's words suggest the category", "[domain][classify]") {
  const std::pair<const char*, const char*> cases[] = {
      {"下水道堵了，污水往外冒", "drain-blocked"},
      {"日土县热帮乡龙门卡村路灯坏了三天", "street-lamp"},
      {"格桑路公厕太脏了", "public-toilet"},
      {"家里停水两天了", "no-water"},
      {"老板拖欠工资", "wages"},
      {"路口红绿灯坏了", "traffic-facility"},
      {"晚上有流浪狗追人", "stray-dogs"},
      {"消防通道被车堵死", "fire-safety"},
      {"ངའི་ཁྱིམ་ལ་ཆུ་ཆད་སོང་།", "no-water"},
      {"གད་སྙིགས་མང་པོ་འདུག", "rubbish"},
      {"ལམ་གློག་མི་འབར།", "street-lamp"},
  };
  for (const auto& [text, category] : cases) {
    CAPTURE(text);
    const auto guess = domain::classify(test::shipped_policy(), text);
    REQUIRE(guess);
    CHECK(guess->category == category);
    CHECK_FALSE(guess->word.empty());
  }
}

TEST_CASE("words that say nothing suggest nothing", "[domain][classify]") {
  for (const auto* text : {"", "你好", "谢谢", "བཀྲ་ཤིས་བདེ་ལེགས།", "😀"}) {
    CAPTURE(text);
    CHECK_FALSE(domain::classify(test::shipped_policy(), text));
  }
}

TEST_CASE("the longest word decides, then the number of words, then the order",
          "[domain][classify]") {
  domain::Policy policy;
  const auto add = [&](const char* id, std::vector<std::string> words) {
    domain::Category category;
    category.id = id;
    category.words = std::move(words);
    policy.categories.push_back(std::move(category));
  };
  add("lamp", {"路灯", "灯"});
  add("traffic", {"红绿灯"});
  add("road", {"路坏", "坑洼"});
  CHECK(domain::classify(policy, "红绿灯")->category == "traffic");
  CHECK(domain::classify(policy, "红绿灯")->word == "红绿灯");
  CHECK(domain::classify(policy, "路灯和路坏坑洼")->category == "lamp");
  CHECK(domain::classify(policy, "路坏坑洼，还有灯")->category == "road");
}

TEST_CASE("a Tibetan word is found as whole syllables only", "[domain][classify]") {
  domain::Policy policy;
  domain::Category road;
  road.id = "road";
  road.words = {"ལམ"};
  policy.categories = {road};
  CHECK(domain::classify(policy, "ལམ་ཆག་པ།"));
  CHECK(domain::classify(policy, "ལམ།"));
  CHECK(domain::classify(policy, "ལམ་"));
  CHECK(domain::classify(policy, "གཞུང་ལམ་"));
  CHECK(domain::classify(policy, "ལམའི་ནང་"));
  CHECK(domain::classify(policy, "ལམས་"));  // with an affixed particle
  CHECK_FALSE(domain::classify(policy, "སླམ་"));
}

TEST_CASE("question words mark a question", "[domain][classify]") {
  const auto& policy = test::shipped_policy();
  CHECK(domain::sounds_like_question(policy, "社保卡丢了怎么补"));
  CHECK(domain::sounds_like_question(policy, "医保报销要什么材料？"));
  CHECK(domain::sounds_like_question(policy, "ཁྱེད་ཀྱི་ལས་ཁུངས་ག་པར་ཡོད།"));
  CHECK_FALSE(domain::sounds_like_question(policy, "下水道堵了，污水往外冒"));
  CHECK_FALSE(domain::sounds_like_question(policy, "ལམ་ཆག་པ།"));
}
