#include "tests/support/office.hpp"

#include <stdexcept>

#include "bot/app/content.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/courier.hpp"
#include "bot/service/dispatching.hpp"
#include "bot/service/notify.hpp"
#include "bot/service/roster.hpp"
#include "bot/sqlite/connection.hpp"
#include "bot/store/migrate.hpp"
#include "bot/store/speech.hpp"
#include "bot/store/ticket_list.hpp"
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

/// Built once: an index of the same entries is the same for every office.
std::shared_ptr<const faq::Index> shipped_index() {
  static const std::shared_ptr<const faq::Index> index =
      faq::Index::build(loaded().faq, loaded().synonyms);
  return index;
}

domain::Channel channel_of(const std::string& account) {
  if (account == "ali-wecom") return domain::Channel::wecom;
  return account == "ali-mini" ? domain::Channel::miniprogram : domain::Channel::service;
}

std::string door_at(const std::string& address, domain::Door door) {
  return address + "#" + std::to_string(static_cast<int>(door));
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

// One connection for the life of the office: a second one would see another empty database.
Office::Office(store::Shared shared)
    : Office(
          std::move(shared),
          [](bool) {
            auto sql = sqlite::connect(":memory:", false);
            if (auto done = store::migrate(*sql, base::from_local(2026, 1, 1)); !done) {
              throw std::runtime_error(done.error().detail);
            }
            return sql;
          },
          [] {
            store::StoreOptions options;
            options.in_memory = true;
            return options;
          }()) {}

Office::Office(store::Shared shared, ports::SqlOpener opener, store::StoreOptions options)
    : shared_(std::move(shared)), tables_{handlers::chat_table(), handlers::staff_table()} {
  store_ = std::make_unique<store::Store>(std::move(opener), shared_, clock, options);
  store_->publish(shipped_index());
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

domain::Inbound Office::text_message(const std::string& sender, const std::string& text,
                                     const std::string& account) {
  auto inbound = message(account, sender, domain::InboundKind::text);
  inbound.text = text;
  return inbound;
}

dialog::Outcome Office::route(const domain::Inbound& inbound) {
  return store_->write([&](store::Work& work) {
    auto routed = dialog::route(work, tables_, inbound);
    if (!routed.repeated) service::open_window(work, inbound);
    if (inbound.kind == domain::InboundKind::card_action && !routed.repeated) {
      service::note_card_click(work, PersonId{routed.person}, inbound.task_id,
                               inbound.response_code);
    }
    return routed;
  });
}

domain::Reply Office::settle(const domain::Inbound& inbound) {
  return store_->write([&](store::Work& work) { return dialog::settle(work, tables_, inbound); })
      .reply;
}

domain::Reply Office::send(const domain::Inbound& inbound) {
  const auto outcome = route(inbound);
  return outcome.hold ? settle(inbound) : outcome.reply;
}

std::vector<domain::Reply> Office::send_burst(const std::vector<domain::Inbound>& album) {
  std::vector<domain::Reply> replies;
  for (std::size_t i = 0; i < album.size(); ++i) {
    const auto outcome = route(album[i]);
    if (!outcome.hold) {
      replies.push_back(outcome.reply);
    } else if (i + 1 == album.size()) {
      replies.push_back(settle(album[i]));
    } else {
      store_->write([&](store::Work& work) { dialog::release_held(work, album[i]); });
      replies.push_back(domain::Reply::none());
    }
  }
  return replies;
}

domain::Reply Office::say(const std::string& sender, const std::string& text,
                          const std::string& account) {
  return send(text_message(sender, text, account));
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
                      const std::string& name, domain::Language language) {
  service::StaffRow row;
  row.code = userid;
  row.name = name;
  row.department = DepartmentId{department};
  row.roles = {domain::Role::department_staff};
  row.wecom_userid = userid;
  row.language = language;
  return store_->write([&](store::Work& work) {
    auto imported = service::import_staff(work, row, "ali-wecom");
    if (!imported) throw std::runtime_error(imported.error().detail);
    return imported->person;
  });
}

std::string Office::hire_without_wecom(const std::string& code, const std::string& department,
                                       const std::string& name, domain::Language language) {
  service::StaffRow row;
  row.code = code;
  row.name = name;
  row.department = DepartmentId{department};
  row.roles = {domain::Role::department_staff};
  row.language = language;
  return store_->write([&](store::Work& work) {
    auto imported = service::import_staff(work, row, "ali-wecom");
    if (!imported) throw std::runtime_error(imported.error().detail);
    return imported->binding_code;
  });
}

PersonId Office::settle_citizen(const std::string& address, domain::Language language,
                                const std::string& account) {
  return store_->write([&](store::Work& work) {
    domain::Person person;
    person.id = PersonId{account + "-" + address};
    person.roles = {domain::Role::citizen};
    person.language = language;
    person.language_chosen = true;
    person.welcomed = true;
    work.people.insert(person, "", work.now);
    work.people.bind(account, address, person.id);
    return person.id;
  });
}

ports::SendOutcome Office::outcome_for(const domain::Notice& notice) const {
  for (const auto& where : {door_at(notice.address, notice.door), notice.address}) {
    if (const auto it = refusals_.find(where); it != refusals_.end()) return it->second;
  }
  ports::SendOutcome sent;
  sent.verdict = ports::SendOutcome::Verdict::sent;
  return sent;
}

void Office::collect_given_up(std::vector<Delivered>& all) {
  store_->read([&](store::Work& work) {
    const store::TicketList list{work.scope()};
    auto ids = list.pushes({"phone_task", "dead"}, std::nullopt, 100);
    for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
      if (!told_.insert(id->text).second) continue;
      const auto push = work.outbox.find(*id);
      if (push) all.push_back({"", push->person, push->state, push->notice});
    }
  });
}

std::vector<Delivered> Office::deliver() {
  std::vector<Delivered> all;
  for (;;) {
    const auto pushes =
        store_->write([](store::Work& work) { return service::claim_due(work, 16); });
    if (pushes.empty()) break;
    for (const auto& push : pushes) {
      const auto outcome = outcome_for(push.notice);
      if (outcome.verdict == ports::SendOutcome::Verdict::sent) {
        all.push_back({push.notice.address, push.person, "sent", push.notice});
      }
      store_->write([&](store::Work& work) { service::record_outcome(work, push, outcome, 0.0); });
    }
  }
  collect_given_up(all);
  return all;
}

void Office::refuse_pushes(const std::string& address, ports::SendOutcome outcome) {
  refusals_[address] = std::move(outcome);
}

void Office::refuse_pushes(const std::string& address, domain::Door door,
                           ports::SendOutcome outcome) {
  refusals_[door_at(address, door)] = std::move(outcome);
}

void Office::accept_pushes(const std::string& address) {
  std::erase_if(refusals_, [&](const auto& entry) {
    return entry.first == address || entry.first.starts_with(address + "#");
  });
}

void Office::tick() {
  store_->write([](store::Work& work) {
    service::dispatch_waiting(work);
    service::remind_unanswered(work);
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

domain::Session Office::session(const std::string& sender, const std::string& account) {
  const auto who = person(sender, account).id;
  return store_->read([&](store::Work& work) {
    return work.sessions.find(who, account).value_or(domain::Session{});
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
  const auto& replies = shipped_content().rulebook.replies;
  const auto it = replies.find(key);
  return it == replies.end() ? std::string{} : it->second.text(language);
}

}  // namespace zampa::tests
