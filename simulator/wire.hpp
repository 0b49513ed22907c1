// The platform's half of the callback cryptography, written apart from the bot's on purpose: if
// both sides shared it, one mistake would cancel out and every test would be green. Called by the
// pusher; published vectors hold both halves to the same truth. Surprising: blocks of 32 bytes are
// padded by hand, because the cipher library knows only the usual 16.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zampa::simulator {

using CipherKey = std::array<unsigned char, 32>;

/// SHA-1 in lower-case hex of the parts, sorted bytewise and joined without a separator.
std::string signature_of(std::vector<std::string> parts);

/// The 32 bytes behind a 43-character key; the two superfluous low bits of the last character are
/// ignored, as published keys set them. Nothing if the length or a character is wrong.
std::optional<CipherKey> decode_key(std::string_view encoding_aes_key);

/// Base64 of the sealed envelope around `message` for `receiver`.
/// random16   exactly 16 bytes, put in front so that equal messages look different
std::string seal(const CipherKey& key, std::string_view random16, std::string_view message,
                 std::string_view receiver);

struct Opened {
  std::string message;
  std::string receiver;
};

/// What seal() made, or nothing when anything about it is wrong.
std::optional<Opened> open_sealed(const CipherKey& key, std::string_view base64);

std::string base64_encode(std::string_view bytes);
/// Nothing for a character outside the alphabet, a wrong length or a misplaced '='.
std::optional<std::string> base64_decode(std::string_view text);

/// Lower-case hex characters from the system's generator.
std::string random_hex(std::size_t characters);
/// Characters of [A-Za-z0-9_-], as in access tokens and media ids.
std::string random_word(std::size_t characters);

}  // namespace zampa::simulator
