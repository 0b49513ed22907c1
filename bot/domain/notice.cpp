#include "bot/domain/notice.hpp"

#include <algorithm>
#include <array>

namespace zampa::domain {
namespace {

constexpr std::array<std::string_view, 8> kDoorNames{
    "service_message", "platform_template", "subscription_message", "wecom_text",
    "wecom_card",      "wecom_card_update", "language_tag",         "phone_task"};

}  // namespace

std::string_view to_text(Door door) { return kDoorNames.at(static_cast<std::size_t>(door)); }

Door door_from(std::string_view text) {
  const auto it = std::find(kDoorNames.begin(), kDoorNames.end(), text);
  return it == kDoorNames.end() ? Door::service_message
                                : static_cast<Door>(it - kDoorNames.begin());
}

}  // namespace zampa::domain
