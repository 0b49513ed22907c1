#include "bot/media/image_probe.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>

#include "tests/media/pictures.hpp"

using zampa::RefusalCode;
using zampa::media::ImageFormat;
using zampa::media::probe_image;
using namespace zampa::tests;
using namespace std::string_literals;

TEST_CASE("a picture tells its format and size before it is decoded") {
  const auto jpeg = jpeg_of(scene(31, 17));
  const auto probe = probe_image(jpeg);
  REQUIRE(probe);
  CHECK(probe->format == ImageFormat::jpeg);
  CHECK(probe->width == 31);
  CHECK(probe->height == 17);
  CHECK(probe->exif.empty());
  const auto png = png_of(scene(5, 9));
  CHECK(probe_image(png)->format == ImageFormat::png);
  CHECK(probe_image(png)->width == 5);
  CHECK(probe_image(png)->height == 9);
  const auto exif = with_exif(jpeg, 6);
  CHECK(probe_image(exif)->exif == exif_body(6));
  CHECK(probe_image(exif)->width == 31);
}

TEST_CASE("a picture that wants too much is refused from its header", "[B171][B172]") {
  const auto bytes =
      GENERATE(jpeg_claiming(65535, 65535), jpeg_claiming(50000, 50000), png_claiming(50000, 50000),
               png_claiming(12001, 1), png_claiming(1, 12001), jpeg_claiming(6400, 6251),
               png_claiming(0x80000001, 1), png_claiming(0xFFFFFFFF, 0xFFFFFFFF));
  const auto refused = probe_image(bytes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::too_large);
  CHECK(refused.error().detail == "too_many_pixels");
}

TEST_CASE("the limits themselves are allowed") {
  CHECK(probe_image(png_claiming(12000, 3333)).has_value());
  CHECK(probe_image(jpeg_claiming(8000, 5000)).has_value());
  CHECK_FALSE(probe_image(jpeg_claiming(8000, 5001)).has_value());
}

TEST_CASE("a file past ten mebibytes is refused unseen", "[B164]") {
  std::string large = jpeg_of(scene(8, 8));
  large.resize((10U << 20U) + 1, 'x');
  CHECK(probe_image(large).error().code == RefusalCode::too_large);
  large.pop_back();
  CHECK(probe_image(large).has_value());
  CHECK(probe_image("").error().detail == "empty_file");
}

TEST_CASE("a picture drawn over and over is refused", "[B174]") {
  std::string bomb = jpeg_claiming(6000, 6000);
  const std::string end = bomb.substr(bomb.size() - 2);
  const std::string scan = "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\x00"s;
  bomb.resize(bomb.size() - 2);
  for (int i = 0; i < 10; ++i) bomb += scan;
  CHECK(probe_image(bomb + end).has_value());
  for (int i = 0; i < 10'000; ++i) bomb += scan;
  CHECK(probe_image(bomb + end).error().detail == "too_many_scans");
}

TEST_CASE("what has no size is broken", "[B173]") {
  const auto bytes = GENERATE("\xFF\xD8\xFF"s, "\xFF\xD8\xFF\xD9"s, "\xFF\xD8\xFF\xE0\xFF\xFF"s,
                              jpeg_claiming(0, 5), jpeg_claiming(5, 0), png_claiming(0, 5),
                              "\x89PNG\r\n\x1A\n"s, "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0"s);
  CHECK(probe_image(bytes).error().code == RefusalCode::invalid);
}

TEST_CASE("two frame headers are broken, so that nobody believes the other one") {
  const auto inner = jpeg_of(scene(8, 8));
  const auto twice =
      with_segment(inner, 0xC0, "\x08"s + big(9, 2) + big(9, 2) + "\x01\x01\x11\x00"s);
  CHECK(probe_image(twice).error().detail == "broken_image: two frames");
}

TEST_CASE("other formats are refused by their name", "[B168][B176][B180]") {
  const auto [bytes, name] = GENERATE(
      table<std::string, std::string>({{"GIF89a....", "gif"},
                                       {"RIFF\x10\0\0\0WEBPVP8 "s, "webp"},
                                       {"\0\0\0\x18"s + "ftypheic....", "heic, avif or a video"},
                                       {"BM......", "bmp"},
                                       {"II*\0...."s, "tiff"},
                                       {"8BPS....", "psd"},
                                       {"%PDF-1.7", "pdf"},
                                       {"<html>", "not a picture"},
                                       {"<?php", "not a picture"},
                                       {"\x7F"s + "ELF", "not a picture"},
                                       {"PK\x03\x04", "not a picture"},
                                       {"{\"errcode\":40007}", "not a picture"}}));
  const auto refused = probe_image(bytes);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == RefusalCode::unsupported);
  CHECK(refused.error().detail == "not_supported: " + name);
}
