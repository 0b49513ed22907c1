// Edited content 已发布内容: versions of replies, FAQ entries, duties and directory rows that win
// over the files' defaults. Version 0 is the file; what is published begins with 1.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/base/json.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

struct Content {
  std::string kind;  ///< reply, faq, duty, directory
  std::string key;
  std::int64_t version = 0;
  Fields fields;            ///< a field `deleted` = "1" takes the default out of use
  std::string base_digest;  ///< of the default it replaced, to notice that the default has changed
  std::string actor;
  Instant at;
};

class Contents {
 public:
  explicit Contents(Scope scope) : scope_(scope) {}
  /// The published version, nothing when the default is in force.
  std::optional<Content> latest(const std::string& kind, const std::string& key) const;
  /// The published version of every edited key of a kind.
  std::vector<Content> all_latest(const std::string& kind) const;
  /// Every version of a key, newest first.
  std::vector<Content> history(const std::string& kind, const std::string& key) const;
  /// Throws ConstraintFault when the version is there already.
  void insert(const Content& content);

 private:
  Scope scope_;
};

}  // namespace zampa::store
