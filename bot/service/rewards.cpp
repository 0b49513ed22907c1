#include "bot/service/rewards.hpp"

#include <map>

#include "bot/service/notify.hpp"

namespace zampa::service {
namespace {

Instant day_start(Instant now) {
  const auto l = base::to_local(now);
  return base::from_local(l.year, l.month, l.day);
}

Instant month_start(Instant now) {
  const auto l = base::to_local(now);
  return base::from_local(l.year, l.month, 1);
}

}  // namespace

std::int64_t grant_for(store::Work& work, const domain::Ticket& ticket, bool push_news) {
  const auto* category = work.rules.policy.category(ticket.category);
  const auto& rules = work.rules.policy.points;
  if (category == nullptr || rules.grant_on != domain::to_text(ticket.state)) return 0;
  const std::string account = domain::ledger_account(ticket.citizen);
  const std::int64_t points =
      domain::points_for(ticket, {category->points, rules.daily_cap, rules.monthly_cap},
                         work.ledger.granted_since(account, day_start(work.now)),
                         work.ledger.granted_since(account, month_start(work.now)));
  if (points == 0) return 0;
  const domain::LedgerEntry entry{
      domain::grant_source(ticket.id), domain::kIssuer, account, points, work.now,
      "points.reason_report",          ticket.id};
  if (!work.ledger.insert(entry)) return 0;  // rework and a second closing pay nothing twice
  if (push_news) tell_of_points(work, ticket, points, work.ledger.balance(account));
  return points;
}

std::int64_t granted_for(const store::Work& work, const TicketId& ticket) {
  return work.ledger.points_of_source(domain::grant_source(ticket));
}

Cap cap_reached(const store::Work& work, const domain::Ticket& closed) {
  const auto* category = work.rules.policy.category(closed.category);
  const auto& rules = work.rules.policy.points;
  if (category == nullptr || granted_for(work, closed.id) != 0) return Cap::none;
  if (domain::points_for(closed, {category->points, 0, 0}, 0, 0) == 0) return Cap::none;
  const std::string account = domain::ledger_account(closed.citizen);
  const auto used = [&](Instant since) { return work.ledger.granted_since(account, since); };
  if (rules.daily_cap > 0 && used(day_start(work.now)) >= rules.daily_cap) return Cap::day;
  if (rules.monthly_cap > 0 && used(month_start(work.now)) >= rules.monthly_cap) return Cap::month;
  return Cap::none;
}

PointsSummary points_of(const store::Work& work, const PersonId& citizen, std::int64_t entries) {
  const std::string account = domain::ledger_account(citizen);
  return {work.ledger.balance(account), work.ledger.granted_since(account, month_start(work.now)),
          work.ledger.history(account, entries)};
}

PointsRulesShown points_rules(const store::Work& work) {
  PointsRulesShown shown{0, work.rules.policy.points.daily_cap,
                         work.rules.policy.points.monthly_cap};
  std::map<std::int64_t, int> counts;
  for (const auto& category : work.rules.policy.categories) counts[category.points] += 1;
  int most = 0;
  for (const auto& [points, count] : counts) {
    if (points > 0 && count > most) {
      most = count;
      shown.usual = points;
    }
  }
  return shown;
}

}  // namespace zampa::service
