// Where re-encoded photos are kept, under the SHA-256 of their bytes. A photo whose `keep` returned
// survives a power cut; only after that may a row point at it.
#pragma once

#include <cstdint>
#include <string>

#include "bot/base/result.hpp"

namespace zampa::ports {

struct KeptPhoto {
  std::string sha256;  ///< of the full picture, lower-case hex: its name
  std::string thumb_sha256;
  std::int64_t bytes = 0;
  int width = 0, height = 0;     ///< after the orientation was applied
  std::uint64_t perceptual = 0;  ///< 64-bit difference hash
};

/// Threads: any.
class PhotoVault {
 public:
  virtual ~PhotoVault() = default;
  /// Checks, re-encodes without metadata, writes both sizes durably.
  /// Refuses unsupported (not a JPEG or PNG we can read), too_large (bytes or pixels), invalid
  /// (truncated or malformed). Never keeps raw bytes. Throws FatalFault when a sync fails.
  virtual Result<KeptPhoto> keep(const std::string& raw_bytes) = 0;
  /// Keeps a voice message (AMR) as it is: there is nothing to re-encode and a dispatcher has to
  /// listen to it. Refuses unsupported (not AMR), too_large past 2 MiB.
  virtual Result<KeptPhoto> keep_voice(const std::string& raw_bytes) = 0;
  /// The stored JPEG (or AMR). Refuses not_found.
  virtual Result<std::string> open(const std::string& sha256) = 0;
  virtual void forget(const std::string& sha256) = 0;
};

}  // namespace zampa::ports
