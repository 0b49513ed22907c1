// A simulator with two accounts for tests: calls its routes without sockets, and lends a real
// server that plays the bot where a push is under test.
#pragma once

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/embedded.hpp"
#include "bot/base/json.hpp"
#include "bot/base/text.hpp"
#include "bot/web/server.hpp"
#include "simulator/simulator.hpp"

namespace zampa::test_sim {

using base::Json;

inline const std::string kZhang = "oZampaDemoCitizenZhang000001";
inline const std::string kKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

inline simulator::Options options(simulator::PushMode mode = simulator::PushMode::secure,
                                  simulator::PushFormat mini = simulator::PushFormat::json) {
  using simulator::AccountKind;
  simulator::Options made;
  made.accounts = {{"ali", AccountKind::service, "wx0000000000000001", "gh_ali", "tokenAli", kKey,
                    "secretAli", mode, simulator::PushFormat::xml, 0},
                   {"ali-mini", AccountKind::miniprogram, "wx0000000000000002", "gh_mini",
                    "tokenMini", kKey, "secretMini", mode, mini, 0},
                   {"ali-wecom", AccountKind::wecom, "ww0000000000000003", "", "tokenCorp", kKey,
                    "secretCorp", mode, simulator::PushFormat::xml, 1000002}};
  made.content = [](const std::string& name) -> std::optional<std::string> {
    const auto file = base::embedded_file("templates/simulator/" + name);
    if (!file) return std::nullopt;
    return std::string{*file};
  };
  made.patience = Millis{2'000};
  made.long_poll = Millis{0};
  made.spacing = Millis{0};
  made.workers = 4;
  return made;
}

class Stage {
 public:
  explicit Stage(const simulator::Options& made = options())
      : simulator_(simulator::Simulator::open(made, clock_).value()),
        routes_(simulator_->routes()) {}
  ~Stage() { simulator_->stop(); }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  simulator::DemoClock& clock() { return clock_; }
  simulator::Simulator& sim() { return *simulator_; }
  const std::vector<HttpRoute>& routes() const { return routes_; }

  HttpResponse request(const std::string& method, const std::string& target,
                       const std::string& body = {},
                       const std::string& content_type = "application/json") const {
    HttpRequest made;
    made.method = method;
    const auto mark = target.find('?');
    made.path = target.substr(0, mark);
    made.headers["content-type"] = content_type;
    made.body = body;
    if (mark != std::string::npos) {
      for (const auto pair : base::split(std::string_view{target}.substr(mark + 1), '&')) {
        const auto equals = pair.find('=');
        made.query.emplace(pair.substr(0, equals), pair.substr(equals + 1));
      }
    }
    for (const auto& route : routes_) {
      if (route.method == method && fits(route.pattern, made)) return route.handle(made);
    }
    FAIL("no route for " << method << " " << target);
    return {};
  }

  Json get(const std::string& target) const {
    return base::parse_json(request("GET", target).body).value();
  }
  Json post(const std::string& target, const Json& body) const {
    return base::parse_json(request("POST", target, base::dump_json(body)).body).value();
  }

  /// A POST to the platform's API with that account's token; the answer.
  Json api(const std::string& account, const std::string& path, const Json& body) const {
    return post("/sim/api/cgi-bin/" + path + "?access_token=" + token(account), body);
  }
  Json api_get(const std::string& account, const std::string& path) const {
    const char* mark = path.find('?') == std::string::npos ? "?" : "&";
    return get("/sim/api/cgi-bin/" + path + mark + "access_token=" + token(account));
  }
  std::string token(const std::string& account) const {
    const auto answer =
        account == "ali-wecom"
            ? get("/sim/api/cgi-bin/gettoken?corpid=ww0000000000000003&corpsecret=secretCorp")
            : post("/sim/api/cgi-bin/stable_token",
                   {{"grant_type", "client_credential"},
                    {"appid", account == "ali" ? "wx0000000000000001" : "wx0000000000000002"},
                    {"secret", account == "ali" ? "secretAli" : "secretMini"}});
    return answer["access_token"].get<std::string>();
  }

  /// An act; its status.
  int act(const Json& made) const {
    return request("POST", "/sim/act", base::dump_json(made)).status;
  }

  /// All events of one kind on a phone, the newest state of bubbles not merged.
  std::vector<Json> events(const std::string& kind, const std::string& person = {}) const {
    std::vector<Json> found;
    std::int64_t after = 0;
    while (true) {
      const auto page = get("/sim/events?after=" + std::to_string(after));
      if (page["events"].empty()) return found;
      for (const auto& event : page["events"]) {
        if (event["kind"] == kind && (person.empty() || event["person"] == person)) {
          found.push_back(event);
        }
      }
      after = page["seq"].get<std::int64_t>();
    }
  }

  /// What a phone shows now, every bubble once.
  std::vector<Json> shown(const std::string& person) const {
    std::vector<Json> found;
    const auto state = get("/sim/state");
    for (const auto& event : state["events"]) {
      if (event["person"] == person) found.push_back(event);
    }
    return found;
  }

  Json person(const std::string& id) const {
    const auto state = get("/sim/state");
    for (const auto& one : state["people"]) {
      if (one["id"] == id) return one;
    }
    FAIL("nobody is called " << id);
    return nullptr;
  }

  /// Waits until every push has come to its end.
  void settle() const {
    while (!simulator_->is_idle()) std::this_thread::yield();
  }

 private:
  static bool fits(const std::string& pattern, HttpRequest& made) {
    const auto brace = pattern.find('{');
    if (brace == std::string::npos) return pattern == made.path;
    if (!made.path.starts_with(pattern.substr(0, brace))) return false;
    const auto rest = made.path.substr(brace);
    const bool many = pattern.find("...") != std::string::npos;
    if (rest.empty() || (!many && rest.find('/') != std::string::npos)) return false;
    made.params[many ? "path" : "id"] = rest;
    return true;
  }

  simulator::DemoClock clock_;
  std::unique_ptr<simulator::Simulator> simulator_;
  std::vector<HttpRoute> routes_;
};

/// A server on a free port that answers every callback as told and keeps what it was sent.
class FakeBot {
 public:
  using Answer = std::function<HttpResponse(const HttpRequest&, int attempt)>;

  explicit FakeBot(Answer answer) : answer_(std::move(answer)) {
    const auto handle = [this](const HttpRequest& request) {
      int attempt = 0;
      {
        const std::lock_guard lock{mutex_};
        requests_.push_back(request);
        attempt = static_cast<int>(requests_.size());
      }
      return answer_(request, attempt);
    };
    web::ServerOptions made;
    made.listen = "127.0.0.1:0";
    server_ = web::Server::start(made, {{"GET", "/callback/{account}", handle},
                                        {"POST", "/callback/{account}", handle, 256 * 1024}})
                  .value();
  }
  ~FakeBot() { let_go(); }
  FakeBot(const FakeBot&) = delete;
  FakeBot& operator=(const FakeBot&) = delete;

  std::string base() const { return "http://127.0.0.1:" + std::to_string(server_->bound_port()); }
  std::vector<HttpRequest> requests() const {
    const std::lock_guard lock{mutex_};
    return requests_;
  }
  /// Called by an answer that must come too late: waits until the test has seen enough.
  void stall() {
    std::unique_lock lock{mutex_};
    released_.wait(lock, [&] { return free_; });
  }
  void let_go() {
    const std::lock_guard lock{mutex_};
    free_ = true;
    released_.notify_all();
  }

 private:
  Answer answer_;
  mutable std::mutex mutex_;
  std::condition_variable released_;
  bool free_ = false;
  std::vector<HttpRequest> requests_;
  std::unique_ptr<web::Server> server_;
};

inline HttpResponse answer(const std::string& body, int status = 200) {
  HttpResponse response;
  response.status = status;
  response.body = body;
  return response;
}

}  // namespace zampa::test_sim
