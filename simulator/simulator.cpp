#include "simulator/simulator.hpp"

#include <utility>

#include "simulator/api.hpp"
#include "simulator/page_api.hpp"
#include "simulator/platform.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

constexpr std::size_t kMaxApiBytes = std::size_t{21} << 20U;  // WeCom takes files of 20 MB

}  // namespace

Result<std::unique_ptr<Simulator>> Simulator::open(const Options& options, DemoClock& clock) {
  for (const auto& account : options.accounts) {
    const bool sealed = account.kind == AccountKind::wecom || account.mode != PushMode::plaintext;
    if (sealed && !decode_key(account.encoding_aes_key)) {
      return Refusal{RefusalCode::invalid,
                     "accounts." + account.name + ".encoding_aes_key is not 43 base64 characters"};
    }
  }
  auto catalog = read_catalog(options);
  if (!catalog) return std::move(catalog).error();
  auto world = std::make_unique<World>(options, std::move(*catalog), clock);
  return std::unique_ptr<Simulator>{new Simulator{std::move(world)}};
}

Simulator::Simulator(std::unique_ptr<World> world)
    : world_(std::move(world)), pusher_(std::make_unique<Pusher>(*world_)) {
  world_->push = [this](std::shared_ptr<const Push> push) {
    return pusher_->enqueue(std::move(push));
  };
}

Simulator::~Simulator() { stop(); }

std::vector<HttpRoute> Simulator::routes() {
  auto routes = page_routes(*world_);
  for (const char* method : {"GET", "POST"}) {
    routes.push_back({method, "/sim/api/{path...}",
                      [world = world_.get()](const HttpRequest& request) {
                        const auto path = request.params.find("path");
                        return answer_api(*world, request,
                                          path == request.params.end() ? "" : path->second);
                      },
                      kMaxApiBytes});
  }
  return routes;
}

void Simulator::start(const std::string& base) {
  {
    const std::lock_guard lock{world_->mutex};
    world_->base = base;
  }
  pusher_->start(base);
}

void Simulator::stop() {
  {
    const std::lock_guard lock{world_->mutex};
    world_->stopped = true;
  }
  world_->stopped_changed.notify_all();
  world_->transcript.stop();
  pusher_->stop();
}

bool Simulator::check_callback(const std::string& name) {
  const auto* account = world_->account(name);
  if (account == nullptr) return false;
  std::string base;
  {
    const std::lock_guard lock{world_->mutex};
    base = world_->base;
  }
  return simulator::check_callback(*account, base, world_->options.patience, world_->now());
}

bool Simulator::is_idle() const { return pusher_->is_idle(); }

}  // namespace zampa::simulator
