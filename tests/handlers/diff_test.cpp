#include "handlers/admin/diff.hpp"

#include <catch2/catch_test_macros.hpp>

using zampa::handlers::admin::diff;
using zampa::handlers::admin::DiffPiece;

namespace {

std::string marked(std::string_view before, std::string_view after) {
  std::string out;
  for (const auto& piece : diff(before, after)) {
    switch (piece.kind) {
      case DiffPiece::Kind::same:
        out += piece.text;
        break;
      case DiffPiece::Kind::added:
        out += "+" + piece.text + "+";
        break;
      case DiffPiece::Kind::removed:
        out += "-" + piece.text + "-";
        break;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("Chinese is compared by character") {
  CHECK(marked("已受理，请等待", "已受理，请您等待") == "已受理，请+您+等待");
}

TEST_CASE("Tibetan is compared by syllable, never inside a stack") {
  CHECK(marked("དང་ལེན་བྱས་ཟིན།", "དང་ལེན་བྱེད་ཟིན།") == "དང་ལེན་-བྱས་-+བྱེད་+ཟིན།");
}

TEST_CASE("a placeholder or a number changes as a whole") {
  CHECK(marked("编号 {no}", "编号 {number}") == "编号 {-no-+number+}");
  CHECK(marked("24 小时", "48 小时") == "-24-+48+ 小时");
}

TEST_CASE("nothing changed, nothing before, nothing after") {
  CHECK(marked("好", "好") == "好");
  CHECK(marked("", "好") == "+好+");
  CHECK(marked("好", "") == "-好-");
  CHECK(diff("", "").empty());
}

TEST_CASE("two texts past any bubble's size are shown as a whole") {
  const std::string before(9000, 'a');
  std::string spaced;
  for (int i = 0; i < 2000; ++i) spaced += "b ";
  const auto pieces = diff(before, spaced);
  REQUIRE(pieces.size() == 2);
  CHECK(pieces[1].text == spaced);
}
