// Decoders and the encoder of pictures, and the reader of the camera's orientation. The only users
// of libturbojpeg, libpng and libexif. Called by the vault, after the probe.
#pragma once

#include <string>
#include <string_view>

#include "bot/base/result.hpp"
#include "bot/media/image_probe.hpp"
#include "bot/media/pixels.hpp"

namespace zampa::media {

/// The whole picture, a JPEG already reduced while decoding as long as its longer side stays at
/// least `longest`. Refuses invalid when anything is wrong with it, also when it is cut short.
/// Cost: up to 120 MB and some seconds at the limits of the probe.
Result<Pixels> decode_image(std::string_view bytes, const ImageProbe& probe, int longest);

/// A JPEG without any metadata. Throws Fault when the encoder fails.
std::string encode_jpeg(const Pixels& pixels, int quality);

/// 1 to 8 from the body of an Exif segment; 1 when it does not say or is damaged.
int exif_orientation(std::string_view exif);

}  // namespace zampa::media
