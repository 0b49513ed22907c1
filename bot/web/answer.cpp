#include "bot/web/answer.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "bot/base/log.hpp"
#include "bot/base/text.hpp"

namespace zampa::web {
namespace {

struct AnswerStatus {
  int status;
  std::string_view reason;
  std::string_view text;  ///< fixed body, "" where no fixed answer exists
};

constexpr std::array<AnswerStatus, 30> kAnswerStatuses{{
    {200, "OK", ""},
    {201, "Created", ""},
    {202, "Accepted", ""},
    {204, "No Content", ""},
    {301, "Moved Permanently", ""},
    {302, "Found", ""},
    {303, "See Other", ""},
    {304, "Not Modified", ""},
    {307, "Temporary Redirect", ""},
    {400, "Bad Request", "bad request\n"},
    {401, "Unauthorized", "unauthorized\n"},
    {403, "Forbidden", "forbidden\n"},
    {404, "Not Found", "not found\n"},
    {405, "Method Not Allowed", "method not allowed\n"},
    {408, "Request Timeout", "request timeout\n"},
    {409, "Conflict", ""},
    {410, "Gone", ""},
    {411, "Length Required", "length required\n"},
    {412, "Precondition Failed", ""},
    {413, "Content Too Large", "content too large\n"},
    {414, "URI Too Long", "uri too long\n"},
    {415, "Unsupported Media Type", "unsupported media type\n"},
    {417, "Expectation Failed", "expectation failed\n"},
    {422, "Unprocessable Content", ""},
    {428, "Precondition Required", ""},
    {429, "Too Many Requests", "too many requests\n"},
    {431, "Request Header Fields Too Large", "request header fields too large\n"},
    {500, "Internal Server Error", "internal error\n"},
    {501, "Not Implemented", "not implemented\n"},
    {503, "Service Unavailable", "service unavailable\n"},
}};

const AnswerStatus* answer_status(int status) {
  const auto* found = std::find_if(kAnswerStatuses.begin(), kAnswerStatuses.end(),
                                   [&](const AnswerStatus& row) { return row.status == status; });
  return found == kAnswerStatuses.end() ? nullptr : found;
}

// Scripts, styles, pictures, sounds and frames from this server only, nothing inline, no stranger's
// frame around us (the demo page frames the console): what a citizen writes cannot become a program
// even if an escape is forgotten somewhere.
constexpr std::string_view kPagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "font-src 'self'; media-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'self'";

bool answer_is_clean(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
}

}  // namespace

HttpResponse fixed_answer(int status) {
  const AnswerStatus* row = answer_status(status);
  HttpResponse response;
  response.status = row == nullptr || row->text.empty() ? 500 : status;
  response.body = answer_status(response.status)->text;
  if (status == 429 || status == 503) response.headers.emplace_back("Retry-After", "2");
  return response;
}

std::string answer_bytes(const HttpResponse& response, bool keep_alive, bool with_body) {
  const AnswerStatus* row = answer_status(response.status);
  std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
  out += row == nullptr ? "Other" : row->reason;
  out += "\r\n";
  std::set<std::string> given;
  const auto add = [&](std::string_view name, std::string_view value) {
    const std::string key = base::ascii_lower(name);
    if (!answer_is_clean(name) || !answer_is_clean(value)) {
      base::log(base::LogLevel::error, "answer_header_dropped", {{"header", name}});
      return;
    }
    given.insert(key);
    out.append(name).append(": ").append(value).append("\r\n");
  };
  const auto add_default = [&](std::string_view name, std::string_view value) {
    if (!given.contains(base::ascii_lower(name))) add(name, value);
  };
  for (const auto& [name, value] : response.headers) add(name, value);
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) {
    if (!response.content_type.empty()) add("Content-Type", response.content_type);
    add("Content-Length", std::to_string(response.body.size()));
  }
  add_default("X-Content-Type-Options", "nosniff");
  add_default("Cache-Control", "no-store");
  if (response.content_type.starts_with("text/html")) {
    add_default("Content-Security-Policy", kPagePolicy);
    add_default("Referrer-Policy", "same-origin");
    add_default("X-Frame-Options", "SAMEORIGIN");
    add_default("Cross-Origin-Opener-Policy", "same-origin");
  }
  add("Connection", keep_alive ? "keep-alive" : "close");
  out += "\r\n";
  if (with_body && !bodiless) out += response.body;
  return out;
}

}  // namespace zampa::web
