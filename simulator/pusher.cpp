// The delivering half of push.hpp: threads, tries, and what an answer does to the phones.
#include <httplib.h>

#include <algorithm>
#include <utility>

#include "simulator/json_get.hpp"
#include "simulator/judge.hpp"
#include "simulator/platform.hpp"
#include "simulator/render.hpp"

namespace zampa::simulator {
namespace {

using base::Json;
using PushClock = std::chrono::steady_clock;

constexpr std::size_t kWireBytesShown = 8 * 1024;

struct Outcome {
  Judged judged;
  int status = 0;
  std::string body;
  std::int64_t milliseconds = 0;
};

std::string shown_bytes(const std::string& text) {
  return text.size() <= kWireBytesShown ? text : text.substr(0, kWireBytesShown);
}

void record_try(World& world, const Push& push, const std::string& id, int attempt,
                const Outcome& outcome) {
  Json query = Json::object();
  for (const auto& [key, value] : push.query) query[key] = value;
  Json parts = push.signed_parts;
  parts[0] = "token";
  world.transcript.add(world.now(), "wire", push.person,
                       {{"flow", "push"},
                        {"id", id},
                        {"attempt", attempt},
                        {"of", world.options.tries},
                        {"account", push.account},
                        {"bubble", push.bubble.empty() ? Json(nullptr) : Json(push.bubble)},
                        {"milliseconds", outcome.milliseconds},
                        {"request",
                         {{"method", "POST"},
                          {"path", "/callback/" + push.account},
                          {"query", query},
                          {"body", shown_bytes(push.body)},
                          {"plain", shown_bytes(push.plain)}}},
                        {"answer",
                         {{"status", outcome.status},
                          {"body", shown_bytes(outcome.body)},
                          {"plain", shown_bytes(outcome.judged.plain)}}},
                        {"signature", {{"parts", parts}, {"sha1", push.signature}}},
                        {"verdict", outcome.judged.verdict},
                        {"detail", outcome.judged.detail}});
}

/// True when the media that a reply shows are still there.
bool media_known(World& world, const Push& push, const Node& reply) {
  for (const char* part : {"Image", "Voice", "Video"}) {
    const auto* node = reply.find(part);
    if (node != nullptr &&
        world.media.find(push.account, node->text_of("MediaId"), world.now()) == nullptr) {
      return false;
    }
  }
  return true;
}

/// A WeCom reply that changes the card whose button was used; true when it was one.
bool change_card(World& world, const Push& push, const Node& reply) {
  const auto type = reply.text_of("MsgType");
  if (type != "update_button" && type != "update_template_card") return false;
  const auto* button = reply.find("Button");
  const auto* card = reply.find("TemplateCard");
  const auto label = button != nullptr ? button->text_of("ReplaceName")
                     : card != nullptr ? card->text_of("ReplaceText")
                                       : std::string{};
  const auto bubble = world.transcript.bubble(push.card_bubble);
  if (bubble.is_object()) change_bubble(world, push.card_bubble, spent_card(bubble, label));
  return true;
}

void show_reply(World& world, const Push& push, const Node& reply) {
  const auto* person = world.catalog.person(push.person);
  if (person == nullptr || change_card(world, push, reply)) return;
  if (reply.text_of("MsgType") == "transfer_customer_service") {
    show_line(world, *person, "transferred");
    return;
  }
  auto bubble = reply_bubble(reply, shown_articles(push.kind));
  if (bubble.is_null()) return;
  bubble["door"] = "passive";
  show_bubble(world, *person, std::move(bubble));
}

/// What everybody sees once the last try is over.
void conclude(World& world, const Push& push, const Outcome& outcome) {
  if (push.repeated) return;
  const auto& verdict = outcome.judged.verdict;
  const auto* person = world.catalog.person(push.person);
  const bool delivered = verdict == "ok" || verdict == "silent";
  if (!push.bubble.empty()) {
    change_bubble(world, push.bubble, {{"state", delivered ? "sent" : "failed"}});
  }
  if (verdict == "ok") show_reply(world, push, outcome.judged.reply);
  const auto* account = world.account(push.account);
  const bool tells = account != nullptr && account->kind != AccountKind::wecom && push.answerable;
  if (!delivered && tells && person != nullptr) show_line(world, *person, "unavailable");
}

/// The armed loss of answers on the way back, counted down; true when this one is lost.
bool answer_lost(World& world) {
  for (auto& fault : world.faults) {
    if (fault.api != "callback" || fault.times <= 0) continue;
    --fault.times;
    return true;
  }
  return false;
}

bool worth_another_try(const std::string& verdict) {
  return verdict == "timeout" || verdict == "unreachable" || verdict == "bad_status";
}

}  // namespace

Pusher::Pusher(World& world) : world_(world) {}

Pusher::~Pusher() { stop(); }

void Pusher::start(const std::string& base) {
  const std::lock_guard lock{mutex_};
  if (!threads_.empty() || stopped_) return;
  base_ = base;
  for (std::size_t i = 0; i < world_.options.workers; ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

bool Pusher::enqueue(std::shared_ptr<const Push> push) {
  const std::lock_guard lock{mutex_};
  if (stopped_ || due_.size() >= world_.options.max_waiting_pushes) return false;
  auto& next = next_of_person_[push->person];
  next = std::max(PushClock::now(), next);
  due_.emplace(next, Job{std::move(push), "p" + std::to_string(world_.next_wire++), 1});
  next += world_.options.spacing;
  wake_.notify_one();
  return true;
}

void Pusher::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopped_ = true;
    due_.clear();
    for (auto* client : under_way_) client->stop();
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

bool Pusher::is_idle() const {
  const std::lock_guard lock{mutex_};
  return due_.empty() && running_ == 0;
}

void Pusher::work() {
  std::unique_lock lock{mutex_};
  while (!stopped_) {
    if (due_.empty()) {
      wake_.wait(lock);
      continue;
    }
    const auto first = due_.begin();
    if (first->first > PushClock::now()) {
      const auto until = first->first;
      wake_.wait_until(lock, until);
      continue;
    }
    const Job job = first->second;
    due_.erase(first);
    ++running_;
    lock.unlock();
    run(job);
    lock.lock();
    --running_;
  }
}

void Pusher::run(const Job& job) {
  const auto& push = *job.push;
  const auto started = PushClock::now();
  httplib::Client client{base_};
  client.set_connection_timeout(world_.options.patience);
  client.set_read_timeout(world_.options.patience);
  client.set_max_timeout(world_.options.patience);
  client.set_path_encode(false);
  {
    const std::lock_guard lock{mutex_};
    if (stopped_) return;
    under_way_.insert(&client);
  }
  const auto answer = client.Post(push.target, push.body, push.content_type);
  {
    const std::lock_guard lock{mutex_};
    under_way_.erase(&client);
    if (stopped_) return;
  }
  const auto ended = PushClock::now();
  Outcome outcome;
  outcome.milliseconds = std::chrono::duration_cast<Millis>(ended - started).count();
  const std::lock_guard world_lock{world_.mutex};
  if (answer_lost(world_)) {
    outcome.judged.verdict = "timeout";
    outcome.judged.detail = "the answer was lost by an armed fault";
  } else if (answer) {
    outcome.status = answer->status;
    outcome.body = answer->body;
    outcome.judged =
        judge_answer(*world_.account(push.account), push, answer->status, answer->body);
  } else {
    const bool late = outcome.milliseconds + 1 >= world_.options.patience.count();
    outcome.judged.verdict = late ? "timeout" : "unreachable";
    outcome.judged.detail = httplib::to_string(answer.error());
  }
  if (outcome.judged.verdict == "ok" && !media_known(world_, push, outcome.judged.reply)) {
    outcome.judged.verdict = "bad_answer";
    outcome.judged.detail = "the MediaId is unknown or too old";
  }
  record_try(world_, push, job.id, job.attempt, outcome);
  if (worth_another_try(outcome.judged.verdict) && job.attempt < world_.options.tries) {
    again(job, std::max(ended, started + world_.options.patience));
  } else {
    conclude(world_, push, outcome);
  }
}

void Pusher::again(const Job& job, Moment due) {
  const std::lock_guard lock{mutex_};
  due_.emplace(due, Job{job.push, job.id, job.attempt + 1});
  wake_.notify_one();
}

}  // namespace zampa::simulator
