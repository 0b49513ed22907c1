// The stage of one playing story: the office, its people, what they have read so far and what has
// been pushed but not named yet. story_runner.cpp reads the lines, this does what they say.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/bubble.hpp"
#include "tests/support/office.hpp"

namespace zampa::tests {

/// The story did not go as written; the text says how.
struct StoryFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct StoryPerson {
  std::string account;
  std::string address;
  PersonId id;  ///< empty until the office knows them
  domain::Language language = domain::Language::zh;
  std::string code;                ///< to bind a phone, staff only
  std::vector<Bubble> bubbles;     ///< everything they have read, newest last
  std::vector<std::string> cards;  ///< task ids of the cards they got, newest last
  std::optional<domain::Inbound> last;
  std::string answered;           ///< what the bot answered last
  std::deque<Delivered> pending;  ///< pushes that the story has not named yet
};

class Stage {
 public:
  explicit Stage(store::Shared shared, domain::Language language)
      : office(std::move(shared)), language_(language) {}

  Office office;

  StoryPerson& person(const std::string& name);
  StoryPerson& add_person(const std::string& name, const std::string& account);
  const std::map<std::string, StoryPerson>& people() const { return people_; }

  /// Sends what `words` say: plain text, or one act in brackets ("[photo]", "[tap choice.yes]").
  /// The answer, taken down as a bubble of that person.
  Bubble send(StoryPerson& who, const std::string& words);
  /// What the person would see of this text.
  Bubble bubble_for(const StoryPerson& who, const std::string& text);

  /// Lets the couriers and clocks work and takes down what reached whom.
  void settle();
  /// Everything that was pushed and not named, one a line; empty when all was.
  std::string unnamed_pushes() const;

  /// The ticket the story is about: the one it chose, else the newest of all.
  domain::Ticket ticket();
  void choose_ticket(std::size_t number) { chosen_ticket_ = number; }
  std::size_t ticket_count();

  /// {number}, {tail} and {code NAME} with their values.
  std::string filled(std::string text);

 private:
  Bubble deliver_messages(StoryPerson& who, const std::vector<domain::Inbound>& messages);
  domain::Inbound act(StoryPerson& who, const std::string& verb, const std::string& rest);
  domain::Inbound tap(StoryPerson& who, const std::string& key, bool old);
  void take_down(const Delivered& delivered);
  std::vector<std::string> ticket_numbers();

  domain::Language language_;
  std::map<std::string, StoryPerson> people_;
  std::size_t chosen_ticket_ = 0;  ///< 1-based; 0 = the newest
};

}  // namespace zampa::tests
