// Temporary media: what people send and what the account uploads, under ids that are good for three
// days of the demo clock and then gone, as on the platform. Called with the world locked. Holds at
// most 192 MB; the oldest go first.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include "bot/base/instant.hpp"

namespace zampa::simulator {

using Bytes = std::shared_ptr<const std::string>;

struct MediaItem {
  std::string id;
  std::string account;  ///< another account's id is as unknown as a wrong one
  std::string type;     ///< image, voice, video, thumb, file
  std::string content_type;
  std::string file_name;
  Bytes bytes;
  Instant made{};
};

class MediaStore {
 public:
  /// The new item's id.
  std::string keep(const std::string& account, const std::string& type,
                   const std::string& content_type, const std::string& file_name, Bytes bytes,
                   Instant now);
  /// Null when unknown, of another account, or older than three days.
  const MediaItem* find(const std::string& account, const std::string& id, Instant now) const;
  /// For the page, which shows old pictures for as long as they are held.
  const MediaItem* any(const std::string& id) const;

 private:
  std::deque<MediaItem> items_;
  std::size_t total_bytes_ = 0;
};

/// "image/jpeg", "image/png", "image/gif", "audio/amr", "audio/mpeg", "video/mp4", or "" by the
/// first bytes.
std::string sniff_media(const std::string& bytes);

/// A silent AMR recording of that length: enough for a player and for a duration.
std::string silent_amr(int seconds);

}  // namespace zampa::simulator
