#include "bot/web/connection.hpp"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "bot/web/http_head.hpp"

namespace zampa::web {
namespace {

using ConnectionClock = std::chrono::steady_clock;

constexpr Millis kIdleSlice{50};
constexpr std::size_t kReceiveBytes = 4096;

/// Waits until the socket can be read (or written). False when the deadline passed.
bool connection_wait(int socket, short what, ConnectionClock::time_point deadline) {
  for (;;) {
    const auto left = std::chrono::ceil<Millis>(deadline - ConnectionClock::now());
    if (left.count() <= 0) return false;
    pollfd watched{socket, what, 0};
    const int ready =
        poll(&watched, 1, static_cast<int>(std::min<Millis::rep>(left.count(), 60000)));
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
}

/// Some bytes more, at most `most`. They are appended to `out`.
Io connection_receive(int socket, std::size_t most, ConnectionClock::time_point deadline,
                      std::string& out) {
  std::array<char, kReceiveBytes> buffer;
  for (;;) {
    if (!connection_wait(socket, POLLIN, deadline)) return Io::late;
    const auto got = recv(socket, buffer.data(), std::min(most, buffer.size()), MSG_DONTWAIT);
    if (got > 0) {
      out.append(buffer.data(), static_cast<std::size_t>(got));
      return Io::done;
    }
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) return Io::closed;
  }
}

}  // namespace

Io Connection::await_request(Millis at_most, const std::function<bool()>& give_way) {
  const auto deadline = ConnectionClock::now() + at_most;
  while (received_.empty()) {
    const auto slice =
        std::min<ConnectionClock::time_point>(deadline, ConnectionClock::now() + kIdleSlice);
    const Io io = connection_receive(socket_, kReceiveBytes, slice, received_);
    if (io == Io::closed) return io;
    if (io == Io::late && (give_way() || ConnectionClock::now() >= deadline)) return Io::closed;
  }
  return Io::done;
}

Io Connection::receive_head(Millis at_most, std::string& head, int& status) {
  const auto deadline = ConnectionClock::now() + at_most;
  for (;;) {
    if (const auto length = head_length(received_)) {
      head = received_.substr(0, *length);
      received_.erase(0, *length);
      return Io::done;
    }
    status = refuse_partial_head(received_);
    if (status != 0) return Io::refused;
    const Io io = connection_receive(socket_, kReceiveBytes, deadline, received_);
    if (io != Io::done) return io;
  }
}

Io Connection::receive_body(std::size_t bytes, Millis at_most, std::string& body) {
  const auto deadline = ConnectionClock::now() + at_most;
  body = received_.substr(0, bytes);
  received_.erase(0, body.size());
  while (body.size() < bytes) {
    const Io io = connection_receive(socket_, bytes - body.size(), deadline, body);
    if (io != Io::done) return io;
  }
  return Io::done;
}

Io Connection::send(std::string_view bytes, Millis at_most) {
  const auto deadline = ConnectionClock::now() + at_most;
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    } else if (errno == EAGAIN) {
      if (!connection_wait(socket_, POLLOUT, deadline)) return Io::late;
    } else if (errno != EINTR) {
      return Io::closed;
    }
  }
  return Io::done;
}

void Connection::finish() {
  constexpr Millis kMoment{200};
  constexpr std::size_t kMostDiscarded = 64 * 1024;
  shutdown(socket_, SHUT_WR);
  const auto deadline = ConnectionClock::now() + kMoment;
  std::string discarded;
  while (discarded.size() < kMostDiscarded &&
         connection_receive(socket_, kReceiveBytes, deadline, discarded) == Io::done) {
  }
}

}  // namespace zampa::web
