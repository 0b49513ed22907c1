// Reading what the platforms' own servers answer to us: errors come as JSON under status 200, even
// where a picture was asked for. Called by the wechat and wecom clients.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "bot/base/json.hpp"
#include "bot/base/result.hpp"

namespace zampa::base {

struct PlatformAnswer {
  std::int64_t code = 0;  ///< errcode, 0 = done
  std::string message;    ///< errmsg in valid UTF-8, at most 300 bytes; never decide by it
  Json body;
};

/// Refuses unavailable for everything that is no answer of the platform: another status, no JSON
/// object, an errcode that is no number.
/// code_required  false where success is told by other members and no errcode
Result<PlatformAnswer> read_platform_answer(int status, std::string_view body, bool code_required);

struct MediaAnswer {
  std::string content_type;  ///< by the first bytes; empty = no medium
  std::int64_t code = 0;     ///< the platform's errcode when it sent an error instead
  std::string message;
  bool is_link = false;  ///< a video: its answer holds an address, no bytes
};

/// declared  the Content-Type of the answer; trusted only to say that something is text
MediaAnswer read_media_answer(std::string_view declared, std::string_view body);

/// Largest medium that is fetched.
inline constexpr std::size_t kMediaMaxBytes = std::size_t{10} << 20U;

/// 1 to 256 of [A-Za-z0-9_-]: safe inside an address, never a path.
bool is_media_id(std::string_view text);

/// image/jpeg, image/png, image/gif, image/webp, audio/amr, video/mp4 or empty.
std::string_view media_type_of(std::string_view bytes);

/// For one value inside a URL's query.
std::string percent_encode(std::string_view value);

}  // namespace zampa::base
