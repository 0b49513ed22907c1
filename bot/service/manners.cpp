#include "bot/service/manners.hpp"

#include <algorithm>

#include "bot/base/text.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/script.hpp"

namespace zampa::service {
namespace {

/// Longer than this a message says more than a courtesy.
constexpr std::size_t kShortText = 12;
constexpr std::size_t kShortTibetan = 36;  // a syllable is written with about three letters
constexpr std::size_t kAround = 3;
constexpr std::size_t kAroundTibetan = 12;
constexpr std::int64_t kRepeats = 3;
constexpr Millis kRepeatWindow = std::chrono::minutes{10};

/// `around`: how many letters may stand beside the word; a shop called after a greeting is none.
bool says(const store::Work& work, const char* list, const std::string& text, std::size_t around) {
  const auto it = work.rules.policy.manners.find(list);
  if (it == work.rules.policy.manners.end()) return false;
  return std::any_of(it->second.begin(), it->second.end(), [&](const std::string& word) {
    return text.find(word) != std::string::npos &&
           lang::code_points(text) <= lang::code_points(word) + around;
  });
}

}  // namespace

Manner manner_of(const store::Work& work, const domain::Inbound& inbound) {
  if (inbound.kind != domain::InboundKind::text) return Manner::none;
  const std::string text{base::trim(inbound.text)};
  if (work.inbox.count_same_text(inbound, work.now - kRepeatWindow) >= kRepeats) {
    return Manner::repeated;
  }
  if (lang::language_of(text) == lang::TextLanguage::none &&
      (text.starts_with("[") || text.starts_with("/:") || lang::code_points(text) <= 2)) {
    return Manner::sticker;
  }
  const auto longest = lang::has_tibetan(text) ? kShortTibetan : kShortText;
  if (lang::code_points(text) > longest) return Manner::none;
  const auto around = lang::has_tibetan(text) ? kAroundTibetan : kAround;
  if (says(work, "thanks", text, around)) return Manner::thanks;
  if (says(work, "are_you_there", text, around)) return Manner::are_you_there;
  if (says(work, "swearing", text, longest)) return Manner::swearing;
  return Manner::none;
}

}  // namespace zampa::service
