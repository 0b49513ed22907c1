// The log of asked questions: what was asked, what was answered, whether it helped. Misses are what
// the editors work from.
#pragma once

#include <string>

#include "bot/domain/language.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

struct Question {
  std::string id;
  domain::Language language = domain::Language::zh;
  std::string words;
  std::string outcome;  ///< answer, list, miss
  std::string entry;    ///< best entry, may be empty
  Instant at;
};

class Questions {
 public:
  explicit Questions(Scope scope) : scope_(scope) {}
  void insert(const Question& question);
  /// `feedback`: useful, not_solved or the chosen entry.
  void set_feedback(const std::string& id, const std::string& feedback);

 private:
  Scope scope_;
};

}  // namespace zampa::store
