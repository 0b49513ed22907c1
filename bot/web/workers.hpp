// Threads for connections: grown while work waits, shrunk when idle, bounded both ways. Used by the
// server. Not the library's own pool, which starts no thread for a second job that arrives before
// the one idle thread has woken up, so that the job could wait behind a long poll.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

namespace zampa::web {

/// Threads: any.
class Workers {
 public:
  /// base  threads kept when idle; most  threads at once; most_waiting  jobs without a thread
  Workers(std::size_t base, std::size_t most, std::size_t most_waiting);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  /// Finishes.
  ~Workers();

  /// False when there is neither a thread nor a place to wait; the job is dropped then.
  bool run(std::function<void()> job);

  /// Jobs that wait because every thread is taken.
  std::size_t waiting() const { return waiting_; }

  /// Runs what still waits, then ends the threads.
  void finish();

 private:
  void work(std::list<std::thread>::iterator self);

  const std::size_t base_;
  const std::size_t most_;
  const std::size_t most_waiting_;
  std::mutex guard_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> jobs_;
  std::list<std::thread> threads_;
  std::list<std::thread> ended_;
  std::size_t idle_ = 0;
  bool finishing_ = false;
  std::atomic<std::size_t> waiting_{0};
};

}  // namespace zampa::web
