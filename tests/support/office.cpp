#include "tests/support/office.hpp"

#include <stdexcept>

#include "bot/app/content.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/courier.hpp"
#include "bot/service/dispatching.hpp"
#include "bot/service/roster.hpp"
#include "bot/sqlite/connection.hpp"
#include "bot/store/migrate.hpp"
#include "bot/store/speech.hpp"
#include "handlers/tables.hpp"

namespace zampa::tests {
namespace {

const app::Content& loaded() {
  static const app::Content content = [] {
    auto result = app::load_content("", false);
    if (!result) throw std::runtime_error(result.error().detail);
    return std::move(*result);
  }();
  return content;
}

domain::Channel channel_of(const std::string& account) {
  if (account == "ali-wecom") return domain::Channel::wecom;
  return account == "ali-mini" ? domain::Channel::miniprogram : domain::Channel::service;
}

}  // namespace

const store::Shared& shipped_content() {
  static const store::Shared shared = [] {
    store::Shared s;
    s.tenant = "ali";
    s.rulebook = loaded().rulebook;
    s.rulebook.number_prefix = "AL";
    s.rulebook.account_kinds = {
        {"ali", "service"}, {"ali-mini", "miniprogram"}, {"ali-wecom", "wecom"}};
    s.rulebook.policy.limits.withdraw_window = Millis{0};
    return s;
  }();
  return shared;
}

Office::Office() : Office(shipped_content()) {}

Office::Office(store::Shared shared) : shared_(std::move(shared)) {
  tables_ = {handlers::chat_table(), handlers::staff_table()};
  open();
}

void Office::open() {
  // One connection for the life of the office: a second one would see another empty database.
  auto opener = [this](bool) {
    auto sql = sqlite::connect(":memory:", false);
    if (auto done = store::migrate(*sql, clock.now()); !done) {
      throw std::runtime_error(done.error().detail);
    }
    return sql;
  };
  store::StoreOptions options;
  options.in_memory = true;
  store_ = std::make_unique<store::Store>(opener, shared_, clock, options);
  store_->publish(faq::Index::build(loaded().faq, loaded().synonyms));
}

domain::Inbound Office::message(const std::string& account, const std::string& sender,
                                domain::InboundKind kind) {
  domain::Inbound inbound;
  inbound.account = account;
  inbound.channel = channel_of(account);
  inbound.sender = sender;
  inbound.kind = kind;
  inbound.sent_at = clock.now();
  inbound.message_id = std::to_string(++counter_);
  inbound.dedupe_key = account + ":" + sender + ":" + inbound.message_id;
  return inbound;
}

domain::Reply Office::send(const domain::Inbound& inbound) {
  auto outcome = store_->write([&](store::Work& work) {
    auto routed = dialog::route(work, tables_, inbound);
    if (!routed.repeated) service::open_window(work, inbound);
    return routed;
  });
  if (!outcome.hold) return outcome.reply;
  return store_->write([&](store::Work& work) { return dialog::settle(work, tables_, inbound); })
      .reply;
}

domain::Reply Office::say(const std::string& sender, const std::string& text,
                          const std::string& account) {
  auto inbound = message(account, sender, domain::InboundKind::text);
  inbound.text = text;
  return send(inbound);
}

domain::Reply Office::photo(const std::string& sender, const std::string& account) {
  auto inbound = message(account, sender, domain::InboundKind::image);
  inbound.media_id = "media-" + inbound.message_id;
  return send(inbound);
}

domain::Reply Office::place(const std::string& sender, const std::string& label, double latitude,
                            double longitude, const std::string& account) {
  auto inbound = message(account, sender, domain::InboundKind::location);
  inbound.place_label = label;
  inbound.point = domain::GeoPoint{static_cast<std::int32_t>(latitude * 1e6),
                                   static_cast<std::int32_t>(longitude * 1e6)};
  return send(inbound);
}

domain::Reply Office::tap(const std::string& sender, const std::string& choice_id,
                          const std::string& account) {
  auto inbound = message(account, sender, domain::InboundKind::text);
  inbound.menu_choice = choice_id;
  return send(inbound);
}

domain::Reply Office::card(const std::string& sender, const std::string& key,
                           const std::string& task_id, const std::string& account) {
  auto inbound = message(account, sender, domain::InboundKind::card_action);
  inbound.key = key;
  inbound.task_id = task_id;
  return send(inbound);
}

PersonId Office::hire(const std::string& userid, const std::string& department,
                      const std::string& name) {
  service::StaffRow row;
  row.code = userid;
  row.name = name;
  row.department = DepartmentId{department};
  row.roles = {domain::Role::department_staff};
  row.wecom_userid = userid;
  return store_->write([&](store::Work& work) {
    auto imported = service::import_staff(work, row, "ali-wecom");
    if (!imported) throw std::runtime_error(imported.error().detail);
    return imported->person;
  });
}

std::vector<Delivered> Office::deliver() {
  std::vector<Delivered> all;
  for (;;) {
    const auto pushes =
        store_->write([](store::Work& work) { return service::claim_due(work, 16); });
    if (pushes.empty()) return all;
    for (const auto& push : pushes) {
      ports::SendOutcome outcome;
      outcome.verdict = ports::SendOutcome::Verdict::sent;
      if (const auto it = refusals_.find(push.notice.address); it != refusals_.end()) {
        outcome = it->second;
      } else {
        all.push_back({push.notice.address, push.notice});
      }
      store_->write([&](store::Work& work) { service::record_outcome(work, push, outcome, 0.0); });
    }
  }
}

void Office::refuse_pushes(const std::string& address, ports::SendOutcome outcome) {
  refusals_[address] = std::move(outcome);
}

void Office::tick() {
  store_->write([](store::Work& work) {
    service::dispatch_waiting(work);
    service::close_unanswered(work);
  });
}

domain::Ticket Office::ticket(const std::string& number) {
  return store_->read([&](store::Work& work) {
    return work.tickets.find_by_number(number).value_or(domain::Ticket{});
  });
}

domain::Person Office::person(const std::string& sender, const std::string& account) {
  return store_->read([&](store::Work& work) {
    return work.people.find_by_address(account, sender).value_or(domain::Person{});
  });
}

domain::Ticket Office::latest(const std::string& sender, const std::string& account) {
  const auto who = person(sender, account).id;
  return store_->read([&](store::Work& work) {
    const auto tickets = work.tickets.of_citizen(who, 1);
    return tickets.empty() ? domain::Ticket{} : tickets.front();
  });
}

std::string Office::template_text(const std::string& key, domain::Language language) {
  return store_->read(
      [&](store::Work& work) { return store::effective_reply(work, key).text(language); });
}

}  // namespace zampa::tests
