#include "bot/dialog/choosing.hpp"

#include <algorithm>
#include <array>

#include "bot/base/text.hpp"
#include "bot/lang/digits.hpp"
#include "bot/lang/measure.hpp"
#include "bot/store/speech.hpp"

namespace zampa::dialog {
namespace {

/// Longer texts are sentences, not choices.
constexpr std::size_t kLongestWord = 60;

/// Full stops, exclamation and question marks, tsheg, shad: people end a word with them.
constexpr std::array<std::string_view, 10> kTrailing{
    "\u3002", "\uFF01", "\uFF1F", ".", "!", "?", "~", "\u0F0B", "\u0F0D", "\u0F14"};

std::string plain(std::string_view text) {
  text = base::trim(text);
  for (bool cut = true; cut;) {
    cut = false;
    for (const auto mark : kTrailing) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      text = base::trim(text);
      cut = true;
    }
  }
  return base::ascii_lower(text);
}

}  // namespace

bool means(const Context& context, std::string_view key, std::string_view typed) {
  if (typed.empty() || lang::code_points(typed) > kLongestWord) return false;
  const auto reply = store::effective_reply(context.work, key);
  const std::string word = plain(typed);
  const auto same = [&](const std::string& other) { return plain(other) == word; };
  return same(reply.zh) || same(reply.bo) ||
         std::any_of(reply.words_zh.begin(), reply.words_zh.end(), same) ||
         std::any_of(reply.words_bo.begin(), reply.words_bo.end(), same);
}

std::optional<std::string> chosen_key(const Context& context) {
  const auto& choices = context.session.choices;
  const std::string typed = context.typed();
  if (choices.empty() || typed.empty()) return std::nullopt;
  if (const auto number = lang::choice_number(typed);
      number && *number >= 1 && static_cast<std::size_t>(*number) <= choices.size()) {
    return choices.at(static_cast<std::size_t>(*number - 1));
  }
  for (const auto& key : choices) {
    if (means(context, key, typed)) return key;
  }
  return std::nullopt;
}

}  // namespace zampa::dialog
