// One session row per person and account: where they stand in a conversation.
#pragma once

#include <optional>
#include <string>

#include "bot/base/ids.hpp"
#include "bot/domain/session.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

class Sessions {
 public:
  explicit Sessions(Scope scope) : scope_(scope) {}
  std::optional<domain::Session> find(const PersonId& person, const std::string& account) const;
  void save(const PersonId& person, const std::string& account, const domain::Session& session);
  void forget(const PersonId& person, const std::string& account);

 private:
  Scope scope_;
};

}  // namespace zampa::store
