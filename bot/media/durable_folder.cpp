#include "bot/media/durable_folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "bot/base/fault.hpp"
#include "bot/base/log.hpp"
#include "bot/base/new_id.hpp"

namespace zampa::media {
namespace {

constexpr mode_t kFolderMode = 0700;
constexpr mode_t kFileMode = 0600;
constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
constexpr const char* kUnfinished = "unfinished";

/// An open file or folder; -1 when it could not be opened.
class FolderHandle {
 public:
  explicit FolderHandle(int handle) : handle_(handle) {}
  FolderHandle(FolderHandle&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
  FolderHandle& operator=(FolderHandle&&) = delete;
  ~FolderHandle() {
    if (handle_ >= 0) close(handle_);
  }
  int get() const { return handle_; }
  bool open() const { return handle_ >= 0; }

 private:
  int handle_;
};

std::string folder_why(const char* what) {
  return std::string("photo folder: ") + what + ": " + std::generic_category().message(errno);
}

/// A link where we only make folders and files: somebody else was here.
void folder_note_tampering(const char* what) {
  if (errno != ELOOP && errno != ENOTDIR) return;
  base::log(base::LogLevel::error, "photo_folder_tampered", {{"what", what}});
}

[[noreturn]] void folder_refuse(const char* what) {
  const std::string why = folder_why(what);
  folder_note_tampering(what);
  throw StorageFault(why);
}

/// After a failed sync nobody knows what is on the disk; later successes would prove nothing.
void folder_sync(int handle, const char* what) {
  if (fsync(handle) != 0) throw FatalFault(folder_why(what));
}

/// The subfolder, made durably when it is missing and `make` says so.
FolderHandle folder_below(int parent, const std::string& name, bool make) {
  if (make) {
    if (mkdirat(parent, name.c_str(), kFolderMode) == 0) {
      folder_sync(parent, "sync of a new folder");
    } else if (errno != EEXIST) {
      folder_refuse("making a folder");
    }
  }
  FolderHandle below(openat(parent, name.c_str(), kFolderFlags));
  if (make && !below.open()) folder_refuse("opening a folder");
  if (!below.open()) folder_note_tampering("opening a folder");
  return below;
}

/// "ab/cd" of the name "abcd…".
FolderHandle folder_of_name(int root, const std::string& name, bool make) {
  const FolderHandle first = folder_below(root, name.substr(0, 2), make);
  if (!first.open()) return FolderHandle(-1);
  return folder_below(first.get(), name.substr(2, 2), make);
}

bool folder_write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void folder_remove_unfinished(int root) {
  const int folder = openat(root, kUnfinished, kFolderFlags);
  if (folder < 0) return;
  DIR* const listing = fdopendir(folder);
  if (listing == nullptr) {
    close(folder);
    return;
  }
  while (const dirent* entry = readdir(listing)) unlinkat(dirfd(listing), entry->d_name, 0);
  closedir(listing);
}

}  // namespace

Result<DurableFolder> DurableFolder::open(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  const int root = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (root < 0) {
    const std::string why = std::generic_category().message(errno);
    return Refusal{RefusalCode::unavailable, "photo folder " + path + ": " + why};
  }
  DurableFolder folder(root);
  if (mkdirat(root, kUnfinished, kFolderMode) != 0 && errno != EEXIST) {
    const std::string why = std::generic_category().message(errno);
    return Refusal{RefusalCode::unavailable, "photo folder " + path + ": " + why};
  }
  folder_remove_unfinished(root);
  return folder;
}

DurableFolder::DurableFolder(DurableFolder&& other) noexcept
    : root_(std::exchange(other.root_, -1)) {}

DurableFolder::~DurableFolder() {
  if (root_ >= 0) close(root_);
}

void DurableFolder::put(const std::string& name, std::string_view bytes) {
  const FolderHandle home = folder_of_name(root_, name, true);
  const FolderHandle unfinished = folder_below(root_, kUnfinished, true);
  const std::string draft = base::random_hex(16);
  {
    const FolderHandle file(openat(unfinished.get(), draft.c_str(),
                                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                                   kFileMode));
    if (!file.open()) folder_refuse("making a file");
    if (!folder_write_all(file.get(), bytes)) {
      const std::string why = folder_why("writing");
      unlinkat(unfinished.get(), draft.c_str(), 0);
      throw StorageFault(why);
    }
    folder_sync(file.get(), "sync of a file");
  }
  // Replaces whatever has the name, be it a link: the same name always means the same bytes.
  if (renameat(unfinished.get(), draft.c_str(), home.get(), name.c_str()) != 0) {
    const std::string why = folder_why("renaming");
    unlinkat(unfinished.get(), draft.c_str(), 0);
    throw StorageFault(why);
  }
  folder_sync(home.get(), "sync of a folder");
}

Result<std::string> DurableFolder::get(const std::string& name) const {
  const Refusal missing{RefusalCode::not_found, "photo " + name.substr(0, 12)};
  const FolderHandle home = folder_of_name(root_, name, false);
  if (!home.open()) return missing;
  const FolderHandle file(
      openat(home.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.open()) {
    folder_note_tampering("opening a file");
    return missing;
  }
  struct stat held{};
  if (fstat(file.get(), &held) != 0 || !S_ISREG(held.st_mode)) return missing;
  std::string bytes;
  std::array<char, 65536> buffer;
  ssize_t got = 0;
  while ((got = read(file.get(), buffer.data(), buffer.size())) != 0) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw StorageFault(folder_why("reading"));
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return bytes;
}

void DurableFolder::remove(const std::string& name) {
  const FolderHandle home = folder_of_name(root_, name, false);
  if (!home.open()) return;
  if (unlinkat(home.get(), name.c_str(), 0) == 0) folder_sync(home.get(), "sync of a folder");
}

}  // namespace zampa::media
