#include "bot/media/pixels.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace zampa::media {
namespace {

/// How much of which source lines makes one line of the target.
struct PixelsCover {
  int first = 0;
  std::vector<float> weights;  ///< of first, first + 1 …; they add up to 1
};

std::vector<PixelsCover> pixels_covers(int from, int to) {
  std::vector<PixelsCover> covers(static_cast<std::size_t>(to));
  const double step = static_cast<double>(from) / to;
  for (int i = 0; i < to; ++i) {
    const double begin = i * step;
    const double end = begin + step;
    PixelsCover& cover = covers[static_cast<std::size_t>(i)];
    cover.first = std::min(static_cast<int>(begin), from - 1);
    const int last = std::min(static_cast<int>(std::ceil(end)), from);
    for (int source = cover.first; source < std::max(last, cover.first + 1); ++source) {
      const double share =
          std::min(end, source + 1.0) - std::max(begin, static_cast<double>(source));
      cover.weights.push_back(static_cast<float>(share / step));
    }
  }
  return covers;
}

}  // namespace

Pixels resized(const Pixels& from, int width, int height) {
  const auto columns = pixels_covers(from.width, width);
  const auto rows = pixels_covers(from.height, height);
  const auto line_size = static_cast<std::size_t>(width) * 3;
  Pixels out{width, height, {}};
  out.rgb.reserve(line_size * static_cast<std::size_t>(height));
  std::vector<float> sum(line_size);
  for (const PixelsCover& row : rows) {
    std::fill(sum.begin(), sum.end(), 0.0F);
    for (std::size_t line = 0; line < row.weights.size(); ++line) {
      const unsigned char* const source = from.at(0, row.first + static_cast<int>(line));
      for (std::size_t x = 0; x < columns.size(); ++x) {
        const unsigned char* pixel = source + static_cast<std::size_t>(columns[x].first) * 3;
        for (const float weight : columns[x].weights) {
          const float share = weight * row.weights[line];
          for (std::size_t c = 0; c < 3; ++c)
            sum[x * 3 + c] += share * static_cast<float>(*pixel++);
        }
      }
    }
    for (const float value : sum) {
      out.rgb.push_back(static_cast<unsigned char>(std::clamp(std::lround(value), 0L, 255L)));
    }
  }
  return out;
}

Pixels shrunk(Pixels from, int longest) {
  const int longer = std::max(from.width, from.height);
  if (longer <= longest) return from;
  const auto scaled = [&](int side) {
    const auto exact = static_cast<double>(side) * longest / longer;
    return std::max(1, static_cast<int>(std::lround(exact)));
  };
  return resized(from, scaled(from.width), scaled(from.height));
}

Pixels turned_upright(Pixels from, int orientation) {
  if (orientation < 2 || orientation > 8) return from;
  const bool lies = orientation >= 5;
  Pixels out{lies ? from.height : from.width, lies ? from.width : from.height, {}};
  out.rgb.reserve(from.rgb.size());
  const int right = from.width - 1;
  const int bottom = from.height - 1;
  for (int y = 0; y < out.height; ++y) {
    for (int x = 0; x < out.width; ++x) {
      // Where the pixel that belongs at (x, y) is stored.
      int sx = lies ? y : x;
      int sy = lies ? x : y;
      if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
        sx = right - sx;
      if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
        sy = bottom - sy;
      const unsigned char* const pixel = from.at(sx, sy);
      out.rgb.insert(out.rgb.end(), pixel, pixel + 3);
    }
  }
  return out;
}

std::uint64_t difference_hash(const Pixels& of) {
  const Pixels small = resized(of, 9, 8);
  const auto grey = [&](int x, int y) {
    const unsigned char* const pixel = small.at(x, y);
    return 299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2];
  };
  std::uint64_t hash = 0;
  for (int y = 0; y < 8; ++y) {
    for (int x = 0; x < 8; ++x) {
      hash = hash << 1U | (grey(x, y) < grey(x + 1, y) ? 1U : 0U);
    }
  }
  return hash;
}

}  // namespace zampa::media
