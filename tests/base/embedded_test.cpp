// The files compiled into the binary are found by their path, whole.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "bot/base/embedded.hpp"

namespace zampa::base {

TEST_CASE("an embedded file is found by its path in the tree and by nothing else") {
  const auto all = embedded_files("");
  REQUIRE_FALSE(all.empty());
  CHECK(std::ranges::is_sorted(all));
  for (const auto path : all) CHECK(embedded_file(path).has_value());
  CHECK_FALSE(embedded_file("templates/no_such_file").has_value());
  CHECK_FALSE(embedded_file("").has_value());
  const std::string first{all.front()};
  CHECK_FALSE(embedded_file(first + "x").has_value());
  CHECK_FALSE(embedded_file(first.substr(1)).has_value());
}

TEST_CASE("a listing of embedded files holds those that begin with the prefix") {
  for (const auto path : embedded_files("templates/")) CHECK(path.starts_with("templates/"));
  CHECK(embedded_files("no_such_folder/").empty());
}

TEST_CASE("the web font and htmx are in the binary") {
  const auto font = embedded_file("templates/assets/fonts/bo-400.woff2");
  REQUIRE(font.has_value());
  CHECK(font->starts_with("wOF2"));
  REQUIRE(embedded_file("templates/assets/vendor/htmx.min.js").has_value());
}

}  // namespace zampa::base
