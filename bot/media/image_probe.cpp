#include "bot/media/image_probe.hpp"

#include <array>
#include <string>
#include <utility>

namespace zampa::media {
namespace {

using namespace std::string_view_literals;

constexpr auto kJpegStart = "\xFF\xD8\xFF"sv;
constexpr auto kPngStart = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"sv;
constexpr auto kExifMark = "Exif\0\0"sv;

/// A progressive picture is drawn again with every scan: ten are usual, a bomb has thousands.
constexpr std::int64_t kMostScannedPixels = 600'000'000;

unsigned probe_byte(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

int probe_short(std::string_view bytes, std::size_t at) {
  return static_cast<int>(probe_byte(bytes, at) << 8U | probe_byte(bytes, at + 1));
}

/// Reads four bytes; dimensions past 2^31 become -1, which no limit accepts.
int probe_long(std::string_view bytes, std::size_t at) {
  if (probe_byte(bytes, at) > 0x7F) return -1;
  return probe_short(bytes, at) << 16 | probe_short(bytes, at + 2);
}

std::string_view probe_foreign_format(std::string_view bytes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kStarts{{
      {"GIF8"sv, "gif"},
      {"BM"sv, "bmp"},
      {"II*\0"sv, "tiff"},
      {"MM\0*"sv, "tiff"},
      {"8BPS"sv, "psd"},
      {"\0\0\1\0"sv, "ico"},
      {"%PDF"sv, "pdf"},
  }};
  for (const auto& [start, name] : kStarts) {
    if (bytes.starts_with(start)) return name;
  }
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "webp";
  if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp") return "heic, avif or a video";
  return "not a picture";
}

Refusal probe_refusal(RefusalCode code, std::string_view detail) {
  return {code, std::string(detail)};
}

Result<ImageProbe> probe_within_limits(const ImageProbe& probe, std::int64_t scans) {
  if (probe.width == 0 || probe.height == 0) {
    return probe_refusal(RefusalCode::invalid, "broken_image: no dimensions");
  }
  const std::int64_t pixels = std::int64_t{probe.width} * probe.height;
  if (probe.width < 0 || probe.height < 0 || probe.width > kLongestSide ||
      probe.height > kLongestSide || pixels > kMostPixels) {
    return probe_refusal(RefusalCode::too_large, "too_many_pixels");
  }
  if (pixels * scans > kMostScannedPixels && scans > 1) {
    return probe_refusal(RefusalCode::too_large, "too_many_scans");
  }
  return probe;
}

/// Where the next marker after entropy-coded data begins: an FF that is not stuffing or a restart.
std::size_t probe_skip_scan(std::string_view bytes, std::size_t at) {
  for (;;) {
    at = bytes.find('\xFF', at);
    if (at == std::string_view::npos || at + 1 >= bytes.size()) return bytes.size();
    const unsigned next = probe_byte(bytes, at + 1);
    if (next != 0x00 && next != 0xFF && (next < 0xD0 || next > 0xD7)) return at;
    ++at;
  }
}

/// Walks the segments: the frame header for the size, the first Exif segment, the number of scans.
Result<ImageProbe> probe_jpeg(std::string_view bytes) {
  ImageProbe probe;
  std::int64_t scans = 0;
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (probe_byte(bytes, at) != 0xFF) break;
    const unsigned marker = probe_byte(bytes, at + 1);
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    if (marker == 0xD9) break;  // end of image
    const auto length = static_cast<std::size_t>(probe_short(bytes, at + 2));
    if (length < 2 || at + 2 + length > bytes.size()) break;
    const std::string_view body = bytes.substr(at + 4, length - 2);
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame && body.size() >= 5) {
      // A second frame header is no picture of ours; the decoder would believe the later one.
      if (probe.width != 0) return probe_refusal(RefusalCode::invalid, "broken_image: two frames");
      probe.height = probe_short(body, 1);
      probe.width = probe_short(body, 3);
    } else if (marker == 0xE1 && probe.exif.empty() && body.starts_with(kExifMark)) {
      probe.exif = body;
    }
    at += 2 + length;
    if (marker == 0xDA) {
      ++scans;
      at = probe_skip_scan(bytes, at);
    }
  }
  return probe_within_limits(probe, scans);
}

/// True when the chunks reach the one that ends the picture. The decoder itself stops at the last
/// line and would not miss what was cut off behind it.
bool probe_png_ends(std::string_view bytes) {
  std::size_t at = kPngStart.size() - 8;
  while (at + 12 <= bytes.size()) {
    const int length = probe_long(bytes, at);
    if (length < 0) return false;
    if (bytes.substr(at + 4, 4) == "IEND") return true;
    at += 12 + static_cast<std::size_t>(length);
  }
  return false;
}

Result<ImageProbe> probe_png(std::string_view bytes) {
  if (bytes.size() < kPngStart.size() + 8) {
    return probe_refusal(RefusalCode::invalid, "broken_image: no dimensions");
  }
  ImageProbe probe;
  probe.format = ImageFormat::png;
  probe.width = probe_long(bytes, kPngStart.size());
  probe.height = probe_long(bytes, kPngStart.size() + 4);
  auto checked = probe_within_limits(probe, 1);
  if (checked && !probe_png_ends(bytes)) {
    return probe_refusal(RefusalCode::invalid, "broken_image: cut short");
  }
  return checked;
}

}  // namespace

Result<ImageProbe> probe_image(std::string_view bytes) {
  if (bytes.empty()) return probe_refusal(RefusalCode::invalid, "empty_file");
  if (bytes.size() > kLargestPhotoBytes)
    return probe_refusal(RefusalCode::too_large, "too_many_bytes");
  if (bytes.starts_with(kJpegStart)) return probe_jpeg(bytes);
  if (bytes.starts_with(kPngStart.substr(0, 8))) {
    if (bytes.starts_with(kPngStart)) return probe_png(bytes);
    return probe_refusal(RefusalCode::invalid, "broken_image: no dimensions");
  }
  return probe_refusal(RefusalCode::unsupported,
                       "not_supported: " + std::string(probe_foreign_format(bytes)));
}

}  // namespace zampa::media
