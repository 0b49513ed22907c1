#include "bot/dialog/router.hpp"

#include <algorithm>

#include "bot/base/new_id.hpp"
#include "bot/base/text.hpp"
#include "bot/dialog/choosing.hpp"
#include "bot/domain/choices.hpp"
#include "bot/domain/emergency.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/store/work.hpp"

namespace zampa::dialog {
namespace {

using When = Rule::When;
using domain::InboundKind;
using domain::Reply;

constexpr std::size_t kBubbleBytes = 2048;  // the platform's limit of one text

/// The person behind an address; a citizen exists from the first message on.
domain::Person person_of(store::Work& work, const domain::Inbound& inbound) {
  if (auto known = work.people.find_by_address(inbound.account, inbound.sender)) return *known;
  domain::Person person;
  person.id = PersonId{base::new_id(work.now)};
  person.roles = {domain::Role::citizen};
  work.people.insert(person, "", work.now);
  work.people.bind(inbound.account, inbound.sender, person.id);
  return person;
}

/// An explicit choice wins; without one the script of this message decides until the next.
void follow_script(store::Work& work, const domain::Inbound& inbound, domain::Person& person) {
  if (person.language_chosen || inbound.kind != InboundKind::text) return;
  const auto script = lang::language_of(inbound.text);
  auto language = person.language;
  if (script == lang::TextLanguage::bo || script == lang::TextLanguage::mixed) {
    language = domain::Language::bo;
  } else if (script == lang::TextLanguage::zh) {
    language = domain::Language::zh;
  }
  if (language == person.language) return;
  person.language = language;
  work.people.update(person);
}

/// A session that slept too long: a report's draft is offered once more, anything else is over.
void wake(const store::Work& work, domain::Session& session, bool& asleep) {
  const auto& limits = work.rules.policy.limits;
  const auto idle = work.now - session.updated_at;
  if (session.flow.empty() || idle < limits.step_idle) return;
  if (session.flow == "report" && idle < limits.draft_life && session.step != "cancelled") {
    asleep = true;
    return;
  }
  const auto nonce = session.nonce;
  session = {};
  session.nonce = nonce;
}

/// The engine of one turn: rules are asked in the order of the functions below.
class Turn {
 public:
  Turn(Context& context, const Tables& tables) : context_(context), tables_(tables) {}

  Reply answer(bool asleep) {
    Reply reply;
    if (emergency(reply) || tapped(reply) || card(reply) || offered(reply) ||
        (asleep && first(When::asleep, context_.session.flow, reply)) || words(reply) ||
        step(reply) || kind(reply)) {
      return reply;
    }
    return {};
  }

  Reply settled() {
    Reply reply;
    first(When::settled, "", reply);
    return reply;
  }

 private:
  bool run(const Rule& rule, Reply& reply) {
    context_.passed = false;
    reply = rule.handle(context_);
    return !context_.passed;
  }

  bool first(When when, std::string_view what, Reply& reply) {
    const auto in = [&](const std::vector<Rule>& rules) {
      for (const auto& rule : rules) {
        if (rule.when == when && rule.what == what && run(rule, reply)) return true;
      }
      return false;
    };
    return (context_.person.is_staff() && in(tables_.staff)) || in(tables_.chat);
  }

  bool is_text() const { return context_.inbound.kind == InboundKind::text; }

  bool emergency(Reply& reply) {
    if (!is_text() || context_.person.is_staff()) return false;
    if (!domain::detect(context_.work.rules.emergency, context_.inbound.text)) return false;
    return first(When::emergency, "", reply);
  }

  /// A tap on an inline choice: of the question at hand, of an older one, or of a pushed message.
  bool tapped(Reply& reply) {
    const auto id = domain::parse_choice_id(context_.inbound.menu_choice);
    if (id.kind == domain::ChoiceId::Kind::ticket) {
      context_.choice = id.key;
      context_.ticket_number = id.subject;
      return first(When::ticket_choice, id.key, reply);
    }
    if (id.kind != domain::ChoiceId::Kind::session) return false;
    auto& session = context_.session;
    if (id.subject == session.nonce) {
      context_.choice = id.key;
      return chosen(reply);
    }
    const std::string asked = session.slot("_asked");
    if (session.flow.empty() || asked.empty()) {
      reply = context_.say("option.expired_nothing");
    } else {
      reply = Reply::of(context_.text("option.expired") + "\n" + asked);
    }
    return true;
  }

