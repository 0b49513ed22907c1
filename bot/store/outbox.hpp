// The outbox 待发箱: pushes wait here from the transaction that caused them until a courier has
// delivered them or they became a phone task. One row per event and recipient.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/push.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

class Outbox {
 public:
  explicit Outbox(Scope scope) : scope_(scope) {}
  /// False when a push with the same source was enqueued before: the event is told once.
  bool insert(const domain::Push& push);
  /// Stores state, door, tries and outcome if the row still has `push.lease`; false when another
  /// worker has taken it since.
  bool update(const domain::Push& push);
  /// Rows that are due, or whose courier died (lease run out), oldest first, at most one per
  /// person and none of a person who has an earlier unfinished row: a person's pushes stay in
  /// order.
  std::vector<domain::Push> due(Instant now, std::int64_t at_most) const;
  std::optional<domain::Push> find(const OutboxId& id) const;
  std::vector<domain::Push> of_ticket(const TicketId& ticket) const;
  /// The moment at which the next row becomes due; nothing when none waits.
  std::optional<Instant> next_due() const;
  /// A card's response code was used, or a click brought a new one.
  void set_reference(const OutboxId& id, const std::string& reference);
  /// Cancels everything that still waits: seeded data tells nobody.
  void cancel_all(Instant now);
  /// Cancels what still waits for a ticket under one of these keys.
  void cancel(const TicketId& ticket, const std::string& key, Instant now);

 private:
  Scope scope_;
};

}  // namespace zampa::store
