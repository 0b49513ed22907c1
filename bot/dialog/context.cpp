#include "bot/dialog/context.hpp"

#include "bot/base/new_id.hpp"
#include "bot/base/text.hpp"
#include "bot/dialog/choosing.hpp"
#include "bot/domain/choices.hpp"
#include "bot/store/speech.hpp"

namespace zampa::dialog {
namespace {

/// Inline links work in the service account's chat only; elsewhere the numbers do.
bool tappable(const domain::Inbound& inbound) {
  return inbound.channel == domain::Channel::service;
}

constexpr const char* kAsked = "_asked";  // slot: the last question, to show it again

// Slots that lie aside are named "_aside.NAME.SLOT"; the moment stands in "_aside.NAME".
constexpr std::string_view kAside = "_aside.";

}  // namespace

Instant Context::now() const { return work.now; }

domain::Actor Context::actor() const {
  const bool staff = person.is_staff();
  return {person.id, staff ? domain::Role::department_staff : domain::Role::citizen,
          person.department};
}

std::string Context::typed() const {
  return inbound.kind == domain::InboundKind::text ? std::string{base::trim(inbound.text)}
                                                   : std::string{};
}

std::string Context::text(std::string_view key, const Fields& fields) const {
  return store::say(work, key, person.language, fields);
}

std::string Context::text_in(domain::Language other, std::string_view key) const {
  return store::say(work, key, other);
}

domain::Reply Context::say(std::string_view key, const Fields& fields) const {
  return domain::Reply::of(text(key, fields));
}

domain::Reply Context::ask(std::string_view flow, std::string_view step,
                           const std::string& question, const std::vector<std::string>& choices) {
  std::vector<std::pair<std::string, std::string>> labelled;
  for (const auto& key : choices) labelled.emplace_back(key, text(key));
  return offer_labelled(flow, step, question, labelled);
}

domain::Reply Context::offer(const std::string& words, const std::vector<std::string>& choices) {
  return ask("", "", words, choices);
}

domain::Reply Context::offer_labelled(
    std::string_view flow, std::string_view step, const std::string& words,
    const std::vector<std::pair<std::string, std::string>>& choices) {
  session.flow = flow;
  session.step = step;
  session.nonce = base::random_hex(3);
  session.choices.clear();
  std::vector<domain::OfferedChoice> offered;
  for (const auto& [key, label] : choices) {
    session.choices.push_back(key);
    offered.push_back({key, label, domain::session_choice_id(session.nonce, key)});
  }
  std::string bubble = words;
  if (!offered.empty()) bubble += "\n" + domain::choice_lines(offered, tappable(inbound));
  session.slots[kAsked] = bubble;
  return domain::Reply::of(bubble);
}

void Context::finish() {
  session.flow.clear();
  session.step.clear();
  session.nonce.clear();  // a second tap on an answered question is a tap on an old one
  session.choices.clear();
  std::erase_if(session.slots, [](const auto& slot) { return !slot.first.starts_with(kAside); });
}

void Context::set_aside(const std::string& name) {
  const std::string place = std::string{kAside} + name;
  Fields kept;
  for (const auto& [slot, text] : session.slots) {
    if (!slot.starts_with('_')) kept[place + "." + slot] = text;
  }
  std::erase_if(session.slots, [&](const auto& slot) { return slot.first.starts_with(place); });
  finish();
  session.slots.merge(kept);
  session.slots[place] = std::to_string(base::to_millis(now()));
}

std::optional<Instant> Context::take_up(const std::string& name) {
  const std::string place = std::string{kAside} + name;
  const auto at = session.slots.find(place);
  if (at == session.slots.end()) return std::nullopt;
  const Instant since = base::from_millis(std::stoll(at->second));
  Fields kept;
  for (const auto& [slot, text] : session.slots) {
    if (slot.starts_with(place + ".")) kept[slot.substr(place.size() + 1)] = text;
  }
  std::erase_if(session.slots, [&](const auto& slot) { return slot.first.starts_with(place); });
  finish();
  session.slots.merge(kept);
  return since;
}

domain::Reply Context::pass() {
  passed = true;
  return {};
}

void Context::set_slot(const std::string& name, const std::string& value) {
  if (value.empty()) {
    session.slots.erase(name);
  } else {
    session.slots[name] = value;
  }
}

Fields Context::fields_of(const domain::Ticket& ticket) const {
  return store::ticket_fields(work, ticket, person.language);
}

std::string Context::duration(Millis length) const {
  return store::say_duration(work, length, person.language);
}

bool Context::means(std::string_view key, std::string_view word) const {
  return dialog::means(*this, key, word);
}

domain::Reply Context::refuse(const Refusal& refusal) const {
  return say(base::meaning(refusal.code).reply_key);
}

struct AttemptScope::Held {
  ports::Savepoint savepoint;
};

AttemptScope::AttemptScope(store::Work& work) : held_(new Held{ports::Savepoint{work.sql}}) {}
AttemptScope::~AttemptScope() { delete held_; }
void AttemptScope::keep() { held_->savepoint.release(); }

}  // namespace zampa::dialog
