#include "bot/dialog/router.hpp"

#include <algorithm>

#include "bot/base/new_id.hpp"
#include "bot/base/text.hpp"
#include "bot/dialog/choosing.hpp"
#include "bot/domain/choices.hpp"
#include "bot/domain/emergency.hpp"
#include "bot/domain/private_numbers.hpp"
#include "bot/lang/digits.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/store/work.hpp"

namespace zampa::dialog {
namespace {

using When = Rule::When;
using domain::InboundKind;
using domain::Reply;

constexpr std::size_t kBubbleBytes = 2048;  // the platform's limit of one text

/// The person behind an address; a citizen exists from the first message on. Who writes can be
/// written to again.
domain::Person person_of(store::Work& work, const domain::Inbound& inbound) {
  if (auto known = work.people.find_by_address(inbound.account, inbound.sender)) {
    const bool came_back =
        known->blocked &&
        (inbound.kind == InboundKind::text || inbound.kind == InboundKind::image ||
         inbound.kind == InboundKind::voice || inbound.kind == InboundKind::location);
    if (came_back) {
      known->blocked = false;
      work.people.update(*known);
    }
    return *known;
  }
  domain::Person person;
  person.id = PersonId{base::new_id(work.now)};
  person.roles = {domain::Role::citizen};
  work.people.insert(person, "", work.now);
  work.people.bind(inbound.account, inbound.sender, person.id);
  return person;
}

/// An explicit choice wins; without one the script of this message decides until the next.
/// True when it is the first of its kind in Tibetan.
bool follow_script(store::Work& work, const domain::Inbound& inbound, domain::Person& person) {
  if (person.language_chosen || inbound.kind != InboundKind::text) return false;
  const auto script = lang::language_of(inbound.text);
  auto language = person.language;
  if (script == lang::TextLanguage::bo || script == lang::TextLanguage::mixed) {
    language = domain::Language::bo;
  } else if (script == lang::TextLanguage::zh) {
    language = domain::Language::zh;
  }
  if (language == person.language) return false;
  person.language = language;
  work.people.update(person);
  return language == domain::Language::bo;
}

/// True when the flow was left so long ago that its question is no longer in anybody's mind.
bool slept(const store::Work& work, const domain::Session& session) {
  return !session.flow.empty() &&
         work.now - session.updated_at >= work.rules.policy.limits.step_idle;
}

/// The engine of one turn: rules are asked in the order of the functions below.
class Turn {
 public:
  Turn(Context& context, const Tables& tables) : context_(context), tables_(tables) {}

  /// `asleep`: the question at hand is old. Its choices are still good, a free sentence is taken
  /// for a new beginning.
  Reply answer(bool asleep) {
    Reply reply;
    // What can be taken up again is shown before a mere "1" or "good" decides about it.
    const bool must_show = asleep && resumable();
    if (emergency(reply) || tapped(reply) || card(reply) || (!must_show && offered(reply)) ||
        words(reply) || (asleep && woken(reply)) || step(reply) || kind(reply)) {
      return reply;
    }
    return {};
  }

  bool in_danger() const { return in_danger_; }

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

  /// Typed words, a caption or recognised speech. A link's title is not the person's own cry.
  bool emergency(Reply& reply) {
    const auto kind = context_.inbound.kind;
    const bool own_words = is_text() || kind == InboundKind::voice || kind == InboundKind::image;
    if (!own_words || context_.person.is_staff()) return false;
    if (!domain::detect(context_.work.rules.emergency, context_.inbound.text)) return false;
    in_danger_ = first(When::emergency, "", reply);
    return in_danger_;
  }

  bool resumable() const {
    return std::any_of(tables_.chat.begin(), tables_.chat.end(), [&](const Rule& rule) {
      return rule.when == When::asleep && rule.what == context_.session.flow;
    });
  }

  /// The flow was left long ago: it is offered again or over.
  bool woken(Reply& reply) {
    const auto kind = context_.inbound.kind;
    const bool message = is_text() || kind == InboundKind::image || kind == InboundKind::voice ||
                         kind == InboundKind::location;
    if (!message) return false;
    if (first(When::asleep, context_.session.flow, reply)) return true;
    context_.finish();
    return false;
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
    if (id.subject == context_.session.nonce) {
      context_.choice = id.key;
      if (chosen(reply)) return true;
    }
    context_.choice.clear();
    if (!asked_again("option.expired", reply)) reply = context_.say("option.expired_nothing");
    return true;
  }

  /// Shows the question at hand once more, with `why` above it; false when none is open.
  bool asked_again(std::string_view why, Reply& reply) {
    const std::string asked = context_.session.slot("_asked");
    if (context_.session.flow.empty() || asked.empty()) return false;
    reply = Reply::of(context_.text(why) + "\n" + asked);
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
    if (!key) {
      const bool number_of_none =
          !context_.session.choices.empty() && lang::choice_number(context_.typed()).has_value();
      return number_of_none && asked_again("common.choose", reply);
    }
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
  bool in_danger_ = false;
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

/// What a person did, as against what the platform tells about them: reports of deliveries, opened
/// pages and the like leave the conversation where it stood.
bool is_act(InboundKind kind) {
  switch (kind) {
    case InboundKind::menu_view:
    case InboundKind::auto_location:
    case InboundKind::subscription_popup:
    case InboundKind::subscription_change:
    case InboundKind::subscription_sent:
    case InboundKind::template_sent:
    case InboundKind::media_checked:
    case InboundKind::authorization_revoked:
    case InboundKind::human_session:
    case InboundKind::contact_change:
    case InboundKind::platform_notice:
      return false;
    default:
      return true;
  }
}

/// The lines that a bubble carries beside its own matter, each once.
Reply with_remarks(Reply reply, const Context& context, bool covered, bool offer_language) {
  if (covered) {
    const std::string remark = context.text("common.id_number");
    reply = Reply::of(reply.text.empty() ? remark : remark + "\n" + reply.text);
  }
  if (offer_language && reply.kind == Reply::Kind::text && !context.person.language_chosen) {
    // Above the choices, which stand at the end of every bubble.
    reply = Reply::of(context.text("language.offer") + "\n" + reply.text);
  }
  return reply;
}

Outcome run_turn(store::Work& work, const Tables& tables, domain::Inbound inbound, bool settling) {
  auto person = person_of(work, inbound);
  const auto covered = domain::covered_numbers(inbound.text);
  if (covered) inbound.text = *covered;
  const bool wrote_tibetan_first = follow_script(work, inbound, person);
  auto session = work.sessions.find(person.id, inbound.account).value_or(domain::Session{});

  Context context{work, inbound, person, session};
  Turn turn{context, tables};
  Outcome outcome;
  outcome.person = person.id.text;
  if (settling) {
    outcome.reply = turn.settled();
  } else if (!covered || !domain::only_numbers(inbound.text)) {
    outcome.reply = turn.answer(slept(work, session));
  }
  outcome.reply = within_limits(with_remarks(outcome.reply, context, covered.has_value(),
                                             wrote_tibetan_first && !turn.in_danger()));
  outcome.hold = context.hold;
  if (is_act(inbound.kind)) {
    session.updated_at = work.now;
    work.sessions.save(person.id, inbound.account, session);
  }
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
