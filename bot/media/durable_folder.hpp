// A folder of files named by their SHA-256, written so that a file whose `put` returned survives a
// power cut: temporary file, sync, rename, sync of the folder. Every name is made by us and opened
// relative to an open folder, links are not followed. Used by the vault.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "bot/base/result.hpp"

namespace zampa::media {

/// Threads: any.
class DurableFolder {
 public:
  /// Makes the folder when it is missing and removes what an interrupted write left.
  /// Refuses unavailable when it cannot be made or opened.
  static Result<DurableFolder> open(const std::string& path);

  DurableFolder(DurableFolder&& other) noexcept;
  DurableFolder& operator=(DurableFolder&&) = delete;
  ~DurableFolder();

  /// name  64 hexadecimal digits and an ending; lies at "ab/cd/abcd…"
  /// Throws StorageFault (full, or a link in the way), FatalFault when a sync fails.
  void put(const std::string& name, std::string_view bytes);

  /// Refuses not_found, also for a link or anything else that is no regular file.
  Result<std::string> get(const std::string& name) const;

  /// Nothing happens when it is not there.
  void remove(const std::string& name);

 private:
  explicit DurableFolder(int root) : root_(root) {}
  int root_;
};

}  // namespace zampa::media
