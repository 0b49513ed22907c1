// Points 积分: how many a closed ticket earns and the two-sided entries that move them. Every
// movement sums to zero, so that a balance is a sum and never a number somebody typed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "bot/base/ids.hpp"
#include "bot/base/instant.hpp"
#include "bot/domain/ticket.hpp"

namespace zampa::domain {

/// One movement 流水 between two ledger accounts, e.g. issuer → citizen:<id>.
struct LedgerEntry {
  std::string source;  ///< "ticket:<id>:grant"; the same source moves points once, for ever
  std::string from;
  std::string to;
  std::int64_t points = 0;  ///< 1..1000000
  Instant at;
  std::string note;  ///< reply key of the line shown in the history
  TicketId ticket;
};

inline const std::string kIssuer = "issuer";

inline std::string ledger_account(const PersonId& citizen) { return "citizen:" + citizen.text; }
inline std::string grant_source(const TicketId& ticket) {
  return "ticket:" + ticket.text + ":grant";
}

/// What the rules of the office say about one grant (config/policy/points.toml).
struct GrantLimits {
  std::int64_t amount = 0;     ///< of the ticket's category
  std::int64_t daily_cap = 0;  ///< per citizen; 0 = none
  std::int64_t monthly_cap = 0;
};

/// Points that closing `ticket` earns, 0 when none: only reports that were dealt with, never for
/// anonymous reports (nobody to give them to), emergencies (no reward for staying near danger) or
/// consultations, and never past a cap.
std::int64_t points_for(const Ticket& ticket, const GrantLimits& limits, std::int64_t today,
                        std::int64_t this_month);

}  // namespace zampa::domain
