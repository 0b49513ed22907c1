// What a handler gets for one turn 一轮对话: who wrote what, where the conversation stands, and the
// ways to answer. Lives for one message; handlers pass `work` on to services and look no deeper.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/domain/message.hpp"
#include "bot/domain/person.hpp"
#include "bot/domain/session.hpp"
#include "bot/domain/ticket.hpp"

namespace zampa::store {
struct Work;
}

namespace zampa::dialog {

class Context {
 public:
  Context(store::Work& w, const domain::Inbound& message, domain::Person& who,
          domain::Session& where)
      : work(w), inbound(message), person(who), session(where) {}
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  store::Work& work;
  const domain::Inbound& inbound;
  domain::Person& person;
  domain::Session& session;

  std::string
      choice;  ///< key of the offered choice that was tapped, numbered or typed; may be empty
  std::string ticket_number;  ///< of the ticket a tapped choice in a pushed message belongs to
  bool hold = false;          ///< set by a handler: wait for more photos before answering
  bool passed = false;        ///< set by pass(): this handler has nothing to say, the next rule may

  domain::Language language() const { return person.language; }
  Instant now() const;
  domain::Actor actor() const;
  /// The person as the citizen they are too: staff report, urge and rate like everybody.
  domain::Actor citizen() const { return {person.id, domain::Role::citizen, {}}; }
  /// What was typed, without blanks around it.
  std::string typed() const;

  /// A sentence in the person's language.
  std::string text(std::string_view key, const Fields& fields = {}) const;
  /// The same in somebody else's language: words that the other person will read.
  std::string text_in(domain::Language other, std::string_view key) const;
  /// Answers with that sentence; the conversation stands where it stood.
  domain::Reply say(std::string_view key, const Fields& fields = {}) const;
  /// Asks: the next message is for step "flow.step"; `choices` are offered three ways.
  domain::Reply ask(std::string_view flow, std::string_view step, const std::string& question,
                    const std::vector<std::string>& choices);
  /// Says something and offers choices outside any flow; typed words other than these are free.
  domain::Reply offer(const std::string& words, const std::vector<std::string>& choices);
  /// The same with labels of the moment (FAQ titles, ticket lines): key → label.
  domain::Reply offer_labelled(std::string_view flow, std::string_view step,
                               const std::string& words,
                               const std::vector<std::pair<std::string, std::string>>& choices);
  /// The flow is over; its slots are forgotten, what was set aside stays.
  void finish();
  /// Ends the flow and keeps its slots for later under `name`; what lay there before is replaced.
  void set_aside(const std::string& name);
  /// Takes up what was set aside: its slots are those of the conversation again. The moment it was
  /// put there; nothing when nothing lies there.
  std::optional<Instant> take_up(const std::string& name);
  domain::Reply pass();

  std::string slot(const std::string& name) const { return session.slot(name); }
  void set_slot(const std::string& name, const std::string& value);

  /// A ticket in the reader's words: number, summary, place, department, deadline, status …
  Fields fields_of(const domain::Ticket& ticket) const;
  std::string duration(Millis length) const;
  /// True when `word` is the label of that choice or a word for it.
  bool means(std::string_view key, std::string_view word) const;
  /// What went wrong, in the person's words.
  domain::Reply refuse(const Refusal& refusal) const;
  /// Runs `f` so that a refusal leaves nothing behind while this answer and the session are kept.
  template <class F>
  auto attempt(F&& f);
};

/// The nested savepoint behind attempt(), out of line so that handlers need no store header.
class AttemptScope {
 public:
  explicit AttemptScope(store::Work& work);
  ~AttemptScope();
  AttemptScope(const AttemptScope&) = delete;
  AttemptScope& operator=(const AttemptScope&) = delete;
  void keep();

 private:
  struct Held;
  Held* held_;
};

template <class F>
auto Context::attempt(F&& f) {
  AttemptScope scope{work};
  auto result = f();
  if (result) scope.keep();
  return result;
}

}  // namespace zampa::dialog
