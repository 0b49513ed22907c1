#include "bot/domain/points.hpp"

#include <algorithm>

namespace zampa::domain {

std::int64_t points_for(const Ticket& ticket, const GrantLimits& limits, std::int64_t today,
                        std::int64_t this_month) {
  if (ticket.kind != TicketKind::report || ticket.anonymous) return 0;
  if (ticket.state != State::closed || !ticket.resolved_at) return 0;
  std::int64_t points = limits.amount;
  if (limits.daily_cap > 0) points = std::min(points, limits.daily_cap - today);
  if (limits.monthly_cap > 0) points = std::min(points, limits.monthly_cap - this_month);
  return std::max<std::int64_t>(points, 0);
}

}  // namespace zampa::domain
