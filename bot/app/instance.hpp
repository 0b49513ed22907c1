// The data directory and who may use it: one server at a time on SQLite, held by a lock for the
// life of the process, and the socket through which commands reach a running server.
#pragma once

#include <memory>
#include <string>

#include "bot/base/result.hpp"

namespace zampa::app {

/// Held while it lives; the lock goes with the process, however it ends.
class InstanceLock {
 public:
  /// Creates the directory (0700) when it is missing.
  /// Refuses conflict when another process holds it, not_found when the directory cannot be made.
  static Result<std::unique_ptr<InstanceLock>> take(const std::string& data_dir);
  ~InstanceLock();
  InstanceLock(const InstanceLock&) = delete;
  InstanceLock& operator=(const InstanceLock&) = delete;

 private:
  explicit InstanceLock(int file) : file_(file) {}
  int file_;
};

/// Where a running server listens for commands of the same user.
std::string control_socket(const std::string& data_dir);

/// Sends one request to the running server's control socket.
/// Refuses unavailable when nobody answers.
struct ControlAnswer {
  int status = 0;
  std::string body;
};
Result<ControlAnswer> ask_running_server(const std::string& data_dir, const std::string& path,
                                         const std::string& body);

}  // namespace zampa::app
