#include "bot/web/workers.hpp"

#include <chrono>
#include <utility>

namespace zampa::web {
namespace {

/// A thread above the base number ends after so long without work.
constexpr std::chrono::seconds kIdleThreadTime{10};

}  // namespace

Workers::Workers(std::size_t base, std::size_t most, std::size_t most_waiting)
    : base_(base), most_(most), most_waiting_(most_waiting) {}

Workers::~Workers() { finish(); }

bool Workers::run(std::function<void()> job) {
  std::list<std::thread> ended;
  {
    const std::lock_guard lock(guard_);
    if (finishing_) return false;
    const bool grow = jobs_.size() >= idle_ && threads_.size() < most_;
    // Jobs that an idle thread is about to take do not count as waiting.
    if (!grow && jobs_.size() >= idle_ + most_waiting_) return false;
    jobs_.push_back(std::move(job));
    if (grow) {
      threads_.emplace_back();
      const auto self = std::prev(threads_.end());
      *self = std::thread([this, self] { work(self); });
    }
    waiting_ = jobs_.size();
    ended.swap(ended_);
  }
  changed_.notify_one();
  for (std::thread& thread : ended) thread.join();
  return true;
}

void Workers::work(std::list<std::thread>::iterator self) {
  std::unique_lock lock(guard_);
  for (;;) {
    ++idle_;
    const bool woken =
        changed_.wait_for(lock, kIdleThreadTime, [this] { return !jobs_.empty() || finishing_; });
    --idle_;
    if (!jobs_.empty()) {
      auto job = std::move(jobs_.front());
      jobs_.pop_front();
      waiting_ = jobs_.size();
      lock.unlock();
      job();
      job = nullptr;
      lock.lock();
    } else if (finishing_) {
      return;
    } else if (!woken && threads_.size() > base_) {
      // Nobody can join a thread from inside it: the next run() or finish() does.
      ended_.splice(ended_.end(), threads_, self);
      return;
    }
  }
}

void Workers::finish() {
  {
    const std::lock_guard lock(guard_);
    finishing_ = true;
  }
  changed_.notify_all();
  // After finishing_ no thread is added and none moves to ended_.
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
  for (std::thread& thread : ended_) {
    if (thread.joinable()) thread.join();
  }
  threads_.clear();
  ended_.clear();
}

}  // namespace zampa::web
