// Coordinates as they are typed and sent, turned into the whole numbers we keep.
#pragma once

#include <optional>
#include <string_view>

#include "bot/domain/message.hpp"

namespace zampa::domain {

/// Decimal degrees such as "32.501230". Nothing when either is not a plain decimal number (NaN,
/// exponents past the range and empty text are none) or lies outside ±90 and ±180.
std::optional<GeoPoint> geo_point(std::string_view latitude, std::string_view longitude);

}  // namespace zampa::domain
