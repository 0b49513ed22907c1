#include "simulator/media.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

constexpr std::size_t kMaxMediaBytes = std::size_t{192} << 20U;
constexpr std::chrono::hours kMediaLife{72};

}  // namespace

std::string MediaStore::keep(const std::string& account, const std::string& type,
                             const std::string& content_type, const std::string& file_name,
                             Bytes bytes, Instant now) {
  total_bytes_ += bytes->size();
  items_.push_back(
      {random_word(64), account, type, content_type, file_name, std::move(bytes), now});
  while (total_bytes_ > kMaxMediaBytes && items_.size() > 1) {
    total_bytes_ -= items_.front().bytes->size();
    items_.pop_front();
  }
  return items_.back().id;
}

const MediaItem* MediaStore::find(const std::string& account, const std::string& id,
                                  Instant now) const {
  const auto* item = any(id);
  if (item == nullptr || item->account != account || item->made + kMediaLife <= now) return nullptr;
  return item;
}

const MediaItem* MediaStore::any(const std::string& id) const {
  const auto found = std::find_if(items_.rbegin(), items_.rend(),
                                  [&](const MediaItem& item) { return item.id == id; });
  return found == items_.rend() ? nullptr : &*found;
}

std::string sniff_media(const std::string& bytes) {
  const std::string_view head{bytes.data(), std::min<std::size_t>(bytes.size(), 16)};
  if (head.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (head.starts_with("\x89PNG")) return "image/png";
  if (head.starts_with("GIF8")) return "image/gif";
  if (head.starts_with("#!AMR")) return "audio/amr";
  if (head.starts_with("ID3") || head.starts_with("\xFF\xFB")) return "audio/mpeg";
  if (head.size() > 8 && head.substr(4, 4) == "ftyp") return "video/mp4";
  return "";
}

std::string silent_amr(int seconds) {
  constexpr std::size_t frames_a_second = 50;
  std::string bytes = "#!AMR\n";
  const auto frames = static_cast<std::size_t>(std::clamp(seconds, 1, 60)) * frames_a_second;
  for (std::size_t i = 0; i < frames; ++i) {
    bytes += '\x04';  // the lowest rate, good quality: 12 more bytes per 20 ms
    bytes.append(12, '\0');
  }
  return bytes;
}

}  // namespace zampa::simulator
