// The platforms' callback envelope as pure functions: the sorted signature and the cipher with its
// own padding. WeChat and WeCom share it to the last byte (decision 0002); both wings call it, no
// one else. Every failure is one generic "no": which check said it must not be told to the peer.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace zampa::base {

/// SHA-1 in lower-case hex over the parts, sorted bytewise and joined with nothing between them.
/// Three parts (token, timestamp, nonce) or four (and the ciphertext).
std::string callback_signature(std::initializer_list<std::string_view> parts);

/// The signature is undelimited: digits could be moved between timestamp and nonce without changing
/// it. Fixing the timestamp's length and the nonce's letters takes that freedom away.
bool is_callback_timestamp(std::string_view text);  ///< exactly ten ASCII digits
bool is_callback_nonce(std::string_view text);      ///< 1 to 64 of [A-Za-z0-9_-]

/// True when `given` is 40 lower-case hex digits and the signature of `parts`. Constant time.
bool is_callback_signature(std::string_view given, std::initializer_list<std::string_view> parts);

/// The 32-byte key of a 43-letter EncodingAESKey. Unused bits of the last letter may be set, as
/// they are in most published and real keys. Nothing for any other length or letter.
std::optional<std::string> decode_aes_key(std::string_view encoding_aes_key);

/// random16 | length of message | message | receiver, padded to 32, AES-256-CBC, base64.
/// key       32 bytes from decode_aes_key
/// random16  16 bytes that an outsider cannot guess
/// Throws Fault on other lengths (a bug of the caller).
std::string seal(std::string_view key, std::string_view receiver, std::string_view message,
                 std::string_view random16);

/// The message, or nothing: not canonical base64, a length that fits no block, padding that is not
/// 1..32 equal bytes, a length field that does not fit, another receiver. Padding to 16 is
/// accepted.
std::optional<std::string> unseal(std::string_view key, std::string_view receiver,
                                  std::string_view sealed);

}  // namespace zampa::base
