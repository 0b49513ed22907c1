#include "bot/app/callbacks.hpp"

#include <algorithm>

#include "bot/base/text.hpp"
#include "bot/dialog/router.hpp"
#include "bot/service/courier.hpp"
#include "bot/service/notify.hpp"
#include "bot/wechat/webhook.hpp"
#include "bot/wecom/callback.hpp"

namespace zampa::app {
namespace {

using domain::Inbound;
using domain::Reply;

/// A mini-program's session knows no passive replies: the text goes through the outbox.
Reply deliverable(store::Work& work, const Inbound& inbound, const dialog::Outcome& outcome) {
  if (inbound.channel != domain::Channel::miniprogram) return outcome.reply;
  if (outcome.reply.kind == Reply::Kind::text && !outcome.repeated) {
    service::tell_at_once(work, PersonId{outcome.person}, inbound.account, inbound.sender,
                          "reply:" + inbound.dedupe_key, outcome.reply.text);
  }
  return Reply::none();
}

/// Bytes that were no text, as a text that every database takes.
std::string storable(const std::string& raw) {
  return base::replace_all(base::scrub_utf8(raw), std::string_view{"\0", 1}, "\uFFFD");
}

}  // namespace

Callbacks::Callbacks(store::Store& store, const ports::Clock& clock, const dialog::Tables& tables,
                     std::vector<domain::Account> accounts, std::function<void()> wake,
                     Counter count)
    : store_(store),
      clock_(clock),
      tables_(tables),
      accounts_(std::move(accounts)),
      wake_(std::move(wake)),
      count_(std::move(count)) {
  hooks_.handle = [this](const Inbound& inbound) { return handle(inbound); };
  hooks_.find_handled = [this](const Inbound& inbound) -> std::optional<Reply> {
    return store_.read([&](store::Work& work) -> std::optional<Reply> {
      const auto known = work.inbox.find(inbound.dedupe_key);
      if (!known || known->state != store::InboxState::done) return std::nullopt;
      return known->reply;
    });
  };
  hooks_.quarantine = [this](const domain::Quarantined& message) {
    store_.write([&](store::Work& work) {
      work.inbox.quarantine(message.account, message.digest, message.reason, storable(message.raw),
                            work.now);
    });
    count_("quarantined", message.reason);
  };
  hooks_.rejected = [this](std::string_view reason) { count_("rejected", reason); };
  hooks_.noted = [this](std::string_view what) { count_("noted", what); };
}

std::vector<HttpRoute> Callbacks::routes() {
  const auto answer_it = [this](const HttpRequest& request) { return answer(request); };
  return {{"GET", "/callback/{account}", answer_it}, {"POST", "/callback/{account}", answer_it}};
}

HttpResponse Callbacks::answer(const HttpRequest& request) {
  const auto name = request.params.find("account");
  const auto account =
      std::find_if(accounts_.begin(), accounts_.end(), [&](const domain::Account& a) {
        return name != request.params.end() && a.name == name->second;
      });
  if (account == accounts_.end())
    return {404, "text/plain; charset=utf-8", "not found\n", {}, false};
  return account->kind == domain::Channel::wecom
             ? wecom::answer_callback(*account, hooks_, request, clock_.now())
             : wechat::answer_callback(*account, hooks_, request, clock_.now());
}

Reply Callbacks::handle(const Inbound& inbound) {
  Reply reply;
  const auto outcome = store_.write([&](store::Work& work) {
    if (inbound.kind == domain::InboundKind::card_action) {
      if (const auto staff = work.people.find_by_address(inbound.account, inbound.sender)) {
        service::note_card_click(work, staff->id, inbound.task_id, inbound.response_code);
      }
    }
    auto routed = dialog::route(work, tables_, inbound);
    if (!routed.repeated) service::open_window(work, inbound);
    reply = deliverable(work, inbound, routed);
    return routed;
  });
  count_("handled", outcome.repeated ? "repeat" : "new");
  if (outcome.hold) {
    const auto at_most = store_.shared().rulebook.policy.limits.album_hold;
    const bool newer =
        holds_.wait(outcome.person, inbound.dedupe_key, at_most) == web::Released::superseded;
    reply = newer ? release(inbound) : settle(inbound);
  } else if (!outcome.repeated) {
    holds_.release(outcome.person);
  }
  wake_();
  return reply;
}

/// The answer of the album's last photo, made once however many deliveries wait for it.
Reply Callbacks::settle(const Inbound& inbound) {
  return store_.write([&](store::Work& work) {
    const auto known = work.inbox.find(inbound.dedupe_key);
    if (known && known->state == store::InboxState::done) return known->reply;
    return deliverable(work, inbound, dialog::settle(work, tables_, inbound));
  });
}

Reply Callbacks::release(const Inbound& inbound) {
  return store_.write([&](store::Work& work) {
    const auto known = work.inbox.find(inbound.dedupe_key);
    if (known && known->state == store::InboxState::done) return known->reply;
    dialog::release_held(work, inbound);
    return Reply::none();
  });
}

}  // namespace zampa::app
