// What a person sees as one bubble: its words, the choices it offers and what a tap on each sends.
// And the comparison of words with the sentences they should be. For stories and handler tests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/domain/language.hpp"

namespace zampa::tests {

struct BubbleChoice {
  std::string key;    ///< "choice.submit", "ticket:AL…"
  std::string label;  ///< what the tap shows in the chat
  std::string id;     ///< what the tap sends; empty where taps do not exist
};

struct Bubble {
  std::string text;   ///< as it was sent
  std::string words;  ///< without the block of choices
  std::vector<BubbleChoice> choices;
};

/// A bubble of the service account: choices are read from its links.
Bubble tappable_bubble(const std::string& text);
/// A bubble elsewhere: `keys` are the offered choices, which must stand as numbered labels at the
/// end; without them the bubble holds words only.
Bubble numbered_bubble(const std::string& text, const std::vector<std::string>& keys);

/// The words and below them the choices as a reader sees them, without the links.
std::string readable(const Bubble& bubble);

/// Whether `words` are these sentences, one below the other, with any values: a placeholder stands
/// for one letter or more. Keys nobody knows match nothing.
bool says(std::string_view words, const std::vector<std::string>& keys, domain::Language language);

/// The sentences as says() expects them, for a failure's report.
std::string expected_words(const std::vector<std::string>& keys, domain::Language language);

/// True when the sentence has so few letters of its own that nearly any text fits it.
bool says_little(const std::string& key, domain::Language language);

}  // namespace zampa::tests
