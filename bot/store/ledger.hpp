// The points ledger 积分流水: append-only, two-sided, one movement per source for ever.
#pragma once

#include <string>
#include <vector>

#include "bot/domain/points.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

class Ledger {
 public:
  explicit Ledger(Scope scope) : scope_(scope) {}
  /// False when the source has moved points before; then nothing changes.
  bool insert(const domain::LedgerEntry& entry);
  /// What came in less what went out.
  std::int64_t balance(const std::string& account) const;
  /// What came in from the issuer since `since`.
  std::int64_t granted_since(const std::string& account, Instant since) const;
  /// How many points that source has moved, 0 when none.
  std::int64_t points_of_source(const std::string& source) const;
  /// Movements of an account, newest first.
  std::vector<domain::LedgerEntry> history(const std::string& account, std::int64_t at_most) const;

 private:
  Scope scope_;
};

}  // namespace zampa::store
