#include "bot/store/message_credits.hpp"

namespace zampa::store {
namespace {

constexpr std::string_view kCreditOpen =
    "INSERT INTO message_credits (tenant, account, address, trigger_kind, remaining, expires_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (tenant, account, address) DO UPDATE "
    "SET trigger_kind = excluded.trigger_kind, remaining = excluded.remaining, "
    "expires_at = excluded.expires_at "
    "WHERE message_credits.expires_at < ?7 OR message_credits.remaining <= excluded.remaining";
constexpr std::string_view kCreditGet =
    "SELECT remaining, expires_at FROM message_credits "
    "WHERE tenant = ?1 AND account = ?2 AND address = ?3 AND expires_at > ?4";
constexpr std::string_view kCreditTake =
    "UPDATE message_credits SET remaining = remaining - 1 "
    "WHERE tenant = ?1 AND account = ?2 AND address = ?3 AND expires_at > ?4 AND remaining > 0";
constexpr std::string_view kCreditClose =
    "UPDATE message_credits SET remaining = 0 WHERE tenant = ?1 AND account = ?2 AND address = ?3";
constexpr std::string_view kSubscriptionAdd =
    "INSERT INTO subscriptions (tenant, account, address, template_id, remaining) "
    "VALUES (?1, ?2, ?3, ?4, 1) ON CONFLICT (tenant, account, address, template_id) DO UPDATE "
    "SET remaining = subscriptions.remaining + 1";
constexpr std::string_view kSubscriptionTake =
    "UPDATE subscriptions SET remaining = remaining - 1 WHERE tenant = ?1 AND account = ?2 "
    "AND address = ?3 AND template_id = ?4 AND remaining > 0";
constexpr std::string_view kSubscriptionClose =
    "UPDATE subscriptions SET remaining = 0 WHERE tenant = ?1 AND account = ?2 "
    "AND address = ?3 AND template_id = ?4";

}  // namespace

void MessageCredits::open(const std::string& account, const std::string& address,
                          const std::string& trigger, std::int64_t count, Instant expires,
                          Instant now) {
  scope_.sql.execute(kCreditOpen,
                     {scope_.tenant, account, address, trigger, count, value(expires), value(now)});
}

Credit MessageCredits::credit(const std::string& account, const std::string& address,
                              Instant now) const {
  const auto rows = scope_.sql.query(kCreditGet, {scope_.tenant, account, address, value(now)});
  if (rows.empty()) return {};
  return {ports::integer(rows[0][0]), instant(rows[0][1])};
}

bool MessageCredits::take(const std::string& account, const std::string& address, Instant now) {
  return scope_.sql.execute(kCreditTake, {scope_.tenant, account, address, value(now)}) == 1;
}

void MessageCredits::close(const std::string& account, const std::string& address) {
  scope_.sql.execute(kCreditClose, {scope_.tenant, account, address});
}

void MessageCredits::add_subscription(const std::string& account, const std::string& address,
                                      const std::string& template_id) {
  scope_.sql.execute(kSubscriptionAdd, {scope_.tenant, account, address, template_id});
}

bool MessageCredits::take_subscription(const std::string& account, const std::string& address,
                                       const std::string& template_id) {
  return scope_.sql.execute(kSubscriptionTake, {scope_.tenant, account, address, template_id}) == 1;
}

void MessageCredits::close_subscription(const std::string& account, const std::string& address,
                                        const std::string& template_id) {
  scope_.sql.execute(kSubscriptionClose, {scope_.tenant, account, address, template_id});
}

}  // namespace zampa::store
