#include "bot/store/ledger.hpp"

namespace zampa::store {
namespace {

// Primary key (tenant, source).
constexpr std::string_view kLedgerInsert =
    "INSERT INTO ledger (tenant, source, from_account, to_account, points, ticket, note, at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (tenant, source) DO NOTHING";
// Indexes ledger_to and ledger_from.
constexpr std::string_view kLedgerBalance =
    "SELECT coalesce((SELECT sum(points) FROM ledger WHERE tenant = ?1 AND to_account = ?2), 0) - "
    "coalesce((SELECT sum(points) FROM ledger WHERE tenant = ?1 AND from_account = ?2), 0)";
constexpr std::string_view kLedgerGranted =
    "SELECT coalesce(sum(points), 0) FROM ledger "
    "WHERE tenant = ?1 AND to_account = ?2 AND from_account = ?3 AND at >= ?4";
constexpr std::string_view kLedgerSource =
    "SELECT coalesce(sum(points), 0) FROM ledger WHERE tenant = ?1 AND source = ?2";
constexpr std::string_view kLedgerHistory =
    "SELECT source, from_account, to_account, points, ticket, note, at FROM ledger "
    "WHERE tenant = ?1 AND (to_account = ?2 OR from_account = ?2) "
    "ORDER BY at DESC, source DESC LIMIT ?3";

}  // namespace

bool Ledger::insert(const domain::LedgerEntry& e) {
  return scope_.sql.execute(kLedgerInsert, {scope_.tenant, e.source, e.from, e.to, e.points,
                                            e.ticket.text, e.note, value(e.at)}) == 1;
}

std::int64_t Ledger::balance(const std::string& account) const {
  return ports::integer(scope_.sql.query(kLedgerBalance, {scope_.tenant, account}).at(0).at(0));
}

std::int64_t Ledger::granted_since(const std::string& account, Instant since) const {
  return ports::integer(
      scope_.sql.query(kLedgerGranted, {scope_.tenant, account, domain::kIssuer, value(since)})
          .at(0)
          .at(0));
}

std::int64_t Ledger::points_of_source(const std::string& source) const {
  return ports::integer(scope_.sql.query(kLedgerSource, {scope_.tenant, source}).at(0).at(0));
}

std::vector<domain::LedgerEntry> Ledger::history(const std::string& account,
                                                 std::int64_t at_most) const {
  std::vector<domain::LedgerEntry> entries;
  for (const auto& row : scope_.sql.query(kLedgerHistory, {scope_.tenant, account, at_most})) {
    domain::LedgerEntry e;
    e.source = ports::text(row[0]);
    e.from = ports::text(row[1]);
    e.to = ports::text(row[2]);
    e.points = ports::integer(row[3]);
    e.ticket = TicketId{ports::text(row[4])};
    e.note = ports::text(row[5]);
    e.at = instant(row[6]);
    entries.push_back(std::move(e));
  }
  return entries;
}

}  // namespace zampa::store
