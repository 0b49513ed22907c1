// Points 积分: granted once when a ticket closes, told and counted.
#pragma once

#include <cstdint>
#include <vector>

#include "bot/domain/points.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Grants what closing this ticket earns, once for ever (source "ticket:<id>:grant"), and pushes
/// the news unless the citizen reads it in the answer of this turn. How many points; 0 when none or
/// granted before.
std::int64_t grant_for(store::Work& work, const domain::Ticket& ticket, bool push_news);

/// Points that this ticket has earned, 0 when none.
std::int64_t granted_for(const store::Work& work, const TicketId& ticket);

/// Why a closed ticket that could have earned points earned none.
enum class Cap { none, day, month };
Cap cap_reached(const store::Work& work, const domain::Ticket& closed);

struct PointsSummary {
  std::int64_t balance = 0;
  std::int64_t this_month = 0;
  std::vector<domain::LedgerEntry> latest;
};
PointsSummary points_of(const store::Work& work, const PersonId& citizen, std::int64_t entries);

struct PointsRulesShown {
  std::int64_t usual = 0;  ///< what most categories grant
  std::int64_t daily_cap = 0;
  std::int64_t monthly_cap = 0;
};
PointsRulesShown points_rules(const store::Work& work);

}  // namespace zampa::service
