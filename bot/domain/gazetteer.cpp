#include "bot/domain/gazetteer.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "bot/domain/word_search.hpp"

namespace zampa::domain {
namespace {

/// A town's name is good for a point that near; the largest town is smaller.
constexpr double kTownKilometres = 15;
/// The farthest corner of a county from its seat, with a margin.
constexpr double kFarthestKilometres = 380;
/// Parents are followed no deeper than this, so that a circle in edited data ends.
constexpr int kMostLevels = 8;

struct FoundPlace {
  std::size_t begin;
  std::size_t length;
  const Place* place;
};

void find_name(std::string_view text, std::string_view name, const Place& place,
               std::vector<FoundPlace>& found) {
  for (std::size_t at = find_word(text, name); at != std::string_view::npos;
       at = find_word(text, name, at + name.size())) {
    found.push_back({at, name.size(), &place});
  }
}

/// The longest names first, none of them inside another.
std::vector<FoundPlace> longest(std::vector<FoundPlace> found) {
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.length > b.length; });
  std::vector<FoundPlace> kept;
  for (const auto& candidate : found) {
    const bool covered = std::any_of(kept.begin(), kept.end(), [&](const FoundPlace& k) {
      const bool same_spot = k.begin == candidate.begin && k.length == candidate.length;
      return !same_spot && candidate.begin < k.begin + k.length &&
             k.begin < candidate.begin + candidate.length;
    });
    if (!covered) kept.push_back(candidate);
  }
  return kept;
}

double kilometres(const Place& place, GeoPoint point) {
  return metres_between({place.latitude_micro, place.longitude_micro}, point) / 1000;
}

std::optional<NearPlace> nearest_of_level(const Policy& policy, std::string_view level,
                                          GeoPoint point) {
  std::optional<NearPlace> best;
  for (const auto& place : policy.places) {
    if (!place.has_point || place.level != level) continue;
    const double far = kilometres(place, point);
    if (!best || far < best->kilometres) best = NearPlace{&place, far};
  }
  return best;
}

}  // namespace

std::vector<const Place*> places_in(const Policy& policy, std::string_view text) {
  const std::string heard = folded(text);
  std::vector<FoundPlace> found;
  for (const auto& place : policy.places) {
    find_name(heard, place.name.zh, place, found);
    find_name(heard, place.name.bo, place, found);
    for (const auto& alias : place.aliases) find_name(heard, alias, place, found);
  }
  found = longest(std::move(found));
  std::sort(found.begin(), found.end(),
            [](const auto& a, const auto& b) { return a.begin < b.begin; });

  std::vector<const Place*> named;
  for (const auto& spot : found) {
    // Another bearer of the same name whose parent is named too is meant instead.
    const auto parent_named = [&](const Place* place) {
      return std::any_of(found.begin(), found.end(), [&](const FoundPlace& other) {
        return other.place != place && is_within(policy, place->id, other.place->id);
      });
    };
    const bool yields = !parent_named(spot.place) &&
                        std::any_of(found.begin(), found.end(), [&](const auto& rival) {
                          return rival.begin == spot.begin && rival.place != spot.place &&
                                 parent_named(rival.place) &&
                                 !is_within(policy, rival.place->id, spot.place->id);
                        });
    const bool outer = std::any_of(found.begin(), found.end(), [&](const FoundPlace& inner) {
      return inner.place != spot.place && is_within(policy, inner.place->id, spot.place->id);
    });
    const bool again = std::find(named.begin(), named.end(), spot.place) != named.end();
    if (!yields && !outer && !again) named.push_back(spot.place);
  }
  return named;
}

bool is_within(const Policy& policy, std::string_view inner, std::string_view outer) {
  const Place* place = policy.place(inner);
  for (int level = 0; place != nullptr && level < kMostLevels; ++level) {
    if (place->id == outer) return true;
    place = place->parent.empty() ? nullptr : policy.place(place->parent);
  }
  return false;
}

std::string full_name(const Policy& policy, const Place& place, Language language) {
  std::string name = place.name.in(language);
  const Place* parent = policy.place(place.parent);
  for (int level = 0; parent != nullptr && level < kMostLevels; ++level) {
    if (parent->level == "prefecture") break;
    name.insert(0, parent->name.in(language) + " ");
    parent = parent->parent.empty() ? nullptr : policy.place(parent->parent);
  }
  return name;
}

double metres_between(GeoPoint a, GeoPoint b) {
  constexpr double kMicroToRadian = std::numbers::pi / 180 / 1e6;
  constexpr double kEarthMetres = 6'371'000;
  const double north = (b.latitude_micro - a.latitude_micro) * kMicroToRadian;
  const double east = (b.longitude_micro - a.longitude_micro) * kMicroToRadian *
                      std::cos(a.latitude_micro * kMicroToRadian);
  return kEarthMetres * std::hypot(north, east);
}

std::optional<NearPlace> nearest_place(const Policy& policy, GeoPoint point) {
  const auto county = nearest_of_level(policy, "county", point);
  if (!county || county->kilometres > kFarthestKilometres) return std::nullopt;
  const auto town = nearest_of_level(policy, "township", point);
  if (town && town->kilometres <= kTownKilometres) return town;
  return county;
}

}  // namespace zampa::domain
