// Where a server listens, as text and as parts. Used by the server.
#pragma once

#include <string>
#include <string_view>

#include "bot/base/result.hpp"

namespace zampa::web {

struct ListenAddress {
  std::string host;  ///< empty for a Unix socket
  int port = 0;
  std::string unix_path;  ///< empty for TCP
};

/// "host:port", "[v6]:port" or "unix:/path". Refuses invalid.
Result<ListenAddress> read_listen_address(std::string_view text);

/// Removes the file that a stopped server left behind. Refuses unavailable when something else
/// still answers there, or when the file is no socket.
Result<void> clear_unix_socket(const std::string& path);

/// Why the address cannot be bound, in a few words: "already in use", "permission denied" …
std::string why_not_bound(const ListenAddress& address);

/// The numeric address at the other end of an accepted socket, "unix" for a Unix socket.
std::string peer_address(int socket);

}  // namespace zampa::web
