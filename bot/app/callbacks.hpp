// Joins the platform's callbacks to the conversation: one write per message, albums held outside
// the writer, answers that the platform cannot carry put into the outbox.
#pragma once

#include <functional>
#include <vector>

#include "bot/base/http_message.hpp"
#include "bot/dialog/rule.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/callback.hpp"
#include "bot/ports/clock.hpp"
#include "bot/store/store.hpp"
#include "bot/web/hold.hpp"

namespace zampa::app {

/// Counts what happened to callbacks, by word. Threads: any.
using Counter = std::function<void(std::string_view what, std::string_view reason)>;

class Callbacks {
 public:
  /// `wake` is called after every message: it may have left something to send.
  Callbacks(store::Store& store, const ports::Clock& clock, const dialog::Tables& tables,
            std::vector<domain::Account> accounts, std::function<void()> wake, Counter count);

  /// GET and POST /callback/{account}; they refer to this object.
  std::vector<HttpRoute> routes();

  /// Held albums answer at once from now on. For the end of the program.
  void close() { holds_.close(); }

 private:
  HttpResponse answer(const HttpRequest& request);
  domain::Reply handle(const domain::Inbound& inbound);
  domain::Reply settle(const domain::Inbound& inbound);
  domain::Reply release(const domain::Inbound& inbound);

  store::Store& store_;
  const ports::Clock& clock_;
  const dialog::Tables& tables_;
  std::vector<domain::Account> accounts_;
  std::function<void()> wake_;
  Counter count_;
  domain::CallbackHooks hooks_;
  web::Holds holds_;
};

}  // namespace zampa::app
