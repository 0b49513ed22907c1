#include "bot/store/store.hpp"

#include <algorithm>

namespace zampa::store {
namespace {

/// Commits between two checkpoints: the log stays at a few megabytes and a checkpoint's two syncs
/// are spread over many messages.
constexpr int kCommitsPerCheckpoint = 256;

}  // namespace

Store::Store(ports::SqlOpener opener, const Shared& shared, const ports::Clock& clock,
             StoreOptions options)
    : opener_(std::move(opener)),
      shared_(shared),
      clock_(clock),
      options_(options),
      writer_(opener_(false)),
      snapshot_(faq::Index::build({})),
      thread_([this] { writer_loop(); }) {}

Store::~Store() {
  {
    const std::lock_guard lock{queue_mutex_};
    stopping_ = true;
  }
  queue_filled_.notify_all();
  thread_.join();
}

void Store::publish(std::shared_ptr<const faq::Index> snapshot) {
  const std::lock_guard lock{snapshot_mutex_};
  snapshot_ = std::move(snapshot);
}

std::shared_ptr<const faq::Index> Store::snapshot() const {
  const std::lock_guard lock{snapshot_mutex_};
  return snapshot_;
}

void Store::run_write(const Job& job) {
  Waiting waiting{&job, nullptr, {}};
  auto done = waiting.done.get_future();
  {
    const std::lock_guard lock{queue_mutex_};
    if (stopping_) throw StorageFault{"the store is stopping"};
    if (queue_.size() >= options_.max_waiting) throw StorageFault{"the write queue is full"};
    queue_.push_back(&waiting);
  }
  queue_filled_.notify_one();
  done.get();
  if (waiting.failure) std::rethrow_exception(waiting.failure);
}

void Store::run_read(const Job& job) {
  if (options_.in_memory) {
    run_write(job);
    return;
  }
  auto reader = borrow_reader();
  reader->begin(false);
  Work work{*reader, shared_, snapshot(), clock_.now()};
  try {
    job(work);
  } catch (...) {
    reader->rollback();
    give_back(std::move(reader));
    throw;
  }
  reader->rollback();
  give_back(std::move(reader));
}

std::unique_ptr<ports::Sql> Store::borrow_reader() {
  {
    const std::lock_guard lock{readers_mutex_};
    if (!readers_.empty()) {
      auto reader = std::move(readers_.back());
      readers_.pop_back();
      return reader;
    }
  }
  return opener_(true);
}

void Store::give_back(std::unique_ptr<ports::Sql> reader) {
  const std::lock_guard lock{readers_mutex_};
  readers_.push_back(std::move(reader));
}

void Store::writer_loop() {
  int commits = 0;
  for (;;) {
    std::vector<Waiting*> batch;
    {
      std::unique_lock lock{queue_mutex_};
      queue_filled_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const auto count = std::min(queue_.size(), options_.max_batch);
      batch.assign(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(count));
    }
    run_batch(batch);
    if (++commits >= kCommitsPerCheckpoint && !options_.in_memory) {
      commits = 0;
      writer_->checkpoint();
    }
  }
}

void Store::run_batch(std::vector<Waiting*>& batch) {
  std::exception_ptr commit_failure;
  try {
    writer_->begin(true);
    const Instant now = clock_.now();
    for (Waiting* waiting : batch) run_one(*waiting, now);
    writer_->commit();
  } catch (...) {
    commit_failure = std::current_exception();
    try {
      writer_->rollback();
    } catch (const Fault&) {
      // Nothing is open: begin itself failed, or the commit ended the transaction.
    }
  }
  for (Waiting* waiting : batch) {
    // A job's own failure stands; a commit that failed takes everybody else's success away.
    if (commit_failure && !waiting->failure) waiting->failure = commit_failure;
    waiting->done.set_value();  // `waiting` may be gone after this line
  }
}

void Store::run_one(Waiting& waiting, Instant now) {
  ports::Savepoint savepoint{*writer_};
  Work work{*writer_, shared_, snapshot(), now};
  try {
    (*waiting.job)(work);
    savepoint.release();
  } catch (const FatalFault&) {
    waiting.failure = std::current_exception();
    throw;  // nothing of this batch may be acknowledged
  } catch (...) {
    waiting.failure = std::current_exception();
  }
}

}  // namespace zampa::store
