#include "bot/domain/routing.hpp"

#include "bot/domain/gazetteer.hpp"

namespace zampa::domain {
namespace {

/// `pattern` is an id, a family id with ".*", or "*".
bool duty_takes_category(const Policy& policy, std::string_view pattern,
                         std::string_view category) {
  if (pattern == "*" || pattern == category) return true;
  if (!pattern.ends_with(".*")) return false;
  if (category.ends_with(".*")) return false;
  const Category* known = policy.category(category);
  return known != nullptr && known->family == pattern.substr(0, pattern.size() - 2);
}

bool duty_takes_region(const Policy& policy, std::string_view pattern, std::string_view place) {
  return pattern == "*" || pattern == place ||
         (!place.empty() && is_within(policy, place, pattern));
}

}  // namespace

std::vector<Duty> route_candidates(const Policy& policy, const std::vector<Duty>& duties,
                                   std::string_view category, std::string_view place) {
  std::vector<Duty> candidates;
  for (const auto& duty : duties) {
    if (candidates.empty()) {
      if (duty_takes_category(policy, duty.category, category) &&
          duty_takes_region(policy, duty.region, place)) {
        candidates.push_back(duty);
      }
    } else if (const Duty& first = candidates.front(); duty.category == first.category &&
                                                       duty.region == first.region &&
                                                       duty.department != first.department) {
      candidates.push_back(duty);
    }
  }
  return candidates;
}

std::optional<Duty> route(const Policy& policy, const std::vector<Duty>& duties,
                          std::string_view category, std::string_view place) {
  auto candidates = route_candidates(policy, duties, category, place);
  if (candidates.size() != 1) return std::nullopt;
  return std::move(candidates.front());
}

bool covers(const Policy& policy, const Duty& earlier, const Duty& later) {
  if (earlier.category == later.category && earlier.region == later.region) return false;
  return duty_takes_category(policy, earlier.category, later.category) &&
         duty_takes_region(policy, earlier.region, later.region);
}

}  // namespace zampa::domain
