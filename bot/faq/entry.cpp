#include "bot/faq/entry.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace zampa::faq {
namespace {

constexpr std::array<std::pair<Review, std::string_view>, 5> kReviewNames = {{
    {Review::missing, "missing"},
    {Review::draft, "draft"},
    {Review::pending, "pending"},
    {Review::reviewed, "reviewed"},
    {Review::outdated, "outdated"},
}};

}  // namespace

std::string_view to_text(Review review) {
  return std::find_if(kReviewNames.begin(), kReviewNames.end(),
                      [&](const auto& row) { return row.first == review; })
      ->second;
}

std::optional<Review> review_from(std::string_view text) {
  const auto row = std::find_if(kReviewNames.begin(), kReviewNames.end(),
                                [&](const auto& r) { return r.second == text; });
  if (row == kReviewNames.end()) return std::nullopt;
  return row->first;
}

bool is_outdated(const Entry& entry, std::string_view today) {
  return !entry.valid_until.empty() && entry.valid_until < today;
}

domain::Language answer_language(const Entry& entry, domain::Language wanted) {
  return entry.side(wanted).answer.empty() ? domain::other(wanted) : wanted;
}

}  // namespace zampa::faq
