// Folds an album into one answer: the request of each photo waits here, outside the writer, until a
// newer message of the same person or the end of a short wait says which photo was the last. Called
// by the wiring of the callbacks after the photo has been committed.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "bot/base/instant.hpp"

namespace zampa::web {

enum class Released {
  superseded,  ///< something newer of the same person came: answer `success`
  last,        ///< nothing newer came: make the answer
  full,        ///< too many are waiting: answer at once
};

/// Threads: any.
class Holds {
 public:
  explicit Holds(std::size_t most_waiting = 64) : most_(most_waiting) {}
  Holds(const Holds&) = delete;
  Holds& operator=(const Holds&) = delete;

  /// Blocks until it is known whether this message was the last of its person, at most `at_most`.
  /// message  the dedupe key; a repeat of the message that holds joins it and leaves with the same
  ///          result. So `last` may be given twice for one message: what it does must find the
  ///          answer that the other has stored, or store it, in one transaction.
  Released wait(const std::string& person, const std::string& message, Millis at_most);

  /// Another message of that person has come: who waits for the person leaves as superseded.
  void release(const std::string& person);

  /// From now on nobody waits: all leave as last, at once. For the end of the program.
  void close();

  /// How many are waiting now, for the metrics.
  std::size_t waiting() const;

 private:
  struct Hold;
  void settle(Hold& hold, Released released);

  const std::size_t most_;
  mutable std::mutex guard_;
  std::map<std::string, std::shared_ptr<Hold>> by_person_;
  std::size_t waiting_ = 0;
  bool closed_ = false;
};

}  // namespace zampa::web
