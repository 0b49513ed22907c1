#include "bot/store/inbox.hpp"

#include <array>

#include "bot/base/new_id.hpp"
#include "bot/base/text.hpp"

namespace zampa::store {
namespace {

// Primary key.
constexpr std::string_view kInboxFind =
    "SELECT state, reply_kind, reply_text FROM inbox WHERE tenant = ?1 AND dedupe_key = ?2";
constexpr std::string_view kInboxInsert =
    "INSERT INTO inbox (tenant, dedupe_key, id, account, sender, kind, state, why, raw, "
    "received_at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (tenant, dedupe_key) DO NOTHING";
constexpr std::string_view kInboxFinish =
    "UPDATE inbox SET state = 'done', reply_kind = ?3, reply_text = ?4 "
    "WHERE tenant = ?1 AND dedupe_key = ?2";
// Index inbox_quarantined.
constexpr std::string_view kInboxQuarantined =
    "SELECT count(*) FROM inbox WHERE tenant = ?1 AND state = 'quarantined'";
// Index inbox_by_sender.
constexpr std::string_view kInboxSame =
    "SELECT count(*) FROM inbox WHERE tenant = ?1 AND account = ?2 AND sender = ?3 "
    "AND received_at >= ?4 AND why = ?5";

constexpr std::array<std::string_view, 4> kReplyKinds{"none", "text", "transfer_to_human",
                                                      "update_card"};

/// Texts are compared by digest in the `why` column of live rows, so that counting repeats reads
/// no message bodies.
std::string text_mark(const domain::Inbound& inbound) {
  return inbound.kind == domain::InboundKind::text ? inbound.text.substr(0, 64) : std::string{};
}

}  // namespace

std::optional<InboxAnswer> Inbox::find(const std::string& dedupe_key) const {
  const auto rows = scope_.sql.query(kInboxFind, {scope_.tenant, dedupe_key});
  if (rows.empty()) return std::nullopt;
  InboxAnswer answer;
  const std::string state = ports::text(rows[0][0]);
  if (state == "held") answer.state = InboxState::held;
  if (state == "quarantined") answer.state = InboxState::quarantined;
  const std::string kind = ports::text(rows[0][1]);
  for (std::size_t i = 0; i < kReplyKinds.size(); ++i) {
    if (kReplyKinds[i] == kind) answer.reply.kind = static_cast<domain::Reply::Kind>(i);
  }
  answer.reply.text = ports::text(rows[0][2]);
  return answer;
}

void Inbox::claim(const domain::Inbound& inbound, Instant now) {
  scope_.sql.execute(kInboxInsert,
                     {scope_.tenant, inbound.dedupe_key, base::new_id(now), inbound.account,
                      inbound.sender, std::to_string(static_cast<int>(inbound.kind)), "held",
                      base::scrub_utf8(text_mark(inbound)), inbound.raw, value(now)});
}

void Inbox::finish(const std::string& dedupe_key, const domain::Reply& reply) {
  scope_.sql.execute(
      kInboxFinish,
      {scope_.tenant, dedupe_key, std::string{kReplyKinds.at(static_cast<std::size_t>(reply.kind))},
       reply.text});
}

void Inbox::quarantine(const std::string& account, const std::string& digest,
                       const std::string& why, const std::string& raw, Instant now) {
  scope_.sql.execute(kInboxInsert, {scope_.tenant, "quarantine:" + digest, base::new_id(now),
                                    account, "", "", "quarantined", why, raw, value(now)});
}

std::int64_t Inbox::quarantined() const {
  return ports::integer(scope_.sql.query(kInboxQuarantined, {scope_.tenant}).at(0).at(0));
}

std::int64_t Inbox::count_same_text(const domain::Inbound& inbound, Instant since) const {
  if (text_mark(inbound).empty()) return 0;
  return ports::integer(scope_.sql
                            .query(kInboxSame, {scope_.tenant, inbound.account, inbound.sender,
                                                value(since), base::scrub_utf8(text_mark(inbound))})
                            .at(0)
                            .at(0));
}

}  // namespace zampa::store
