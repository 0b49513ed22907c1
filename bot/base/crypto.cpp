#include "bot/base/crypto.hpp"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <charconv>
#include <climits>
#include <cstdint>
#include <memory>
#include <vector>

#include "bot/base/fault.hpp"
#include "bot/base/text.hpp"

namespace zampa::base {
namespace {

constexpr std::string_view kCryptoLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// scrypt: 64 MiB and about a third of a second here. OpenSSL refuses this much memory unless asked.
constexpr int kScryptLog2N = 16;
constexpr int kScryptR = 8;
constexpr int kScryptP = 1;
constexpr std::size_t kScryptSaltBytes = 16;
constexpr std::size_t kScryptHashBytes = 32;
constexpr std::uint64_t kScryptMaxMemory = std::uint64_t{160} << 20U;

const unsigned char* crypto_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* crypto_bytes(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string crypto_digest(const EVP_MD* kind, std::string_view bytes) {
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), crypto_bytes(out), &length, kind, nullptr) != 1) {
    throw Fault("crypto: digest failed");
  }
  out.resize(length);
  return out;
}

struct CipherContextFree {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

std::string crypto_cbc(const EVP_CIPHER* cipher, bool encrypt, std::string_view key,
                       std::string_view iv, std::string_view bytes) {
  const auto key_length = static_cast<std::size_t>(EVP_CIPHER_get_key_length(cipher));
  if (key.size() != key_length || iv.size() != 16 || bytes.size() % 16 != 0 ||
      bytes.size() > INT_MAX / 2) {
    throw Fault("crypto: wrong length of key, iv or text");
  }
  const std::unique_ptr<EVP_CIPHER_CTX, CipherContextFree> context(EVP_CIPHER_CTX_new());
  std::string out(bytes.size() + 16, '\0');
  int first = 0;
  int last = 0;
  const bool done = context != nullptr &&
                    EVP_CipherInit_ex(context.get(), cipher, nullptr, crypto_bytes(key),
                                      crypto_bytes(iv), encrypt ? 1 : 0) == 1 &&
                    EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
                    EVP_CipherUpdate(context.get(), crypto_bytes(out), &first, crypto_bytes(bytes),
                                     static_cast<int>(bytes.size())) == 1 &&
                    EVP_CipherFinal_ex(context.get(), crypto_bytes(out) + first, &last) == 1;
  if (!done) throw Fault("crypto: cipher failed");
  out.resize(static_cast<std::size_t>(first) + static_cast<std::size_t>(last));
  return out;
}

int base64_value(char letter) {
  const auto at = kCryptoLetters.find(letter);
  return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::optional<std::string> base64_read(std::string_view text, bool unused_bits_must_be_zero) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  text.remove_suffix(padding);
  std::string out;
  out.reserve(text.size() * 3 / 4);
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const int value = base64_value(letter);
    if (value < 0) return std::nullopt;
    held = (held << 6U) | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out.push_back(static_cast<char>((held >> bits) & 0xFFU));
    }
  }
  const std::uint32_t unused = held & ((1U << bits) - 1U);
  if (unused_bits_must_be_zero && unused != 0) return std::nullopt;
  return out;
}

std::string scrypt_hash(std::string_view password, std::string_view salt, int log2n, int r, int p) {
  std::string hash(kScryptHashBytes, '\0');
  if (EVP_PBE_scrypt(password.data(), password.size(), crypto_bytes(salt), salt.size(),
                     std::uint64_t{1} << static_cast<unsigned>(log2n),
                     static_cast<std::uint64_t>(r), static_cast<std::uint64_t>(p), kScryptMaxMemory,
                     crypto_bytes(hash), hash.size()) != 1) {
    throw Fault("crypto: scrypt failed");
  }
  return hash;
}

std::optional<int> scrypt_number(std::string_view text, int lowest, int highest) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || value < lowest || value > highest) return std::nullopt;
  return value;
}

}  // namespace

std::string sha1_hex(std::string_view bytes) { return to_hex(crypto_digest(EVP_sha1(), bytes)); }

std::string sha256_hex(std::string_view bytes) {
  return to_hex(crypto_digest(EVP_sha256(), bytes));
}

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  if (key.size() > INT_MAX) throw Fault("crypto: key too long");
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned int length = 0;
  // An empty key is legal, but a null pointer means "reuse the last key" to OpenSSL.
  const char* key_data = key.empty() ? "" : key.data();
  if (HMAC(EVP_sha256(), key_data, static_cast<int>(key.size()), crypto_bytes(bytes), bytes.size(),
           crypto_bytes(out), &length) == nullptr) {
    throw Fault("crypto: hmac failed");
  }
  out.resize(length);
  return out;
}

std::string aes256_cbc_encrypt(std::string_view key, std::string_view iv, std::string_view bytes) {
  return crypto_cbc(EVP_aes_256_cbc(), true, key, iv, bytes);
}

std::string aes256_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view bytes) {
  return crypto_cbc(EVP_aes_256_cbc(), false, key, iv, bytes);
}

std::string aes128_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view bytes) {
  return crypto_cbc(EVP_aes_128_cbc(), false, key, iv, bytes);
}

bool equal_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string random_bytes(std::size_t count) {
  std::string out(count, '\0');
  if (count > INT_MAX || RAND_bytes(crypto_bytes(out), static_cast<int>(count)) != 1) {
    throw Fault("crypto: no random bytes");
  }
  return out;
}

std::string base64_encode(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(byte);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      out.push_back(kCryptoLetters[(held >> bits) & 0x3FU]);
    }
  }
  if (bits > 0) out.push_back(kCryptoLetters[(held << (6 - bits)) & 0x3FU]);
  while (out.size() % 4 != 0) out.push_back('=');
  return out;
}

std::optional<std::string> base64_decode(std::string_view text) { return base64_read(text, true); }

std::optional<std::string> base64_decode_lenient(std::string_view text) {
  return base64_read(text, false);
}

std::string to_hex(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    out.push_back(kHex[value >> 4U]);
    out.push_back(kHex[value & 0x0FU]);
  }
  return out;
}

std::string hash_password(std::string_view password) {
  const std::string salt = random_bytes(kScryptSaltBytes);
  const std::string hash = scrypt_hash(password, salt, kScryptLog2N, kScryptR, kScryptP);
  return "scrypt$" + std::to_string(kScryptLog2N) + "$" + std::to_string(kScryptR) + "$" +
         std::to_string(kScryptP) + "$" + base64_encode(salt) + "$" + base64_encode(hash);
}

bool verify_password(std::string_view password, std::string_view stored) {
  const auto parts = split(stored, '$');
  if (parts.size() != 6 || parts[0] != "scrypt") return false;
  // Bounds keep a tampered row from asking for gigabytes.
  const auto log2n = scrypt_number(parts[1], 1, 17);
  const auto r = scrypt_number(parts[2], 1, 8);
  const auto p = scrypt_number(parts[3], 1, 4);
  const auto salt = base64_decode(parts[4]);
  const auto hash = base64_decode(parts[5]);
  if (!log2n || !r || !p || !salt || !hash || hash->size() != kScryptHashBytes) return false;
  return equal_constant_time(scrypt_hash(password, *salt, *log2n, *r, *p), *hash);
}

}  // namespace zampa::base
