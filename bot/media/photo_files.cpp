#include "bot/media/photo_files.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "bot/base/crypto.hpp"
#include "bot/media/image_codec.hpp"
#include "bot/media/image_probe.hpp"
#include "bot/media/pixels.hpp"

namespace zampa::media {
namespace {

constexpr int kPhotoLongest = 2048;  // enough to read a house number
constexpr int kThumbLongest = 320;
constexpr int kPhotoQuality = 85;
constexpr int kThumbQuality = 80;
constexpr std::size_t kLargestVoiceBytes = std::size_t{2} << 20U;
constexpr std::string_view kPhotoEnding = ".jpg";
constexpr std::string_view kVoiceEnding = ".amr";

bool photo_is_name(std::string_view sha256) {
  return sha256.size() == 64 &&
         sha256.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// Gives the place back when it goes.
class PhotoTurn {
 public:
  explicit PhotoTurn(std::counting_semaphore<2>& places) : places_(places) { places_.acquire(); }
  PhotoTurn(const PhotoTurn&) = delete;
  PhotoTurn& operator=(const PhotoTurn&) = delete;
  ~PhotoTurn() { places_.release(); }

 private:
  std::counting_semaphore<2>& places_;
};

std::string photo_put(DurableFolder& folder, const std::string& bytes, std::string_view ending) {
  std::string name = base::sha256_hex(bytes);
  folder.put(name + std::string(ending), bytes);
  return name;
}

}  // namespace

Result<std::unique_ptr<PhotoFiles>> PhotoFiles::in_folder(const std::string& folder) {
  auto opened = DurableFolder::open(folder);
  if (!opened) return std::move(opened).error();
  return std::unique_ptr<PhotoFiles>(new PhotoFiles(std::move(*opened)));
}

Result<ports::KeptPhoto> PhotoFiles::keep(const std::string& raw_bytes) {
  auto probe = probe_image(raw_bytes);
  if (!probe) return std::move(probe).error();
  ports::KeptPhoto kept;
  std::string photo;
  std::string thumb;
  {
    const PhotoTurn turn(decoders_);
    auto pixels = decode_image(raw_bytes, *probe, kPhotoLongest);
    if (!pixels) return std::move(pixels).error();
    Pixels full = shrunk(std::move(*pixels), kPhotoLongest);
    full = turned_upright(std::move(full), exif_orientation(probe->exif));
    photo = encode_jpeg(full, kPhotoQuality);
    kept.width = full.width;
    kept.height = full.height;
    kept.perceptual = difference_hash(full);
    thumb = encode_jpeg(shrunk(std::move(full), kThumbLongest), kThumbQuality);
  }
  kept.bytes = static_cast<std::int64_t>(photo.size());
  kept.thumb_sha256 = photo_put(folder_, thumb, kPhotoEnding);
  kept.sha256 = photo_put(folder_, photo, kPhotoEnding);
  return kept;
}

Result<ports::KeptPhoto> PhotoFiles::keep_voice(const std::string& raw_bytes) {
  if (raw_bytes.size() > kLargestVoiceBytes) {
    return Refusal{RefusalCode::too_large, "too_many_bytes"};
  }
  if (!raw_bytes.starts_with("#!AMR\n") && !raw_bytes.starts_with("#!AMR-WB\n")) {
    return Refusal{RefusalCode::unsupported, "not_supported: not AMR"};
  }
  ports::KeptPhoto kept;
  kept.bytes = static_cast<std::int64_t>(raw_bytes.size());
  kept.sha256 = photo_put(folder_, raw_bytes, kVoiceEnding);
  return kept;
}

Result<std::string> PhotoFiles::open(const std::string& sha256) {
  if (!photo_is_name(sha256)) return Refusal{RefusalCode::not_found, "not the name of a photo"};
  auto photo = folder_.get(sha256 + std::string(kPhotoEnding));
  return photo ? photo : folder_.get(sha256 + std::string(kVoiceEnding));
}

void PhotoFiles::forget(const std::string& sha256) {
  if (!photo_is_name(sha256)) return;
  folder_.remove(sha256 + std::string(kPhotoEnding));
  folder_.remove(sha256 + std::string(kVoiceEnding));
}

}  // namespace zampa::media
