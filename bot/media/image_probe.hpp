// Looks at the first bytes of a picture: what it is and how large it wants to become, before any
// decoder may allocate memory for it. Pure. Called by the vault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "bot/base/result.hpp"

namespace zampa::media {

inline constexpr std::size_t kLargestPhotoBytes = std::size_t{10} << 20U;
inline constexpr std::int64_t kMostPixels = 40'000'000;
inline constexpr int kLongestSide = 12'000;

enum class ImageFormat { jpeg, png };

struct ImageProbe {
  ImageFormat format = ImageFormat::jpeg;
  int width = 0, height = 0;  ///< as stored, before any orientation
  std::string_view exif;      ///< jpeg: the body of its Exif segment, into the probed bytes
};

/// Refuses too_large (bytes, pixels, a side, or the work its many scans would cause), unsupported
/// (not JPEG or PNG; the detail names the format when it is a known one), invalid (no dimensions).
/// Cost: one pass over the bytes.
Result<ImageProbe> probe_image(std::string_view bytes);

}  // namespace zampa::media
