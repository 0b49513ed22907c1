#include "bot/app/private_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>

namespace zampa::app {

Result<std::string> read_small_file(const std::string& path, std::size_t most_bytes) {
  const auto refuse = [](std::string_view why) {
    return Refusal{RefusalCode::invalid, std::string(why)};
  };
  // Not blocking: a pipe in the place of a file would otherwise stop the start for ever.
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return refuse(errno == ENOENT ? "does not exist" : "cannot be read");
  struct stat held{};
  std::string text;
  std::array<char, 4096> buffer;
  ssize_t got = 0;
  const bool regular = fstat(file, &held) == 0 && S_ISREG(held.st_mode);
  while (regular && text.size() <= most_bytes &&
         (got = read(file, buffer.data(), buffer.size())) > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  close(file);
  if (!regular) return refuse("is not a regular file");
  if (got < 0) return refuse("cannot be read");
  if (text.size() > most_bytes) return refuse("is too large");
  return text;
}

std::string why_not_private(const std::string& path) {
  struct stat held{};
  if (stat(path.c_str(), &held) != 0) return "cannot be looked at";
  if (held.st_uid != geteuid() && held.st_uid != 0) return "belongs to another user";
  constexpr mode_t kOthers = S_IRWXG | S_IRWXO;
  return (held.st_mode & kOthers) != 0 ? "may be read by group or others" : "";
}

}  // namespace zampa::app
