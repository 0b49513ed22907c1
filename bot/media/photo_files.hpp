// The photo vault on a local disk. Every picture is decoded and encoded anew: what is kept holds
// nothing of the camera, the place or whatever else the file carried. Made by app.
#pragma once

#include <memory>
#include <semaphore>
#include <string>

#include "bot/media/durable_folder.hpp"
#include "bot/ports/photo_vault.hpp"

namespace zampa::media {

/// Threads: any; at most two pictures are decoded at once, the others wait (40 megapixels need
/// 120 MB each).
class PhotoFiles final : public ports::PhotoVault {
 public:
  /// Refuses unavailable when the folder cannot be made or opened.
  static Result<std::unique_ptr<PhotoFiles>> in_folder(const std::string& folder);

  /// Besides what the port says: throws StorageFault when the disk is full.
  Result<ports::KeptPhoto> keep(const std::string& raw_bytes) override;
  Result<ports::KeptPhoto> keep_voice(const std::string& raw_bytes) override;
  Result<std::string> open(const std::string& sha256) override;
  void forget(const std::string& sha256) override;

 private:
  explicit PhotoFiles(DurableFolder folder) : folder_(std::move(folder)) {}

  DurableFolder folder_;
  std::counting_semaphore<2> decoders_{2};
};

}  // namespace zampa::media
