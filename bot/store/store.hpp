// The store: one writer thread that shares a commit among the jobs that wait, and readers on
// connections of their own. The writer is also the only one that checkpoints.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

#include "bot/ports/clock.hpp"
#include "bot/store/work.hpp"

namespace zampa::store {

struct StoreOptions {
  bool in_memory = false;  ///< readers share the writer: another connection sees another database
  std::size_t max_batch = 64;      ///< jobs that share one commit
  std::size_t max_waiting = 4096;  ///< past that a job is refused with StorageFault: answer 503
};

/// Threads: any.
class Store {
 public:
  /// Opens the writer's connection. The schema must be current (migrate.hpp).
  Store(ports::SqlOpener opener, const Shared& shared, const ports::Clock& clock,
        StoreOptions options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  /// Runs `job(Work&)` on the writer thread inside a savepoint of the shared commit and returns its
  /// value after that commit is durable. Exceptions of the job come back to the caller and undo the
  /// job alone. Throws StorageFault when the commit failed or the queue is full.
  template <class F>
  auto write(F job) -> std::invoke_result_t<F, Work&> {
    using T = std::invoke_result_t<F, Work&>;
    if constexpr (std::is_void_v<T>) {
      run_write([&](Work& work) { job(work); });
    } else {
      std::optional<T> value;
      run_write([&](Work& work) { value.emplace(job(work)); });
      return std::move(*value);
    }
  }

  /// Runs `job(Work&)` on the calling thread with a read-only snapshot.
  template <class F>
  auto read(F job) -> std::invoke_result_t<F, Work&> {
    using T = std::invoke_result_t<F, Work&>;
    if constexpr (std::is_void_v<T>) {
      run_read([&](Work& work) { job(work); });
    } else {
      std::optional<T> value;
      run_read([&](Work& work) { value.emplace(job(work)); });
      return std::move(*value);
    }
  }

  /// The FAQ snapshot from now on; running jobs keep theirs.
  void publish(std::shared_ptr<const faq::Index> snapshot);

  const Shared& shared() const { return shared_; }

 private:
  using Job = std::function<void(Work&)>;
  struct Waiting {
    const Job* job;
    std::exception_ptr failure;
    std::promise<void> done;
  };

  void run_write(const Job& job);
  void run_read(const Job& job);
  void writer_loop();
  void run_batch(std::vector<Waiting*>& batch);
  void run_one(Waiting& waiting, Instant now);
  std::shared_ptr<const faq::Index> snapshot() const;
  std::unique_ptr<ports::Sql> borrow_reader();
  void give_back(std::unique_ptr<ports::Sql> reader);

  ports::SqlOpener opener_;
  const Shared& shared_;
  const ports::Clock& clock_;
  const StoreOptions options_;

  std::unique_ptr<ports::Sql> writer_;
  std::mutex queue_mutex_;
  std::condition_variable queue_filled_;
  std::deque<Waiting*> queue_;
  bool stopping_ = false;

  std::mutex readers_mutex_;
  std::vector<std::unique_ptr<ports::Sql>> readers_;

  mutable std::mutex snapshot_mutex_;
  std::shared_ptr<const faq::Index> snapshot_;

  std::thread thread_;  ///< last: it uses everything above
};

}  // namespace zampa::store
