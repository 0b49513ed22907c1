#include "bot/app/instance.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <cstring>
#include <filesystem>

namespace zampa::app {

Result<std::unique_ptr<InstanceLock>> InstanceLock::take(const std::string& data_dir) {
  std::error_code failed;
  std::filesystem::create_directories(data_dir, failed);
  if (failed) return Refusal{RefusalCode::not_found, data_dir + ": " + failed.message()};
  std::filesystem::permissions(data_dir, std::filesystem::perms::owner_all, failed);
  const std::string path = data_dir + "/zampa.lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return Refusal{RefusalCode::not_found, path + ": " + std::strerror(errno)};
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return Refusal{RefusalCode::conflict,
                   path + " is held by another process; stop it or give another --data"};
  }
  return std::unique_ptr<InstanceLock>{new InstanceLock{file}};
}

InstanceLock::~InstanceLock() { ::close(file_); }

std::string control_socket(const std::string& data_dir) { return data_dir + "/zampa.sock"; }

Result<ControlAnswer> ask_running_server(const std::string& data_dir, const std::string& path,
                                         const std::string& body) {
  const std::string address = control_socket(data_dir);
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  if (address.size() >= sizeof name.sun_path) {
    return Refusal{RefusalCode::unavailable, address + ": path too long for a socket"};
  }
  std::memcpy(name.sun_path, address.c_str(), address.size() + 1);
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (connection < 0) return Refusal{RefusalCode::unavailable, std::strerror(errno)};
  const timeval patience{60, 0};
  ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  // sockaddr_un is what the socket family says it is; the cast is the C interface's own.
  if (::connect(connection, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0) {
    ::close(connection);
    return Refusal{RefusalCode::unavailable, address + ": " + std::strerror(errno)};
  }
  const std::string request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
                              std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
  for (std::size_t sent = 0; sent < request.size();) {
    const auto n = ::send(connection, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
    if (n <= 0) {
      ::close(connection);
      return Refusal{RefusalCode::unavailable, address + ": connection broke"};
    }
    sent += static_cast<std::size_t>(n);
  }
  std::string answer;
  std::array<char, 4096> chunk{};
  for (ssize_t n = 0; (n = ::recv(connection, chunk.data(), chunk.size(), 0)) > 0;) {
    answer.append(chunk.data(), static_cast<std::size_t>(n));
  }
  ::close(connection);
  ControlAnswer result;
  const auto end_of_head = answer.find("\r\n\r\n");
  if (answer.size() < 12 || end_of_head == std::string::npos) {
    return Refusal{RefusalCode::unavailable, address + ": no answer"};
  }
  std::from_chars(answer.data() + 9, answer.data() + 12, result.status);
  result.body = answer.substr(end_of_head + 4);
  return result;
}

}  // namespace zampa::app
