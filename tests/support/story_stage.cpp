#include "tests/support/story_stage.hpp"

#include <algorithm>

#include "bot/base/text.hpp"

namespace zampa::tests {
namespace {

/// "a b c" → "a", "b c".
std::pair<std::string, std::string> first_word(const std::string& text) {
  const auto blank = text.find(' ');
  if (blank == std::string::npos) return {text, ""};
  return {text.substr(0, blank), std::string{base::trim(std::string_view{text}.substr(blank))}};
}

}  // namespace

StoryPerson& Stage::person(const std::string& name) {
  const auto it = people_.find(name);
  if (it == people_.end()) throw StoryFailure("nobody here is called " + name);
  return it->second;
}

StoryPerson& Stage::add_person(const std::string& name, const std::string& account) {
  if (people_.count(name) != 0) throw StoryFailure(name + " is here already");
  StoryPerson& who = people_[name];
  who.account = account;
  who.address = base::ascii_lower(name);
  who.language = language_;
  return who;
}

Bubble Stage::bubble_for(const StoryPerson& who, const std::string& text) {
  if (who.account == "ali") return tappable_bubble(text);
  return numbered_bubble(text, office.session(who.address, who.account).choices);
}

Bubble Stage::deliver_messages(StoryPerson& who, const std::vector<domain::Inbound>& messages) {
  const auto replies = office.send_burst(messages);
  for (std::size_t i = 0; i + 1 < replies.size(); ++i) {
    if (replies[i].kind != domain::Reply::Kind::none) {
      throw StoryFailure("message " + std::to_string(i + 1) +
                         " of a burst was answered by itself: " + replies[i].text);
    }
  }
  who.last = messages.back();
  who.id = office.person(who.address, who.account).id;  // another one after a phone was bound
  const Bubble bubble = bubble_for(who, replies.back().text);
  if (!bubble.text.empty()) who.bubbles.push_back(bubble);
  settle();
  return bubble;
}

domain::Inbound Stage::tap(StoryPerson& who, const std::string& key, bool old) {
  std::size_t skip = old ? 1 : 0;
  for (auto bubble = who.bubbles.rbegin(); bubble != who.bubbles.rend(); ++bubble) {
    if (skip != 0) {
      --skip;
      continue;
    }
    for (const auto& choice : bubble->choices) {
      if (choice.key != key || choice.id.empty()) continue;
      auto message = office.text_message(who.address, choice.label, who.account);
      message.menu_choice = choice.id;
      return message;
    }
    if (!old) break;
  }
  throw StoryFailure(std::string{old ? "no earlier bubble" : "the last bubble does not"} +
                     " offer to tap " + key);
}

domain::Inbound Stage::act(StoryPerson& who, const std::string& verb, const std::string& rest) {
  using enum domain::InboundKind;
  const auto made = [&](domain::InboundKind kind) {
    auto message = office.message(who.account, who.address, kind);
    message.media_id = kind == image || kind == voice || kind == video
                           ? "media-" + message.message_id
                           : std::string{};
    return message;
  };
  if (verb == "photo") return made(image);
  if (verb == "video") return made(video);
  if (verb == "file") return made(file);
  if (verb == "unknown") return made(unknown);
  if (verb == "unfollow") return made(unfollow);
  if (verb == "enter") return made(enter_session);
  if (verb == "tap") return tap(who, rest, false);
  if (verb == "old-tap") return tap(who, rest, true);
  if (verb == "voice" || verb == "link") {
    auto message = made(verb == "voice" ? voice : link);
    message.text = rest;
    return message;
  }
  if (verb == "follow" || verb == "scan") {
    auto message = made(verb == "follow" ? follow : scan);
    message.scene = rest;
    return message;
  }
  if (verb == "menu") {
    auto message = made(menu_click);
    message.key = rest;
    return message;
  }
  if (verb == "card" || verb == "old-card") {
    const std::size_t back = verb == "card" ? 1 : 2;
    if (who.cards.size() < back) throw StoryFailure("there is no such card to click");
    auto message = made(card_action);
    message.key = rest;
    message.task_id = who.cards[who.cards.size() - back];
    return message;
  }
  if (verb == "place") {
    const auto [point, label] = first_word(rest);
    const auto comma = point.find(',');
    if (comma == std::string::npos) throw StoryFailure("a place is [place LAT,LON LABEL]");
    auto message = made(location);
    const auto micro = [](const std::string& degrees) {
      return static_cast<std::int32_t>(std::stod(degrees) * 1e6);
    };
    message.point = domain::GeoPoint{micro(point.substr(0, comma)), micro(point.substr(comma + 1))};
    message.place_label = label;
    return message;
  }
  throw StoryFailure("nobody can do [" + verb + "]");
}

Bubble Stage::send(StoryPerson& who, const std::string& words) {
  office.clock.advance(std::chrono::seconds{1});
  if (!words.starts_with("[") || !words.ends_with("]")) {
    return deliver_messages(who, {office.text_message(who.address, filled(words), who.account)});
  }
  const auto [verb, rest] = first_word(words.substr(1, words.size() - 2));
  if (verb == "repeat") {
    if (!who.last) throw StoryFailure("there is nothing to repeat");
    return deliver_messages(who, {*who.last});
  }
  if (verb == "album") {
    const int count = std::atoi(rest.c_str());
    if (count < 1 || count > 20) throw StoryFailure("an album is [album 1] to [album 20]");
    std::vector<domain::Inbound> album;
    for (int i = 0; i < count; ++i) album.push_back(act(who, "photo", ""));
    return deliver_messages(who, album);
  }
  return deliver_messages(who, {act(who, verb, rest)});
}

void Stage::take_down(const Delivered& delivered) {
  for (auto& [name, who] : people_) {
    if (who.id != delivered.person) continue;
    if (delivered.notice.door == domain::Door::language_tag)
      return;  // the platform's, not a person's
    if (delivered.state == "sent") {
      if (delivered.notice.door == domain::Door::wecom_card) {
        who.cards.push_back(delivered.notice.task_id);
      } else if (delivered.notice.door == domain::Door::service_message) {
        who.bubbles.push_back(tappable_bubble(delivered.notice.text));
      }
    }
    who.pending.push_back(delivered);
    return;
  }
  throw StoryFailure("a push for somebody who is not in the story: " + delivered.notice.key);
}

void Stage::settle() {
  office.tick();
  for (const auto& delivered : office.deliver()) take_down(delivered);
}

std::string Stage::unnamed_pushes() const {
  std::string out;
  for (const auto& [name, who] : people_) {
    for (const auto& push : who.pending) {
      out += "\n  push " + name + ": " + push.notice.key + " (" + push.state +
             "): " + push.notice.text;
    }
  }
  return out;
}

std::vector<std::string> Stage::ticket_numbers() {
  return office.store().read([](store::Work& work) {
    std::vector<std::string> numbers;
    for (const auto& row :
         work.sql.query("SELECT number FROM tickets ORDER BY submitted_at, number", {})) {
      numbers.push_back(ports::text(row.at(0)));
    }
    return numbers;
  });
}

std::size_t Stage::ticket_count() { return ticket_numbers().size(); }

domain::Ticket Stage::ticket() {
  const auto numbers = ticket_numbers();
  if (numbers.empty() || chosen_ticket_ > numbers.size()) {
    throw StoryFailure("there is no such ticket; there are " + std::to_string(numbers.size()));
  }
  return office.ticket(chosen_ticket_ == 0 ? numbers.back() : numbers[chosen_ticket_ - 1]);
}

std::string Stage::filled(std::string text) {
  constexpr std::string_view kCode = "{code ";
  if (text.find("{number}") != std::string::npos || text.find("{tail}") != std::string::npos) {
    const std::string number = ticket().number;
    text = base::replace_all(text, "{number}", number);
    text = base::replace_all(text, "{tail}", number.substr(number.size() - 4));
  }
  for (auto at = text.find(kCode); at != std::string::npos; at = text.find(kCode)) {
    const auto end = text.find('}', at);
    const auto name = text.substr(at + kCode.size(), end - at - kCode.size());
    text.replace(at, end - at + 1, person(name).code);
  }
  return text;
}

}  // namespace zampa::tests
