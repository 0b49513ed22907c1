// The only user of OpenSSL: hashes, AES-CBC without automatic padding, password hashes, constant
// time comparison, random bytes, base64 and hex. Strings hold raw bytes unless a name says hex or
// base64. Threads: any.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zampa::base {

std::string sha1_hex(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);
/// HMAC-SHA256, raw 32 bytes.
std::string hmac_sha256(std::string_view key, std::string_view bytes);

/// AES-256-CBC; `bytes` must be a multiple of 16. `key` 32 bytes, `iv` 16 bytes. No padding is
/// added or removed: the platform pads to 32, which OpenSSL's own padding rejects.
/// Throws Fault when OpenSSL fails or a length is wrong (a bug of the caller).
std::string aes256_cbc_encrypt(std::string_view key, std::string_view iv, std::string_view bytes);
std::string aes256_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view bytes);
/// AES-128-CBC without padding, for the mini-program's open data.
std::string aes128_cbc_decrypt(std::string_view key, std::string_view iv, std::string_view bytes);

/// True when equal; the time taken depends on the lengths only.
bool equal_constant_time(std::string_view a, std::string_view b);

/// From the operating system's generator. Throws Fault when there is none.
std::string random_bytes(std::size_t count);

std::string base64_encode(std::string_view bytes);
/// Canonical standard base64 only: padded, no blanks, unused bits zero. Empty input gives "".
std::optional<std::string> base64_decode(std::string_view text);
/// As base64_decode, but unused bits of the last letter may be set (EncodingAESKey is such a text).
std::optional<std::string> base64_decode_lenient(std::string_view text);

std::string to_hex(std::string_view bytes);

/// "scrypt$16$8$1$<salt base64>$<hash base64>" (N = 2^16). 64 MiB and about 0.3 s a call: bound
/// how many run at once.
std::string hash_password(std::string_view password);
bool verify_password(std::string_view password, std::string_view stored);

}  // namespace zampa::base
