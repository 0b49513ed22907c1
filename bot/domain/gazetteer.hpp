// Places 地名: which ones a text names, in Chinese or Tibetan, and which county or town a point
// lies near. Called by the intake and the chat. Boundaries of counties are not known, only seats.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/domain/message.hpp"
#include "bot/domain/policy.hpp"

namespace zampa::domain {

/// The places named in `text`, by name or alias, the longest name at each spot: only the innermost
/// ones, so that "county, township, village" is one village. One place is an answer, several a
/// question to the citizen. A name that several places bear means the one whose parent is named
/// too, else all of them. The pointers point into `policy`.
std::vector<const Place*> places_in(const Policy& policy, std::string_view text);

/// True when `outer` is `inner` or one of its parents. Unknown ids are in nothing.
bool is_within(const Policy& policy, std::string_view inner, std::string_view outer);

/// The name with its parents below the prefecture, outermost first: "county township village".
std::string full_name(const Policy& policy, const Place& place, Language language);

/// Along the ground, good enough for a few hundred kilometres.
double metres_between(GeoPoint a, GeoPoint b);

struct NearPlace {
  const Place* place = nullptr;  ///< a town within 15 km, else the county of the nearest seat
  double kilometres = 0;         ///< to its point
};

/// Nothing when the point is farther than 380 km from every county seat: outside the prefecture.
std::optional<NearPlace> nearest_place(const Policy& policy, GeoPoint point);

}  // namespace zampa::domain
