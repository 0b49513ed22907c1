#include "bot/media/pixels.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "bot/media/image_codec.hpp"
#include "tests/media/pictures.hpp"

using zampa::media::difference_hash;
using zampa::media::Pixels;
using zampa::media::resized;
using zampa::media::shrunk;
using zampa::media::turned_upright;
using namespace zampa::tests;

TEST_CASE("shrinking keeps the shape and the means") {
  const Pixels half = shrunk(four_fields(640, 320), 320);
  CHECK(half.width == 320);
  CHECK(half.height == 160);
  CHECK(field_at(half, 25, 25) == 'r');
  CHECK(field_at(half, 75, 25) == 'g');
  CHECK(field_at(half, 25, 75) == 'b');
  CHECK(field_at(half, 75, 75) == 'w');
  const Pixels one = resized(four_fields(2, 2), 1, 1);
  CHECK(static_cast<int>(one.rgb[0]) == 128);
  CHECK(static_cast<int>(one.rgb[1]) == 128);
  CHECK(static_cast<int>(one.rgb[2]) == 128);
}

TEST_CASE("a plain field stays exactly as it is at any size") {
  const Pixels grey{700, 501, std::vector<unsigned char>(700UL * 501 * 3, 77)};
  const Pixels small = shrunk(grey, 320);
  CHECK(small.width == 320);
  CHECK(small.height == 229);
  for (const unsigned char value : small.rgb) REQUIRE(value == 77);
}

TEST_CASE("a small picture is not enlarged, a thin one keeps a line") {
  CHECK(shrunk(scene(10, 20), 320).height == 20);
  const Pixels thin = shrunk(scene(9000, 1), 320);
  CHECK(thin.width == 320);
  CHECK(thin.height == 1);
}

TEST_CASE("each of the eight orientations is turned upright") {
  // What must stand top left and top right once the camera's hint has been followed.
  const auto [orientation, top_left, top_right, lies] =
      GENERATE(table<int, char, char, bool>({{1, 'r', 'g', false},
                                             {2, 'g', 'r', false},
                                             {3, 'w', 'b', false},
                                             {4, 'b', 'w', false},
                                             {5, 'r', 'b', true},
                                             {6, 'b', 'r', true},
                                             {7, 'w', 'g', true},
                                             {8, 'g', 'w', true},
                                             {0, 'r', 'g', false},
                                             {9, 'r', 'g', false},
                                             {99, 'r', 'g', false}}));
  CAPTURE(orientation);
  const Pixels upright = turned_upright(four_fields(64, 32), orientation);
  CHECK(upright.width == (lies ? 32 : 64));
  CHECK(upright.height == (lies ? 64 : 32));
  CHECK(field_at(upright, 25, 25) == top_left);
  CHECK(field_at(upright, 75, 25) == top_right);
}

TEST_CASE("the hash survives another size and quality and tells other pictures apart") {
  const auto hash = difference_hash(scene(640, 480));
  CHECK(std::popcount(hash ^ difference_hash(scene(320, 240))) <= 4);
  CHECK(std::popcount(hash ^ difference_hash(scene(640, 480, 70))) >= 8);
  CHECK(difference_hash(scene(1, 1)) == 0);
}

TEST_CASE("orientation is read from either byte order and damage counts as upright") {
  using namespace std::string_literals;
  using zampa::media::exif_orientation;
  CHECK(exif_orientation(exif_body(6)) == 6);
  CHECK(exif_orientation("Exif\0\0MM\0*"s + big(8, 4) + big(1, 2) + big(0x0112, 2) + big(3, 2) +
                         big(1, 4) + big(8, 2) + big(0, 2) + big(0, 4)) == 8);
  CHECK(exif_orientation(exif_body(99)) == 1);
  CHECK(exif_orientation("") == 1);
  CHECK(exif_orientation("Exif\0\0"s) == 1);
  const std::string whole = exif_body(3);
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    const int read = exif_orientation(whole.substr(0, cut));
    CHECK((read == 1 || read == 3));
  }
  // A directory that points to itself, and an entry four gigabytes away.
  const std::string circular = "Exif\0\0II*\0"s + little(8, 4) + little(1, 2) +
                               exif_entry(0x8769, 4, 1, little(8, 4)) + little(8, 4);
  CHECK(exif_orientation(circular) == 1);
  const std::string far = "Exif\0\0II*\0"s + little(8, 4) + little(1, 2) +
                          exif_entry(0x010F, 2, 0xFFFFFFFF, little(0xFFFFFFF0, 4)) + little(0, 4);
  CHECK(exif_orientation(far) == 1);
}
