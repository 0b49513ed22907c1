// Time limits 时限: when a ticket is due. A simple limit per category in natural hours for now; the
// working calendar takes this function's place later.
#pragma once

#include <optional>

#include "bot/domain/policy.hpp"

namespace zampa::domain {

/// The moment by which a ticket of `category` that starts at `start` must be resolved.
inline Instant due_moment(const Category& category, Instant start) {
  return start + std::chrono::hours{category.limit_hours};
}

inline bool is_overdue(const std::optional<Instant>& due, Instant now) { return due && *due < now; }

}  // namespace zampa::domain
