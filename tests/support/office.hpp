// A whole office in memory: the shipped content, an in-memory database behind the real store, the
// real tables, a clock that a test sets, and a courier whose platform writes down what it is given.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bot/dialog/router.hpp"
#include "bot/ports/messenger.hpp"
#include "bot/store/store.hpp"
#include "tests/support/settable_clock.hpp"

namespace zampa::tests {

/// What reached somebody by push.
struct Delivered {
  std::string person;  ///< address
  domain::Notice notice;
};

class Office {
 public:
  /// Shipped content; the withdraw window is zero so that a report is dispatched at once.
  Office();
  explicit Office(store::Shared shared);

  SettableClock clock;

  /// A message as a wing would have decoded it; fills account, sender and a fresh dedupe key.
  domain::Inbound message(const std::string& account, const std::string& sender,
                          domain::InboundKind kind);
  /// Routes it; a held message is settled at once unless more photos follow.
  domain::Reply send(const domain::Inbound& inbound);
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
  PersonId hire(const std::string& userid, const std::string& department, const std::string& name);

  /// Delivers everything that is due now; what was delivered since the last call.
  std::vector<Delivered> deliver();
  /// What a push to `address` answers from now on.
  void refuse_pushes(const std::string& address, ports::SendOutcome outcome);
  /// Due jobs of the clocks (automatic dispatch, timers).
  void tick();

  /// The ticket of that number.
  domain::Ticket ticket(const std::string& number);
  /// The newest ticket of a citizen.
  domain::Ticket latest(const std::string& sender, const std::string& account = "ali");
  domain::Person person(const std::string& sender, const std::string& account = "ali");
  /// The reply text in force, rendered with nothing filled in.
  std::string template_text(const std::string& key, domain::Language language);

  store::Store& store() { return *store_; }
  const store::Shared& shared() const { return shared_; }
  const dialog::Tables& tables() const { return tables_; }

 private:
  void open();
  store::Shared shared_;
  dialog::Tables tables_;
  std::unique_ptr<store::Store> store_;
  std::map<std::string, ports::SendOutcome> refusals_;
  std::int64_t counter_ = 0;
};

/// The shipped content as the program would load it: every test sees what is shipped.
const store::Shared& shipped_content();

}  // namespace zampa::tests
