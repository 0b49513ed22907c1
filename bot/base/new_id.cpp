#include "bot/base/new_id.hpp"

#include <array>
#include <cstdint>

#include "bot/base/crypto.hpp"

namespace zampa::base {

std::string new_id(Instant now) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string out(26, '0');
  auto ms = static_cast<std::uint64_t>(to_millis(now));
  for (std::size_t i = 10; i-- > 0; ms >>= 5U) out[i] = kAlphabet[ms & 31U];
  thread_local Instant last;
  thread_local std::uint32_t count = 0;
  count = now == last ? count + 1 : 0;
  last = now;
  auto nth = count;
  for (std::size_t i = 14; i-- > 10; nth >>= 5U) out[i] = kAlphabet[nth & 31U];
  const std::string noise = random_bytes(12);
  for (std::size_t i = 0; i < 12; ++i) {
    out[14 + i] = kAlphabet[static_cast<unsigned char>(noise[i]) & 31U];
  }
  return out;
}

std::string random_hex(std::size_t bytes) { return to_hex(random_bytes(bytes)); }

std::string random_digits(std::size_t digits) {
  std::string out;
  while (out.size() < digits) {
    for (const char c : random_bytes(digits)) {
      const auto value = static_cast<unsigned char>(c);
      // 250..255 would make the low digits more likely than the others.
      if (value < 250 && out.size() < digits) out += static_cast<char>('0' + value % 10);
    }
  }
  return out;
}

}  // namespace zampa::base
