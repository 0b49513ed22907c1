// Pictures made by the tests: drawn, encoded, and given the segments that cameras and attackers
// add.
#pragma once

#include <png.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "bot/media/image_codec.hpp"
#include "bot/media/pixels.hpp"

namespace zampa::tests {

using media::Pixels;

/// Four fields: red top left, green top right, blue bottom left, white bottom right.
inline Pixels four_fields(int width, int height) {
  Pixels out{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool right = x >= width / 2;
      const bool below = y >= height / 2;
      const unsigned char red = right == below ? 255 : 0;
      const unsigned char green = right ? 255 : 0;
      const unsigned char blue = below ? 255 : 0;
      out.rgb.insert(out.rgb.end(), {red, green, blue});
    }
  }
  return out;
}

/// A smooth slope with a dark disc: something a camera might see.
inline Pixels scene(int width, int height, int disc_x = 30) {
  Pixels out{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const int dx = x * 100 / width - disc_x;
      const int dy = y * 100 / height - 50;
      const bool dark = dx * dx + dy * dy < 400;
      const auto grey = static_cast<unsigned char>(dark ? 20 : 80 + x * 150 / width);
      out.rgb.insert(out.rgb.end(), {grey, grey, static_cast<unsigned char>(dark ? 40 : 90)});
    }
  }
  return out;
}

/// 'r', 'g', 'b' or 'w' at a place given in percent.
inline char field_at(const Pixels& pixels, int percent_x, int percent_y) {
  const unsigned char* const p =
      pixels.at(pixels.width * percent_x / 100, pixels.height * percent_y / 100);
  if (p[0] > 128) return p[1] > 128 ? 'w' : 'r';
  return p[1] > 128 ? 'g' : 'b';
}

inline std::string jpeg_of(const Pixels& pixels) { return media::encode_jpeg(pixels, 95); }

inline std::string png_of(const Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width);
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = 0;
  png_image_write_to_memory(&image, nullptr, &size, 0, pixels.rgb.data(), 0, nullptr);
  std::string out(size, '\0');
  png_image_write_to_memory(&image, out.data(), &size, 0, pixels.rgb.data(), 0, nullptr);
  out.resize(size);
  return out;
}

/// Numbers as a little-endian camera writes them.
inline std::string little(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
  return out;
}

inline std::string big(std::uint32_t value, int bytes) {
  const std::string reversed = little(value, bytes);
  return {reversed.rbegin(), reversed.rend()};
}

/// One entry of an Exif directory.
inline std::string exif_entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count,
                              const std::string& value) {
  return little(tag, 2) + little(type, 2) + little(count, 4) + (value + "\0\0\0\0").substr(0, 4);
}

/// The body of an Exif segment: orientation, the owner's name, and a place in a GPS directory.
inline std::string exif_body(std::uint32_t orientation) {
  using namespace std::string_literals;
  const std::string owner = "OwnerOfThePhone\0"s;
  constexpr std::uint32_t kEntries = 3;
  constexpr std::uint32_t kOwnerAt = 8 + 2 + kEntries * 12 + 4;
  const auto gps_at = kOwnerAt + static_cast<std::uint32_t>(owner.size());
  const std::string main =
      little(kEntries, 2) + exif_entry(0x0112, 3, 1, little(orientation, 2) + "\0\0"s) +
      exif_entry(0x013B, 2, static_cast<std::uint32_t>(owner.size()), little(kOwnerAt, 4)) +
      exif_entry(0x8825, 4, 1, little(gps_at, 4)) + little(0, 4);
  const std::string gps = little(1, 2) + exif_entry(0x0001, 2, 2, "N\0\0\0"s) + little(0, 4);
  return "Exif\0\0"s + "II*\0"s + little(8, 4) + main + owner + gps;
}

/// The JPEG with one more segment right after its start.
inline std::string with_segment(const std::string& jpeg, unsigned marker, const std::string& body) {
  return jpeg.substr(0, 2) + "\xFF" + static_cast<char>(marker) +
         big(static_cast<std::uint32_t>(body.size() + 2), 2) + body + jpeg.substr(2);
}

inline std::string with_exif(const std::string& jpeg, std::uint32_t orientation) {
  return with_segment(jpeg, 0xE1, exif_body(orientation));
}

/// A JPEG that claims this size and holds next to nothing.
inline std::string jpeg_claiming(std::uint32_t width, std::uint32_t height) {
  using namespace std::string_literals;
  return "\xFF\xD8\xFF\xC0\x00\x0B\x08"s + big(height, 2) + big(width, 2) + "\x01\x01\x11\x00"s +
         "\xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00\x00\xFF\xD9"s;
}

/// A PNG that claims this size, one bit a pixel, and holds nothing.
inline std::string png_claiming(std::uint32_t width, std::uint32_t height) {
  using namespace std::string_literals;
  return "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"s + big(width, 4) + big(height, 4) + "\x01\0\0\0\0"s +
         "crc_"s + "\0\0\0\0IENDcrc_"s;
}

}  // namespace zampa::tests
