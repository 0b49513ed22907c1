// The bytes of one accepted socket, each step with a deadline that slow bytes do not renew.
// Used by the server, one thread at a time. Does not own the socket.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "bot/base/instant.hpp"

namespace zampa::web {

enum class Io {
  done,
  closed,   ///< the peer is gone, or the wait was given up
  late,     ///< the deadline passed
  refused,  ///< what came cannot become a request within the limits
};

class Connection {
 public:
  explicit Connection(int socket) : socket_(socket) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Waits for the first byte of the next request. `give_way` is asked every few hundredths of a
  /// second and ends the wait: the server stops, or other connections wait for a thread.
  Io await_request(Millis at_most, const std::function<bool()>& give_way);

  /// Fills `head` up to and including its empty line. With `refused`, `status` says with what.
  Io receive_head(Millis at_most, std::string& head, int& status);

  /// Exactly `bytes` bytes, never more: what follows belongs to the next request.
  Io receive_body(std::size_t bytes, Millis at_most, std::string& body);

  Io send(std::string_view bytes, Millis at_most);

  /// Says that nothing more comes and reads what the peer is still sending, for a moment: closing
  /// with unread bytes would destroy the answer on its way.
  void finish();

 private:
  int socket_;
  std::string received_;
};

}  // namespace zampa::web
