#include "bot/domain/reply_text.hpp"

#include <array>
#include <utility>

namespace zampa::domain {
namespace {

constexpr std::array<std::pair<BoStatus, std::string_view>, 4> kBoStatusNames{
    {{BoStatus::missing, "missing"},
     {BoStatus::draft, "draft"},
     {BoStatus::to_review, "to_review"},
     {BoStatus::reviewed, "reviewed"}}};

constexpr std::array<std::pair<ReplyShow, std::string_view>, 3> kReplyShowNames{
    {{ReplyShow::own, "own"}, {ReplyShow::both, "both"}, {ReplyShow::zh, "zh"}}};

}  // namespace

std::string_view to_text(BoStatus status) {
  return kBoStatusNames.at(static_cast<std::size_t>(status)).second;
}

BoStatus bo_status_from(std::string_view text) {
  for (const auto& [status, name] : kBoStatusNames) {
    if (name == text) return status;
  }
  return BoStatus::missing;
}

std::string_view to_text(ReplyShow show) {
  return kReplyShowNames.at(static_cast<std::size_t>(show)).second;
}

std::optional<ReplyShow> reply_show_from(std::string_view text) {
  for (const auto& [show, name] : kReplyShowNames) {
    if (name == text) return show;
  }
  return std::nullopt;
}

}  // namespace zampa::domain
