// A client that sends exactly the bytes it is told, however malformed. Loopback only.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace zampa::tests {

class RawClient {
 public:
  explicit RawClient(int port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  }
  explicit RawClient(const std::string& unix_path)
      : socket_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(unix_path.begin(), unix_path.end(), std::begin(address.sun_path));
    connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;
  ~RawClient() { close(socket_); }

  bool connected() const { return connected_; }

  /// How many of the bytes were taken before the server stopped reading or closed.
  std::size_t send(std::string_view bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      pollfd watched{socket_, POLLOUT | POLLIN, 0};
      if (poll(&watched, 1, kPatienceMillis) <= 0 || (watched.revents & POLLIN) != 0) break;
      const auto got =
          ::send(socket_, bytes.data() + sent, std::min<std::size_t>(bytes.size() - sent, 65536),
                 MSG_NOSIGNAL | MSG_DONTWAIT);
      if (got < 0 && errno != EAGAIN) break;
      if (got > 0) sent += static_cast<std::size_t>(got);
    }
    return sent;
  }

  void end_sending() { shutdown(socket_, SHUT_WR); }

  /// One answer: its head and as much body as Content-Length says. Empty when the server closed.
  std::string answer() {
    std::size_t wanted = std::string::npos;
    for (;;) {
      const auto head_end = received_.find("\r\n\r\n");
      if (wanted == std::string::npos && head_end != std::string::npos) {
        wanted = head_end + 4 + length_in(received_.substr(0, head_end));
      }
      if (received_.size() >= wanted) {
        std::string out = received_.substr(0, wanted);
        received_.erase(0, wanted);
        return out;
      }
      if (!receive()) {
        std::string out;
        out.swap(received_);
        return out;
      }
    }
  }

  /// True when nothing more comes.
  bool closed() { return received_.empty() && !receive(); }

 private:
  static constexpr int kPatienceMillis = 20'000;

  static std::size_t length_in(const std::string& head) {
    const std::string name = "Content-Length: ";
    const auto at = head.find(name);
    if (at == std::string::npos || head.starts_with("HTTP/1.1 100")) return 0;
    return static_cast<std::size_t>(std::strtoul(head.c_str() + at + name.size(), nullptr, 10));
  }

  bool receive() {
    std::array<char, 16384> buffer;
    pollfd watched{socket_, POLLIN, 0};
    if (poll(&watched, 1, kPatienceMillis) <= 0) return false;
    const auto got = recv(socket_, buffer.data(), buffer.size(), 0);
    if (got <= 0) return false;
    received_.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
  }

  int socket_;
  bool connected_ = false;
  std::string received_;
};

}  // namespace zampa::tests
