// Points 积分: granted once when a ticket closes, told and counted.
#pragma once

#include <cstdint>
#include <vector>

#include "bot/domain/points.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Grants what closing this ticket earns, once for ever (source "ticket:<id>:grant"), and pushes the
/// news unless the citizen reads it in the answer of this turn.
/// How many points; 0 when none or granted before.
std::int64_t grant_for(store::Work& work, const domain::Ticket& ticket, bool push_news);

struct PointsSummary {
  std::int64_t balance = 0;
  std::int64_t this_month = 0;
  std::vector<domain::LedgerEntry> latest;
};
PointsSummary points_of(const store::Work& work, const PersonId& citizen, std::int64_t entries);

}  // namespace zampa::service