  bool card(Reply& reply) {
    if (context_.inbound.kind != InboundKind::card_action) return false;
    context_.choice = context_.inbound.key;
    return first(When::card, context_.inbound.key, reply);
  }

  /// The number or the word of a choice that the last bubble offered.
  bool offered(Reply& reply) {
    if (!is_text() || !context_.inbound.menu_choice.empty()) return false;
    const auto key = chosen_key(context_);
    if (!key) return false;
    context_.choice = *key;
    return chosen(reply);
  }

  /// A choice belongs to the step that offered it; outside a flow it is the word itself.
  bool chosen(Reply& reply) {
    const auto& session = context_.session;
    if (!session.flow.empty() && first(When::step, session.flow + "." + session.step, reply)) {
      return true;
    }
    return first(When::word, context_.choice, reply);
  }

  bool words(Reply& reply) {
    if (context_.inbound.kind == InboundKind::menu_click) {
      return first(When::word, context_.inbound.key, reply);
    }
    if (!is_text()) return false;
    const auto in = [&](const std::vector<Rule>& rules) {
      for (const auto& rule : rules) {
        if (rule.when != When::word || !means(context_, rule.what, context_.typed())) continue;
        if (run(rule, reply)) return true;
      }
      return false;
    };
    return (context_.person.is_staff() && in(tables_.staff)) || in(tables_.chat);
  }

  bool step(Reply& reply) {
    const auto& session = context_.session;
    if (session.flow.empty()) return false;
    return first(When::step, session.flow + "." + session.step, reply);
  }

  bool kind(Reply& reply) {
    const auto in = [&](const std::vector<Rule>& rules) {
      for (const auto& rule : rules) {
        if (rule.when == When::kind && rule.kind == context_.inbound.kind && run(rule, reply)) {
          return true;
        }
      }
      return false;
    };
    return (context_.person.is_staff() && in(tables_.staff)) || in(tables_.chat);
  }

  Context& context_;
  const Tables& tables_;
};

Reply within_limits(Reply reply) {
  if (reply.kind == Reply::Kind::text) {
    // A cut bubble would cut a link in two; texts are linted to fit, this is the last resort.
    if (reply.text.size() > kBubbleBytes) {
      reply.text =
          lang::truncate_bytes(reply.text.substr(0, reply.text.rfind("<a ")), kBubbleBytes);
    }
  }
  return reply;
}

Outcome run_turn(store::Work& work, const Tables& tables, const domain::Inbound& inbound,
                 bool settling) {
  auto person = person_of(work, inbound);
  follow_script(work, inbound, person);
  auto session = work.sessions.find(person.id, inbound.account).value_or(domain::Session{});
  bool asleep = false;
  if (!settling) wake(work, session, asleep);

  Context context{work, inbound, person, session};
  Turn turn{context, tables};
  Outcome outcome;
  outcome.person = person.id.text;
  outcome.reply = within_limits(settling ? turn.settled() : turn.answer(asleep));
  outcome.hold = context.hold;
  session.updated_at = work.now;
  work.sessions.save(person.id, inbound.account, session);
  if (!outcome.hold) work.inbox.finish(inbound.dedupe_key, outcome.reply);
  return outcome;
}

}  // namespace

Outcome route(store::Work& work, const Tables& tables, const domain::Inbound& inbound) {
  if (const auto known = work.inbox.find(inbound.dedupe_key)) {
    Outcome outcome;
    outcome.reply = known->reply;
    outcome.repeated = true;
    outcome.hold = known->state == store::InboxState::held;
    if (const auto person = work.people.find_by_address(inbound.account, inbound.sender)) {
      outcome.person = person->id.text;
    }
    return outcome;
  }
  work.inbox.claim(inbound, work.now);
  return run_turn(work, tables, inbound, false);
}

Outcome settle(store::Work& work, const Tables& tables, const domain::Inbound& inbound) {
  return run_turn(work, tables, inbound, true);
}

void release_held(store::Work& work, const domain::Inbound& inbound) {
  work.inbox.finish(inbound.dedupe_key, Reply::none());
}

}  // namespace zampa::dialog
