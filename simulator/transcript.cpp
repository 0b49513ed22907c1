#include "simulator/transcript.hpp"

#include <algorithm>
#include <utility>

#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

constexpr std::size_t kKeptEvents = 4'000;
constexpr std::size_t kKeptShown = 2'000;
constexpr std::size_t kAnswerEvents = 500;

std::int64_t transcript_seq(const base::Json& event) { return event["seq"].get<std::int64_t>(); }

}  // namespace

Transcript::Transcript() : run_(random_hex(8)) {}

std::int64_t Transcript::add(Instant at, const std::string& kind, const std::string& person,
                             base::Json event) {
  const std::lock_guard lock{mutex_};
  event["seq"] = ++seq_;
  event["at"] = base::to_millis(at);
  event["kind"] = kind;
  event["person"] = person.empty() ? base::Json(nullptr) : base::Json(person);
  if (kind == "bubble" || kind == "system") {
    const auto id = event.value("id", "");
    const auto old = std::find_if(shown_.rbegin(), shown_.rend(), [&](const auto& held) {
      return !id.empty() && held.value("id", "") == id;
    });
    if (old != shown_.rend()) {
      *old = event;
    } else {
      shown_.push_back(event);
    }
    if (shown_.size() > kKeptShown) shown_.pop_front();
  }
  events_.push_back(std::move(event));
  if (events_.size() > kKeptEvents) events_.pop_front();
  grown_.notify_all();
  return seq_;
}

Transcript::Page Transcript::events_after(std::int64_t after, Millis patience) const {
  std::unique_lock lock{mutex_};
  grown_.wait_for(lock, patience, [&] { return stopped_ || seq_ != after; });
  Page page;
  page.seq = seq_;
  const auto oldest = seq_ - static_cast<std::int64_t>(events_.size()) + 1;
  if (after > seq_ || after + 1 < oldest) {
    page.reset = true;
    return page;
  }
  auto next = events_.begin() + static_cast<std::ptrdiff_t>(after + 1 - oldest);
  while (next != events_.end() && page.events.size() < kAnswerEvents) {
    page.events.push_back(*next++);
  }
  if (!page.events.empty()) page.seq = transcript_seq(page.events.back());
  return page;
}

Transcript::Page Transcript::shown(std::size_t most) const {
  const std::lock_guard lock{mutex_};
  Page page;
  page.seq = seq_;
  const auto skipped = shown_.size() > most ? shown_.size() - most : 0;
  for (auto i = skipped; i < shown_.size(); ++i) page.events.push_back(shown_[i]);
  return page;
}

base::Json Transcript::bubble(const std::string& id) const {
  const std::lock_guard lock{mutex_};
  for (auto held = shown_.rbegin(); held != shown_.rend(); ++held) {
    if (held->value("id", "") == id) return *held;
  }
  return nullptr;
}

base::Json Transcript::newest_bubble(const std::string& person,
                                     const std::function<bool(const base::Json&)>& wanted) const {
  const std::lock_guard lock{mutex_};
  for (auto held = shown_.rbegin(); held != shown_.rend(); ++held) {
    if ((*held)["kind"] == "bubble" && (*held)["person"] == person && wanted(*held)) return *held;
  }
  return nullptr;
}

void Transcript::stop() {
  const std::lock_guard lock{mutex_};
  stopped_ = true;
  grown_.notify_all();
}

}  // namespace zampa::simulator
