#include "bot/base/callback_crypto.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "bot/base/crypto.hpp"
#include "bot/base/fault.hpp"

namespace zampa::base {
namespace {

constexpr std::size_t kSealRandom = 16;
constexpr std::size_t kSealLength = 4;
constexpr std::size_t kSealBlock = 32;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_word_letter(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == '-';
}

bool is_lower_hex(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); }

/// 1 when a < b, without a branch on the values.
std::uint32_t seal_less(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::uint32_t>((std::uint64_t{a} - std::uint64_t{b}) >> 63U);
}

/// The number of padding bytes, 0 when the padding is wrong. Looks at all of the last 32 bytes
/// whatever the padding says, so that its time tells nothing.
std::size_t seal_padding(std::string_view padded) {
  const auto byte_from_end = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(padded[padded.size() - 1 - i]));
  };
  const std::uint32_t pad = byte_from_end(0);
  std::uint32_t wrong = seal_less(pad, 1) | seal_less(kSealBlock, pad);
  for (std::uint32_t i = 0; i < kSealBlock; ++i) {
    const std::uint32_t inside = seal_less(i, pad);
    wrong |= inside * (byte_from_end(i) ^ pad);
  }
  return wrong == 0 ? pad : 0;
}

}  // namespace

std::string callback_signature(std::initializer_list<std::string_view> parts) {
  std::vector<std::string_view> sorted(parts);
  std::sort(sorted.begin(), sorted.end());
  std::string joined;
  for (const auto part : sorted) joined += part;
  return sha1_hex(joined);
}

bool is_callback_timestamp(std::string_view text) {
  return text.size() == 10 && std::all_of(text.begin(), text.end(), is_ascii_digit);
}

bool is_callback_nonce(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), is_word_letter);
}

bool is_callback_signature(std::string_view given, std::initializer_list<std::string_view> parts) {
  return given.size() == 40 && std::all_of(given.begin(), given.end(), is_lower_hex) &&
         equal_constant_time(given, callback_signature(parts));
}

std::optional<std::string> decode_aes_key(std::string_view encoding_aes_key) {
  if (encoding_aes_key.size() != 43) return std::nullopt;
  auto key = base64_decode_lenient(std::string(encoding_aes_key) + "=");
  if (!key || key->size() != 32) return std::nullopt;
  return key;
}

std::string seal(std::string_view key, std::string_view receiver, std::string_view message,
                 std::string_view random16) {
  if (key.size() != 32 || random16.size() != kSealRandom || message.size() > 0x7FFFFFFFU) {
    throw Fault("seal: wrong length of key, random bytes or message");
  }
  std::string plain(random16);
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    plain.push_back(static_cast<char>((message.size() >> shift) & 0xFFU));
  }
  plain.append(message).append(receiver);
  // Never zero: a full block is added when the text fits exactly.
  const std::size_t pad = kSealBlock - plain.size() % kSealBlock;
  plain.append(pad, static_cast<char>(pad));
  return base64_encode(aes256_cbc_encrypt(key, key.substr(0, 16), plain));
}

std::optional<std::string> unseal(std::string_view key, std::string_view receiver,
                                  std::string_view sealed) {
  const auto secret = base64_decode(sealed);
  if (!secret || secret->size() < kSealBlock || secret->size() % 16 != 0) return std::nullopt;
  const std::string plain = aes256_cbc_decrypt(key, key.substr(0, 16), *secret);

  const std::size_t pad = seal_padding(plain);
  const std::size_t content = plain.size() - pad;
  if (pad == 0 || content < kSealRandom + kSealLength) return std::nullopt;
  std::size_t length = 0;
  for (std::size_t i = 0; i < kSealLength; ++i) {
    length = (length << 8U) | static_cast<unsigned char>(plain[kSealRandom + i]);
  }
  // Subtract instead of add: a forged length must not wrap around.
  const std::size_t rest = content - kSealRandom - kSealLength;
  if (length > rest) return std::nullopt;
  const std::string_view body = std::string_view(plain).substr(kSealRandom + kSealLength, rest);
  if (!equal_constant_time(body.substr(length), receiver)) return std::nullopt;
  return std::string(body.substr(0, length));
}

}  // namespace zampa::base
