// A decoded picture and what is done to it: shrinking, turning upright, and the hash by which two
// shots of the same thing resemble each other. Pure. Called by the vault.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace zampa::media {

struct Pixels {
  int width = 0, height = 0;
  std::vector<unsigned char> rgb;  ///< width * height * 3, row by row from the top

  const unsigned char* at(int x, int y) const {
    return rgb.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                         static_cast<std::size_t>(x)) *
                            3;
  }
};

/// The picture at exactly this size, each pixel the mean of the area it covers. Not for enlarging.
Pixels resized(const Pixels& from, int width, int height);

/// Shrunk so that the longer side is at most `longest`; a smaller picture stays as it is.
Pixels shrunk(Pixels from, int longest);

/// As the camera was held: orientation 1 to 8 of Exif; any other value changes nothing.
Pixels turned_upright(Pixels from, int orientation);

/// 64 bits: in a 9 x 8 grey miniature, whether each pixel is darker than its right neighbour.
/// Similar pictures differ in few bits.
std::uint64_t difference_hash(const Pixels& of);

}  // namespace zampa::media
