#include "simulator/wire.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace zampa::simulator {
namespace {

constexpr std::string_view kWireAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kWireBlock = 32;
constexpr std::size_t kWireHead = 16 + 4;

struct WireCipherFree {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

const unsigned char* wire_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// AES-256-CBC over whole blocks; the initial vector is the first half of the key.
std::optional<std::string> wire_cbc(const CipherKey& key, std::string_view input, bool encrypt) {
  std::unique_ptr<EVP_CIPHER_CTX, WireCipherFree> context{EVP_CIPHER_CTX_new()};
  if (!context ||
      EVP_CipherInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, key.data(), key.data(),
                        encrypt ? 1 : 0) != 1 ||
      EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1) {
    return std::nullopt;
  }
  std::string output(input.size() + 16, '\0');
  auto* out = reinterpret_cast<unsigned char*>(output.data());
  int first = 0;
  int last = 0;
  if (EVP_CipherUpdate(context.get(), out, &first, wire_bytes(input),
                       static_cast<int>(input.size())) != 1 ||
      EVP_CipherFinal_ex(context.get(), out + first, &last) != 1) {
    return std::nullopt;
  }
  output.resize(static_cast<std::size_t>(first) + static_cast<std::size_t>(last));
  return output;
}

void wire_random(unsigned char* out, std::size_t size) {
  if (RAND_bytes(out, static_cast<int>(size)) != 1) {
    throw std::runtime_error("no randomness from the system");
  }
}

}  // namespace

std::string signature_of(std::vector<std::string> parts) {
  std::sort(parts.begin(), parts.end());
  std::string joined;
  for (const auto& part : parts) joined += part;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(joined.data(), joined.size(), digest.data(), &size, EVP_sha1(), nullptr) != 1) {
    throw std::runtime_error("SHA-1 is not available");
  }
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += hex[digest[i] >> 4U];
    text += hex[digest[i] & 15U];
  }
  return text;
}

std::optional<CipherKey> decode_key(std::string_view encoding_aes_key) {
  if (encoding_aes_key.size() != 43) return std::nullopt;
  const auto bytes = base64_decode(std::string{encoding_aes_key} + "=");
  if (!bytes || bytes->size() != 32) return std::nullopt;
  CipherKey key{};
  std::copy(bytes->begin(), bytes->end(), key.begin());
  return key;
}

std::string seal(const CipherKey& key, std::string_view random16, std::string_view message,
                 std::string_view receiver) {
  std::string clear{random16};
  const auto length = static_cast<std::uint32_t>(message.size());
  for (int shift = 24; shift >= 0; shift -= 8) {
    clear += static_cast<char>((length >> static_cast<unsigned>(shift)) & 255U);
  }
  clear.append(message).append(receiver);
  const std::size_t pad = kWireBlock - clear.size() % kWireBlock;  // 1 … 32, never 0
  clear.append(pad, static_cast<char>(pad));
  const auto sealed = wire_cbc(key, clear, true);
  if (!sealed) throw std::runtime_error("AES is not available");
  return base64_encode(*sealed);
}

std::optional<Opened> open_sealed(const CipherKey& key, std::string_view base64) {
  const auto sealed = base64_decode(base64);
  if (!sealed || sealed->size() < kWireBlock || sealed->size() % 16 != 0) return std::nullopt;
  auto clear = wire_cbc(key, *sealed, false);
  if (!clear) return std::nullopt;
  const std::size_t pad = static_cast<unsigned char>(clear->back());
  if (pad < 1 || pad > kWireBlock || pad + kWireHead > clear->size()) return std::nullopt;
  clear->resize(clear->size() - pad);
  std::size_t length = 0;
  for (std::size_t i = 16; i < kWireHead; ++i) {
    length = length << 8U | static_cast<unsigned char>((*clear)[i]);
  }
  if (length > clear->size() - kWireHead) return std::nullopt;
  return Opened{clear->substr(kWireHead, length), clear->substr(kWireHead + length)};
}

std::string base64_encode(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U | static_cast<unsigned char>(byte)) & 0xFFFFFFU;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += kWireAlphabet[held >> bits & 63U];
    }
  }
  if (bits > 0) text += kWireAlphabet[held << (6 - bits) & 63U];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && !text.empty() && text.back() == '=') {
    text.remove_suffix(1);
    ++padding;
  }
  std::string bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const auto value = kWireAlphabet.find(letter);
    if (value == std::string_view::npos) return std::nullopt;
    held = (held << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>(held >> bits & 255U);
    }
  }
  return bytes;
}

std::string random_hex(std::size_t characters) {
  std::string text(characters, '\0');
  wire_random(reinterpret_cast<unsigned char*>(text.data()), text.size());
  for (char& c : text) c = "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
  return text;
}

std::string random_word(std::size_t characters) {
  std::string text(characters, '\0');
  wire_random(reinterpret_cast<unsigned char*>(text.data()), text.size());
  for (char& c : text) {
    c = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
        [static_cast<unsigned char>(c) & 63U];
  }
  return text;
}

}  // namespace zampa::simulator
