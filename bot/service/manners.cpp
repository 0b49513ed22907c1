#include "bot/service/manners.hpp"

#include <algorithm>

#include "bot/base/text.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/script.hpp"

namespace zampa::service {
namespace {

/// Longer than this a message says more than a courtesy.
constexpr std::size_t kShortText = 12;
constexpr std::int64_t kRepeats = 3;
constexpr Millis kRepeatWindow = std::chrono::minutes{10};

bool says(const store::Work& work, const char* list, const std::string& text) {
  const auto it = work.rules.policy.manners.find(list);
  if (it == work.rules.policy.manners.end()) return false;
  return std::any_of(it->second.begin(), it->second.end(),
                     [&](const std::string& word) { return text.find(word) != std::string::npos; });
}

/// An 18-place identity number or a bank card: sixteen digits or more in a row.
bool holds_id_number(const std::string& text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = c >= '0' && c <= '9' ? run + 1 : 0;
    if (run >= 16) return true;
  }
  return false;
}

}  // namespace

Manner manner_of(const store::Work& work, const domain::Inbound& inbound) {
  if (inbound.kind != domain::InboundKind::text) return Manner::none;
  const std::string text{base::trim(inbound.text)};
  if (holds_id_number(text)) return Manner::id_number;
  if (work.inbox.count_same_text(inbound, work.now - kRepeatWindow) >= kRepeats) {
    return Manner::repeated;
  }
  if (lang::language_of(text) == lang::TextLanguage::none &&
      (text.starts_with("[") || text.starts_with("/:") || lang::code_points(text) <= 2)) {
    return Manner::sticker;
  }
  if (lang::code_points(text) > kShortText) return Manner::none;
  if (says(work, "thanks", text)) return Manner::thanks;
  if (says(work, "are_you_there", text)) return Manner::are_you_there;
  if (says(work, "swearing", text)) return Manner::swearing;
  return Manner::none;
}

}  // namespace zampa::service
