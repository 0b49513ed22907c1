// Answer, list or silence: the decision about a ranked list.
#include "bot/faq/choose.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace zampa;

namespace {

const faq::Entry kEntries[5] = {};

struct Rank {
  float confidence;
  float covered;
};

faq::Choice choice_of(const std::vector<Rank>& ranks, const faq::ChoosePolicy& policy = {}) {
  std::vector<faq::Ranked> ranked;
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    ranked.push_back({&kEntries[i], 1.0F, ranks[i].confidence, ranks[i].covered});
  }
  return faq::choose(ranked, policy);
}

}  // namespace

TEST_CASE("a sure entry that leads is answered", "[faq]") {
  const auto choice = choice_of({{0.8F, 0.9F}, {0.2F, 0.5F}});
  CHECK(choice.outcome == faq::Outcome::answer);
  CHECK(choice.entries == std::vector<const faq::Entry*>{&kEntries[0]});
  CHECK(choice_of({{0.8F, 0.9F}}).outcome == faq::Outcome::answer);
}

TEST_CASE("two that are close are asked back", "[faq]") {
  const auto choice = choice_of({{0.8F, 0.9F}, {0.7F, 0.8F}, {0.01F, 0.1F}});
  CHECK(choice.outcome == faq::Outcome::list);
  CHECK(choice.entries.size() == 2);
}

TEST_CASE("a bare subject that several entries hold is asked back, however sure the first",
          "[faq]") {
  CHECK(choice_of({{0.9F, 1.0F}, {0.1F, 1.0F}}).outcome == faq::Outcome::list);
}

TEST_CASE("the very question is answered even when another one is close", "[faq]") {
  CHECK(choice_of({{1.0F, 1.0F}, {0.95F, 1.0F}}).outcome == faq::Outcome::answer);
  CHECK(choice_of({{1.0F, 1.0F}, {1.0F, 1.0F}}).outcome == faq::Outcome::list);
}

TEST_CASE("a list has at most three options and none that is hopeless", "[faq]") {
  const auto choice =
      choice_of({{0.3F, 0.5F}, {0.3F, 0.5F}, {0.2F, 0.5F}, {0.2F, 0.5F}, {0.2F, 0.5F}});
  CHECK(choice.outcome == faq::Outcome::list);
  CHECK(choice.entries.size() == 3);
}

TEST_CASE("what is unlikely altogether is a miss and names no entry", "[faq]") {
  CHECK(choice_of({}).outcome == faq::Outcome::miss);
  const auto choice = choice_of({{0.1F, 0.4F}, {0.09F, 0.4F}, {0.08F, 0.3F}});
  CHECK(choice.outcome == faq::Outcome::miss);
  CHECK(choice.entries.empty());
  CHECK(faq::to_text(choice.outcome) == "miss");
}

TEST_CASE("the office moves the thresholds", "[faq]") {
  faq::ChoosePolicy strict;
  strict.answer = 0.95F;
  CHECK(choice_of({{0.8F, 0.9F}, {0.2F, 0.5F}}, strict).outcome == faq::Outcome::list);
  faq::ChoosePolicy silent;
  silent.list = 1.0F;
  CHECK(choice_of({{0.4F, 0.9F}, {0.2F, 0.5F}}, silent).outcome == faq::Outcome::miss);
}
