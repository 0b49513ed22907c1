// A whole office in memory: the shipped content, an in-memory database behind the real store, the
// real tables, a clock that a test sets, and a courier whose platform writes down what it is given.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "bot/dialog/router.hpp"
#include "bot/ports/messenger.hpp"
#include "bot/store/store.hpp"
#include "tests/support/settable_clock.hpp"

namespace zampa::tests {

/// What reached somebody by push, or became of it: `state` is sent, phone_task or dead.
struct Delivered {
  std::string address;  ///< where it went; empty when no door was open
  PersonId person;
  std::string state;
  domain::Notice notice;
};

/// The shipped content as the program would load it: every test sees what is shipped. The withdraw
/// window is zero, so that a report is dispatched at once.
const store::Shared& shipped_content();

class Office {
 public:
  Office();
  /// Rules of one's own, made from a copy of shipped_content().
  explicit Office(store::Shared shared);
  /// A database of one's own: a file, or a connection that fails on purpose. It must be migrated.
  Office(store::Shared shared, ports::SqlOpener opener, store::StoreOptions options);

  SettableClock clock;

  /// A message as a wing would have decoded it; fills account, sender and a fresh dedupe key.
  domain::Inbound message(const std::string& account, const std::string& sender,
                          domain::InboundKind kind);
  domain::Inbound text_message(const std::string& sender, const std::string& text,
                               const std::string& account = "ali");
  /// Routes it; a held message is settled at once.
  domain::Reply send(const domain::Inbound& inbound);
  /// Routes them one after another before the hold is over: all but the last are released with
  /// nothing when a newer one arrives, as the callback does it.
  std::vector<domain::Reply> send_burst(const std::vector<domain::Inbound>& album);

  domain::Reply say(const std::string& sender, const std::string& text,
                    const std::string& account = "ali");
  domain::Reply photo(const std::string& sender, const std::string& account = "ali");
  domain::Reply place(const std::string& sender, const std::string& label, double latitude,
                      double longitude, const std::string& account = "ali");
  domain::Reply tap(const std::string& sender, const std::string& choice_id,
                    const std::string& account = "ali");
  domain::Reply card(const std::string& sender, const std::string& key, const std::string& task_id,
                     const std::string& account = "ali-wecom");

  /// Adds a staff member with a WeCom userid and the rights to handle tickets.
  PersonId hire(const std::string& userid, const std::string& department, const std::string& name,
                domain::Language language = domain::Language::zh);
  /// Adds one without WeCom; the one-time code for their phone.
  std::string hire_without_wecom(const std::string& code, const std::string& department,
                                 const std::string& name,
                                 domain::Language language = domain::Language::zh);
  /// A citizen who has followed and has chosen a language.
  PersonId settle_citizen(const std::string& address, domain::Language language,
                          const std::string& account = "ali");

  /// Delivers everything that is due now; what was delivered, or given up, since the last call.
  std::vector<Delivered> deliver();
  /// What a push to `address` answers from now on.
  void refuse_pushes(const std::string& address, ports::SendOutcome outcome);
  /// The same for one door only.
  void refuse_pushes(const std::string& address, domain::Door door, ports::SendOutcome outcome);
  void accept_pushes(const std::string& address);
  /// Due jobs of the clocks (automatic dispatch, timers).
  void tick();

  /// The ticket of that number.
  domain::Ticket ticket(const std::string& number);
  /// The newest ticket of a citizen.
  domain::Ticket latest(const std::string& sender, const std::string& account = "ali");
  domain::Person person(const std::string& sender, const std::string& account = "ali");
  domain::Session session(const std::string& sender, const std::string& account = "ali");
  /// A sentence as the shipped files have it.
  static std::string template_text(const std::string& key, domain::Language language);

  store::Store& store() { return *store_; }
  const store::Shared& shared() const { return shared_; }
  const dialog::Tables& tables() const { return tables_; }

 private:
  dialog::Outcome route(const domain::Inbound& inbound);
  domain::Reply settle(const domain::Inbound& inbound);
  ports::SendOutcome outcome_for(const domain::Notice& notice) const;
  void collect_given_up(std::vector<Delivered>& all);

  store::Shared shared_;
  dialog::Tables tables_;
  std::unique_ptr<store::Store> store_;
  std::map<std::string, ports::SendOutcome> refusals_;
  std::set<std::string> told_;  ///< ids of given-up pushes that deliver() has named
  std::int64_t counter_ = 0;
};

}  // namespace zampa::tests
