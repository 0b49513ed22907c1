// Photos and voice messages: a row first, the file later. A row says `stored` only after the file
// is durable.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/photo.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

class Photos {
 public:
  explicit Photos(Scope scope) : scope_(scope) {}
  void insert(const domain::Photo& photo);
  void update(const domain::Photo& photo);
  std::optional<domain::Photo> find(const PhotoId& id) const;
  std::vector<domain::Photo> of_ticket(const TicketId& ticket) const;
  /// Wanted photos whose next try is due, oldest first.
  std::vector<domain::Photo> wanted(Instant now, std::int64_t at_most) const;

 private:
  Scope scope_;
};

}  // namespace zampa::store
