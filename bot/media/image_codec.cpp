#include "bot/media/image_codec.hpp"

#include <libexif/exif-data.h>
#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "bot/base/fault.hpp"

namespace zampa::media {
namespace {

struct CodecCleanup {
  void operator()(void* handle) const { tjDestroy(handle); }
  void operator()(unsigned char* bytes) const { tjFree(bytes); }
  void operator()(ExifData* data) const { exif_data_unref(data); }
};

const unsigned char* codec_bytes(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::size_t codec_size(int width, int height) {
  return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3;
}

Refusal codec_broken(const char* why) {
  return {RefusalCode::invalid, std::string("broken_image: ") + why};
}

/// The smallest of the decoder's own scales (1/8 … 8/8) that keeps the longer side at `longest`.
tjscalingfactor codec_scale(int longer, int longest) {
  tjscalingfactor best{1, 1};
  int count = 0;
  const tjscalingfactor* const factors = tjGetScalingFactors(&count);
  for (int i = 0; i < count; ++i) {
    const int scaled = TJSCALED(longer, factors[i]);
    if (factors[i].num <= factors[i].denom && scaled >= longest &&
        scaled < TJSCALED(longer, best)) {
      best = factors[i];
    }
  }
  return best;
}

Result<Pixels> codec_decode_jpeg(std::string_view bytes, const ImageProbe& probe, int longest) {
  const std::unique_ptr<void, CodecCleanup> decoder(tjInitDecompress());
  if (decoder == nullptr) throw Fault("photo: the decoder does not start");
  int width = 0, height = 0, subsampling = 0, colorspace = 0;
  if (tjDecompressHeader3(decoder.get(), codec_bytes(bytes), bytes.size(), &width, &height,
                          &subsampling, &colorspace) != 0) {
    return codec_broken(tjGetErrorStr2(decoder.get()));
  }
  // The limits were checked on the probe's numbers; the decoder must not know others.
  if (width != probe.width || height != probe.height) return codec_broken("two sizes");
  const tjscalingfactor scale = codec_scale(std::max(width, height), longest);
  Pixels out{TJSCALED(width, scale), TJSCALED(height, scale), {}};
  out.rgb.resize(codec_size(out.width, out.height));
  // A file that was cut short only causes a warning: stop there instead of filling up with grey.
  constexpr int kStrict = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS;
  if (tjDecompress2(decoder.get(), codec_bytes(bytes), bytes.size(), out.rgb.data(), out.width, 0,
                    out.height, TJPF_RGB, kStrict) != 0) {
    return codec_broken(tjGetErrorStr2(decoder.get()));
  }
  return out;
}

Result<Pixels> codec_decode_png(std::string_view bytes, const ImageProbe& probe) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
    return codec_broken(image.message);
  }
  if (image.width != static_cast<png_uint_32>(probe.width) ||
      image.height != static_cast<png_uint_32>(probe.height)) {
    png_image_free(&image);
    return codec_broken("two sizes");
  }
  image.format = PNG_FORMAT_RGB;
  Pixels out{probe.width, probe.height, {}};
  out.rgb.resize(codec_size(out.width, out.height));
  const png_color white{255, 255, 255};  // shows through what is transparent
  if (png_image_finish_read(&image, &white, out.rgb.data(), 0, nullptr) == 0 ||
      PNG_IMAGE_FAILED(image)) {
    const Refusal refusal = codec_broken(image.message);
    png_image_free(&image);
    return refusal;
  }
  png_image_free(&image);
  return out;
}

}  // namespace

Result<Pixels> decode_image(std::string_view bytes, const ImageProbe& probe, int longest) {
  return probe.format == ImageFormat::png ? codec_decode_png(bytes, probe)
                                          : codec_decode_jpeg(bytes, probe, longest);
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
  const std::unique_ptr<void, CodecCleanup> encoder(tjInitCompress());
  if (encoder == nullptr) throw Fault("photo: the encoder does not start");
  unsigned char* written = nullptr;
  unsigned long size = 0;
  const int failed = tjCompress2(encoder.get(), pixels.rgb.data(), pixels.width, 0, pixels.height,
                                 TJPF_RGB, &written, &size, TJSAMP_420, quality, 0);
  const std::unique_ptr<unsigned char, CodecCleanup> owned(written);
  if (failed != 0) throw Fault(std::string("photo: ") + tjGetErrorStr2(encoder.get()));
  return {reinterpret_cast<const char*>(written), size};
}

int exif_orientation(std::string_view exif) {
  if (exif.empty()) return 1;
  const std::unique_ptr<ExifData, CodecCleanup> data(
      exif_data_new_from_data(codec_bytes(exif), static_cast<unsigned>(exif.size())));
  if (data == nullptr) return 1;
  ExifEntry* const entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (entry == nullptr || entry->format != EXIF_FORMAT_SHORT || entry->size < 2) return 1;
  const int value = exif_get_short(entry->data, exif_data_get_byte_order(data.get()));
  return value >= 1 && value <= 8 ? value : 1;
}

}  // namespace zampa::media
