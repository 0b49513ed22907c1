#include "bot/faq/entry.hpp"

namespace zampa::faq {
bool is_outdated(const Entry& entry, std::string_view today) {
  return !entry.valid_until.empty() && entry.valid_until < today;
}

domain::Language answer_language(const Entry& entry, domain::Language wanted) {
  return entry.side(wanted).answer.empty() ? domain::other(wanted) : wanted;
}

}  // namespace zampa::faq
