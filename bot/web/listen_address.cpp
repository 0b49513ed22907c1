#include "bot/web/listen_address.hpp"

#include <netdb.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>

namespace zampa::web {
namespace {

constexpr std::string_view kUnixPrefix = "unix:";

std::string address_error_text(int error) {
  if (error == EADDRINUSE) return "already in use by another program";
  if (error == EADDRNOTAVAIL) return "not an address of this machine";
  if (error == EACCES) return "not permitted (ports below 1024 need a privilege)";
  return std::generic_category().message(error);
}

bool address_of_unix(const std::string& path, sockaddr_un& out) {
  out = {};
  out.sun_family = AF_UNIX;
  if (path.size() >= sizeof(out.sun_path)) return false;
  std::copy(path.begin(), path.end(), std::begin(out.sun_path));
  return true;
}

}  // namespace

Result<ListenAddress> read_listen_address(std::string_view text) {
  const Refusal malformed{RefusalCode::invalid,
                          "must be host:port, [v6-address]:port or unix:/absolute/path"};
  ListenAddress out;
  if (text.starts_with(kUnixPrefix)) {
    out.unix_path = text.substr(kUnixPrefix.size());
    sockaddr_un unused;
    if (!out.unix_path.starts_with('/') || out.unix_path.find('\0') != std::string::npos ||
        !address_of_unix(out.unix_path, unused)) {
      return malformed;
    }
    return out;
  }
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return malformed;
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), out.port);
  if (error != std::errc{} || end != port.data() + port.size() || out.port < 0 ||
      out.port > 65535) {
    return malformed;
  }
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return malformed;
  }
  if (host.empty() || host.find_first_of(" \t/") != std::string_view::npos) return malformed;
  out.host = host;
  return out;
}

Result<void> clear_unix_socket(const std::string& path) {
  struct stat held{};
  if (lstat(path.c_str(), &held) != 0) return {};
  if (!S_ISSOCK(held.st_mode)) {
    return Refusal{RefusalCode::unavailable, "a file that is no socket is in the way"};
  }
  sockaddr_un address;
  const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool answered = probe >= 0 && address_of_unix(path, address) &&
                        connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  if (probe >= 0) close(probe);
  if (answered) return Refusal{RefusalCode::unavailable, "already in use by another program"};
  unlink(path.c_str());
  return {};
}

std::string why_not_bound(const ListenAddress& address) {
  if (!address.unix_path.empty()) return address_error_text(errno);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* found = nullptr;
  const std::string port = std::to_string(address.port);
  if (const int failed = getaddrinfo(address.host.c_str(), port.c_str(), &hints, &found)) {
    return gai_strerror(failed);
  }
  int error = 0;
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    const int probe = socket(one->ai_family, one->ai_socktype | SOCK_CLOEXEC, one->ai_protocol);
    if (probe < 0) continue;
    const int on = 1;
    setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    error = bind(probe, one->ai_addr, one->ai_addrlen) == 0 ? listen(probe, 1) : -1;
    error = error == 0 ? 0 : errno;
    close(probe);
    if (error != 0) break;
  }
  freeaddrinfo(found);
  return error == 0 ? "cannot be bound" : address_error_text(error);
}

std::string peer_address(int socket) {
  sockaddr_storage address{};
  socklen_t length = sizeof(address);
  std::array<char, NI_MAXHOST> text{};
  if (getpeername(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0) return "unknown";
  if (address.ss_family == AF_UNIX) return "unix";
  const int failed = getnameinfo(reinterpret_cast<sockaddr*>(&address), length, text.data(),
                                 static_cast<socklen_t>(text.size()), nullptr, 0, NI_NUMERICHOST);
  return failed != 0 ? "unknown" : text.data();
}

}  // namespace zampa::web
