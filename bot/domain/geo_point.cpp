#include "bot/domain/geo_point.hpp"

#include <charconv>
#include <cmath>

#include "bot/base/text.hpp"

namespace zampa::domain {
namespace {

std::optional<std::int32_t> geo_micro(std::string_view text, double limit) {
  text = base::trim(text);
  double degrees = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), degrees, std::chars_format::general);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  // Written so that NaN fails too.
  if (!(degrees >= -limit && degrees <= limit)) return std::nullopt;
  return static_cast<std::int32_t>(std::lround(degrees * 1e6));
}

}  // namespace

std::optional<GeoPoint> geo_point(std::string_view latitude, std::string_view longitude) {
  const auto north = geo_micro(latitude, 90);
  const auto east = geo_micro(longitude, 180);
  if (!north || !east) return std::nullopt;
  return GeoPoint{*north, *east};
}

}  // namespace zampa::domain
