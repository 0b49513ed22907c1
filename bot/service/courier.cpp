#include "bot/service/courier.hpp"

#include <algorithm>
#include <optional>

#include "bot/base/text.hpp"
#include "bot/domain/reply_template.hpp"

namespace zampa::service {
namespace {

using domain::Door;
using Verdict = ports::SendOutcome::Verdict;

std::string door_mark(Door door, const std::string& account) {
  return std::to_string(static_cast<int>(door)) + "@" + account;
}

bool is_closed(const domain::Push& push, Door door, const std::string& account) {
  const auto marks = base::split(push.closed_doors, ',');
  return std::find(marks.begin(), marks.end(), door_mark(door, account)) != marks.end();
}

void close_door(domain::Push& push) {
  if (!push.closed_doors.empty()) push.closed_doors += ",";
  push.closed_doors += door_mark(push.notice.door, push.notice.account);
}

std::string kind_of(const store::Work& work, const std::string& account) {
  const auto it = work.rules.account_kinds.find(account);
  return it == work.rules.account_kinds.end() ? std::string{} : it->second;
}

/// Fills the keywords of a platform template from the push's fields.
bool fill_template(const store::Work& work, domain::Push& push) {
  const auto* platform = work.rules.policy.platform_template(push.platform_template);
  if (platform == nullptr) return false;
  Fields keywords;
  for (const auto& [name, text] : platform->keywords) {
    keywords[name] = domain::render(text, push.notice.keywords);
  }
  push.notice.template_id = platform->template_id;
  push.notice.keywords = std::move(keywords);
  return true;
}

/// A service message is open when credit is left; one is kept back for the survey.
bool open_service_message(store::Work& work, domain::Push& push, const domain::Identity& who) {
  if (push.notice.text.empty()) return false;
  const auto& limits = work.rules.policy.limits;
  const auto credit = work.credits.credit(who.account, who.address, work.now);
  const bool survey = push.platform_template == "survey";
  const bool answer = push.platform_template.empty();
  const std::int64_t keep = survey || answer ? 0 : limits.credit_reserve;
  if (credit.remaining <= keep) return false;
  return work.credits.take(who.account, who.address, work.now);
}

/// Tries one door at one address; true when it is open and the push is ready to leave through it.
bool try_door(store::Work& work, domain::Push& push, Door door, const domain::Identity& who) {
  if (is_closed(push, door, who.account)) return false;
  const std::string kind = kind_of(work, who.account);
  domain::Push ready = push;
  ready.notice.door = door;
  ready.notice.account = who.account;
  ready.notice.address = who.address;
  bool open = false;
  switch (door) {
    case Door::wecom_card:
      open = kind == "wecom" && !push.notice.buttons.empty();
      break;
    case Door::wecom_text:
      open = kind == "wecom" && !push.notice.text.empty();
      break;
    case Door::wecom_card_update:
      open = kind == "wecom" && !push.notice.response_code.empty();
      break;
    case Door::language_tag:
      open = kind == "service";
      break;
    case Door::service_message:
      open = kind != "wecom" && open_service_message(work, ready, who);
      break;
    case Door::platform_template:
      open = kind == "service" && fill_template(work, ready);
      break;
    case Door::subscription_message:
      open = kind == "miniprogram" && fill_template(work, ready) &&
             work.credits.take_subscription(who.account, who.address, ready.notice.template_id);
      break;
    default:
      break;
  }
  if (open) push = std::move(ready);
  return open;
}

/// Doors in the order in which they are tried: WeCom's own, then as the office has laid down.
std::vector<Door> doors_for(const store::Work& work, const domain::Push& push) {
  if (push.notice.key == domain::kLanguageTagKey) return {Door::language_tag};
  if (!push.notice.response_code.empty()) return {Door::wecom_card_update};
  std::vector<Door> doors{Door::wecom_card, Door::wecom_text};
  const auto& more = work.rules.policy.limits.doors;
  doors.insert(doors.end(), more.begin(), more.end());
  return doors;
}

/// The person's addresses, the one the ticket came through first.
std::vector<domain::Identity> addresses(const store::Work& work, const domain::Push& push) {
  if (!push.notice.address.empty() && push.ticket.empty()) {
    return {{push.notice.account, push.notice.address, push.person}};
  }
  auto found = work.people.identities(push.person);
  std::string preferred;
  if (const auto ticket = work.tickets.find(push.ticket)) preferred = ticket->account;
  std::stable_partition(found.begin(), found.end(),
                        [&](const domain::Identity& i) { return i.account == preferred; });
  std::stable_partition(found.begin(), found.end(), [&](const domain::Identity& i) {
    return kind_of(work, i.account) == "wecom";
  });
  return found;
}

bool choose_door(store::Work& work, domain::Push& push) {
  const auto person = work.people.find(push.person);
  if (!person || person->blocked) return false;
  const auto doors = doors_for(work, push);
  for (const auto& who : addresses(work, push)) {
    for (const Door door : doors) {
      if (try_door(work, push, door, who)) return true;
    }
  }
  return false;
}

void finish(store::Work& work, domain::Push push, const std::string& state) {
  push.state = state;
  push.due_at = work.now;
  work.outbox.update(push);
}

Instant next_midnight(Instant now) {
  const auto l = base::to_local(now + std::chrono::hours{24});
  return base::from_local(l.year, l.month, l.day);
}

void retry_later(store::Work& work, domain::Push push, double jitter) {
  const auto& limits = work.rules.policy.limits;
  const auto& waits = limits.courier_retries;
  if (push.tries > static_cast<std::int64_t>(waits.size())) {
    finish(work, push, push.must_reach ? "phone_task" : "dead");
    return;
  }
  const auto wait = waits.at(static_cast<std::size_t>(std::max<std::int64_t>(push.tries - 1, 0)));
  const double spread = 1.0 + jitter * limits.courier_jitter_percent / 100.0;
  push.state = "due";
  push.due_at =
      work.now + Millis{static_cast<std::int64_t>(static_cast<double>(wait.count()) * spread)};
  work.outbox.update(push);
}

/// What the platform says about a door is truer than our own count.
void believe_platform(store::Work& work, const domain::Push& push) {
  const auto& n = push.notice;
  if (n.door == Door::service_message) work.credits.close(n.account, n.address);
  if (n.door == Door::subscription_message) {
    work.credits.close_subscription(n.account, n.address, n.template_id);
  }
}

}  // namespace

std::vector<domain::Push> claim_due(store::Work& work, std::size_t at_most) {
  std::vector<domain::Push> ready;
  for (auto& push : work.outbox.due(work.now, static_cast<std::int64_t>(at_most))) {
    if (push.expires_at < work.now) {
      finish(work, push, push.must_reach ? "phone_task" : "dead");
      continue;
    }
    // A retry, and a push whose courier died, leaves through the door it had: the same bytes.
    const bool chosen = push.tries > 0 && !push.notice.account.empty() &&
                        !is_closed(push, push.notice.door, push.notice.account);
    if (!chosen && !choose_door(work, push)) {
      finish(work, push, push.must_reach ? "phone_task" : "dead");
      continue;
    }
    push.state = "sending";
    push.tries += 1;
    push.lease += 1;
    push.due_at = work.now + work.rules.policy.limits.courier_lease;
    if (work.outbox.update(push)) ready.push_back(push);
  }
  return ready;
}

void record_outcome(store::Work& work, const domain::Push& push, const ports::SendOutcome& outcome,
                    double jitter) {
  const auto stored = work.outbox.find(push.id);
  if (!stored || stored->lease != push.lease || stored->state != "sending") return;
  domain::Push after = push;
  after.code = outcome.code;
  after.detail = outcome.detail;
  after.reference = outcome.reference;
  switch (outcome.verdict) {
    case Verdict::sent:
      finish(work, after, "sent");
      break;
    case Verdict::retry:
      retry_later(work, after, jitter);
      break;
    case Verdict::retry_day:
      after.state = "due";
      after.due_at = next_midnight(work.now);
      work.outbox.update(after);
      break;
    case Verdict::no_door:
      believe_platform(work, after);
      close_door(after);
      after.state = "due";
      after.due_at = work.now;
      work.outbox.update(after);
      break;
    case Verdict::unreachable:
      close_door(after);
      after.state = "due";
      after.due_at = work.now;
      work.outbox.update(after);
      break;
    case Verdict::broken:
      finish(work, after, after.must_reach ? "phone_task" : "dead");
      break;
  }
}

Result<void> replay(store::Work& work, const OutboxId& id) {
  auto push = work.outbox.find(id);
  if (!push) return Refusal{RefusalCode::not_found, "no such push"};
  if (push->state != "dead" && push->state != "phone_task") {
    return Refusal{RefusalCode::conflict, "only dead pushes and phone tasks can be replayed"};
  }
  push->state = "due";
  push->tries = 0;
  push->closed_doors.clear();
  push->due_at = work.now;
  push->notice.account.clear();
  push->notice.address.clear();
  work.outbox.update(*push);
  return {};
}

void open_window(store::Work& work, const domain::Inbound& inbound) {
  using enum domain::InboundKind;
  const auto& limits = work.rules.policy.limits;
  const auto open = [&](const char* trigger, std::int64_t count, Millis window) {
    work.credits.open(inbound.account, inbound.sender, trigger, count, work.now + window, work.now);
  };
  switch (inbound.kind) {
    case text:
    case image:
    case voice:
    case video:
    case location:
    case link:
    case file:
    case mini_page:
      open("message", limits.credit_message, limits.credit_message_window);
      break;
    case menu_click:
    case menu_scan:
      open("menu", limits.credit_menu, limits.credit_menu_window);
      break;
    case follow:
      open("follow", limits.credit_menu, limits.credit_menu_window);
      break;
    case scan:
      open("scan", limits.credit_menu, limits.credit_menu_window);
      break;
    case enter_session:
      open("enter", limits.credit_enter, limits.credit_enter_window);
      break;
    case subscription_popup:
    case subscription_change:
      for (const auto& item : inbound.subscriptions) {
        if (item.status == "accept") {
          work.credits.add_subscription(inbound.account, inbound.sender, item.template_id);
        } else if (inbound.kind == subscription_change) {
          work.credits.close_subscription(inbound.account, inbound.sender, item.template_id);
        }
      }
      break;
    default:
      break;
  }
}

}  // namespace zampa::service
