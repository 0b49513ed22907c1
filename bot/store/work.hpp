// The one object that travels 一次办理: an open transaction with its repositories, the rulebook and
// the moment it started. Every service function takes `Work&` first. Lives on the stack of a job.
#pragma once

#include <memory>
#include <string>

#include "bot/domain/rulebook.hpp"
#include "bot/faq/index.hpp"
#include "bot/store/admins.hpp"
#include "bot/store/contents.hpp"
#include "bot/store/inbox.hpp"
#include "bot/store/ledger.hpp"
#include "bot/store/message_credits.hpp"
#include "bot/store/outbox.hpp"
#include "bot/store/people.hpp"
#include "bot/store/photos.hpp"
#include "bot/store/questions.hpp"
#include "bot/store/sessions.hpp"
#include "bot/store/surveys.hpp"
#include "bot/store/tickets.hpp"

namespace zampa::store {

/// What is the same for every job of a running program.
struct Shared {
  std::string tenant;
  domain::Rulebook rulebook;
};

struct Work {
  ports::Sql& sql;
  const std::string& tenant;
  const domain::Rulebook& rules;
  std::shared_ptr<const faq::Index> faq;  ///< the snapshot of this moment
  Instant now;

  Work(ports::Sql& connection, const Shared& shared, std::shared_ptr<const faq::Index> snapshot,
       Instant at)
      : sql(connection),
        tenant(shared.tenant),
        rules(shared.rulebook),
        faq(std::move(snapshot)),
        now(at) {}
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;

  Scope scope() const { return {sql, tenant}; }

  Inbox inbox{scope()};
  People people{scope()};
  Sessions sessions{scope()};
  Tickets tickets{scope()};
  Photos photos{scope()};
  Outbox outbox{scope()};
  MessageCredits credits{scope()};
  Ledger ledger{scope()};
  Surveys surveys{scope()};
  Questions questions{scope()};
  Contents contents{scope()};
  Admins admins{scope()};
};

/// Runs `f` in a nested savepoint and keeps what it wrote only when its Result holds a value.
template <class F>
auto attempt(Work& work, F&& f) {
  ports::Savepoint savepoint{work.sql};
  auto result = f();
  if (result) savepoint.release();
  return result;
}

}  // namespace zampa::store
