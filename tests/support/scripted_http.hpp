// The outside world as a script: an HTTP client that gives prepared answers by path and remembers
// what it was sent, and a clock that stands where it is put.
#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "bot/ports/clock.hpp"
#include "bot/ports/http_client.hpp"

namespace zampa::support {

class ScriptedHttp final : public ports::HttpClient {
 public:
  /// The next answer to a request whose path is `path` (without the query); the last one repeats.
  void answer(const std::string& path, std::string body, int status = 200,
              std::string content_type = "application/json") {
    const std::lock_guard lock(mutex_);
    answers_[path].push_back(
        ports::ClientResponse{status, std::move(content_type), "", std::move(body)});
  }
  void fail(const std::string& path, std::string detail) {
    const std::lock_guard lock(mutex_);
    answers_[path].push_back(Refusal{RefusalCode::unavailable, std::move(detail)});
  }
  void forget(const std::string& path) {
    const std::lock_guard lock(mutex_);
    answers_.erase(path);
  }

  Result<ports::ClientResponse> send(const ports::ClientRequest& request) override {
    const std::lock_guard lock(mutex_);
    sent_.push_back(request);
    auto& queue = answers_[path_of(request.url)];
    if (queue.empty()) return Refusal{RefusalCode::unavailable, "not_sent: nothing scripted"};
    auto next = queue.front();
    if (queue.size() > 1) queue.pop_front();
    return next;
  }

  std::vector<ports::ClientRequest> sent() const {
    const std::lock_guard lock(mutex_);
    return sent_;
  }
  std::vector<ports::ClientRequest> sent(const std::string& path) const {
    std::vector<ports::ClientRequest> out;
    for (const auto& request : sent()) {
      if (path_of(request.url) == path) out.push_back(request);
    }
    return out;
  }

  static std::string path_of(const std::string& url) {
    const auto host = url.find("//") + 2;
    const auto path = url.find('/', host);
    return url.substr(path, url.find('?') - path);
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::deque<Result<ports::ClientResponse>>> answers_;
  std::vector<ports::ClientRequest> sent_;
};

class StandingClock final : public ports::Clock {
 public:
  Instant now() const override { return at; }
  Instant at = base::from_seconds(1'767'000'000);
};

}  // namespace zampa::support
