#include "bot/base/platform_answer.hpp"

#include <algorithm>

#include "bot/base/crypto.hpp"
#include "bot/base/text.hpp"

namespace zampa::base {
namespace {

Refusal no_answer(std::string why) { return {RefusalCode::unavailable, std::move(why)}; }

std::string short_message(const Json& body) {
  return scrub_utf8(json_text(body, "errmsg").substr(0, 300));
}

}  // namespace

Result<PlatformAnswer> read_platform_answer(int status, std::string_view body, bool code_required) {
  if (status != 200) return no_answer("http status " + std::to_string(status));
  auto json = parse_json(body);
  if (!json || !json->is_object()) return no_answer("the answer is no JSON object");
  PlatformAnswer answer;
  if (code_required || json->contains("errcode")) {
    const auto code = json_integer(*json, "errcode");
    if (!code) return no_answer("the answer has no errcode");
    answer.code = *code;
  }
  answer.message = short_message(*json);
  answer.body = *std::move(json);
  return answer;
}

bool is_media_id(std::string_view text) {
  return !text.empty() && text.size() <= 256 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-';
  });
}

std::string_view media_type_of(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
  if (bytes.starts_with("GIF8")) return "image/gif";
  if (bytes.starts_with("#!AMR")) return "audio/amr";
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return "image/webp";
  if (bytes.substr(0, 8).ends_with("ftyp")) return "video/mp4";
  return {};
}

MediaAnswer read_media_answer(std::string_view declared, std::string_view body) {
  MediaAnswer answer;
  answer.content_type = media_type_of(body);
  if (!answer.content_type.empty() || body.empty()) return answer;
  if (body.front() == '{') {
    if (const auto json = parse_json(body); json && json->is_object()) {
      answer.code = json_integer(*json, "errcode").value_or(0);
      answer.message = short_message(*json);
      answer.is_link = answer.code == 0 && json->contains("video_url");
      return answer;
    }
  }
  // A page of some gateway in between is no medium; unknown binary is, and the vault judges it.
  if (!ascii_lower(declared).starts_with("text/")) answer.content_type = "application/octet-stream";
  return answer;
}

std::string percent_encode(std::string_view value) {
  std::string out;
  for (const char c : value) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out.push_back(c);
    } else {
      std::string hex = to_hex(std::string_view(&c, 1));
      std::transform(hex.begin(), hex.end(), hex.begin(), [](char digit) {
        return digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
      });
      out += "%" + hex;
    }
  }
  return out;
}

}  // namespace zampa::base
