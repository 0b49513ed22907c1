#include "bot/web/http_head.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bot/base/text.hpp"

namespace zampa::web {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::size_t kLongestMethodBytes = 16;
/// The target and what else stands on the request line.
constexpr std::size_t kLongestRequestLineBytes = kLongestTargetBytes + 32;

bool head_is_token_byte(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  // The standard allows '_' too, but servers and proxies differ over what X_Y and X-Y mean.
  return letter || std::string_view("!#$%&'*+-.^`|~").find(c) != std::string_view::npos;
}

bool head_is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), head_is_token_byte);
}

/// No control characters but the tab: NUL, bare CR and the like.
bool head_is_field_value(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  });
}

int head_hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Percent-decoded once; nothing for a broken escape, NUL, or bytes that are not UTF-8.
std::optional<std::string> head_decode(std::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out += ' ';
    } else if (text[i] != '%') {
      out += text[i];
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = head_hex_digit(text[i + 1]);
      const int low = head_hex_digit(text[i + 2]);
      if (high < 0 || low < 0 || (high == 0 && low == 0)) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  if (!base::is_valid_utf8(out)) return std::nullopt;
  return out;
}

/// The decoded path. An encoded slash is refused: it would move the borders of the segments.
std::optional<std::string> head_path(std::string_view raw) {
  auto path = head_decode(raw, false);
  if (!path ||
      std::count(path->begin(), path->end(), '/') != std::count(raw.begin(), raw.end(), '/'))
    return std::nullopt;
  const bool hostile = std::any_of(path->begin(), path->end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F || c == '\\';
  });
  return hostile ? std::nullopt : std::move(path);
}

bool head_read_query(std::string_view raw, std::multimap<std::string, std::string>& query) {
  if (raw.empty()) return true;
  for (const std::string_view pair : base::split(raw, '&')) {
    if (pair.empty()) continue;
    if (query.size() == kMostQueryParameters) return false;
    const auto equals = pair.find('=');
    auto name = head_decode(pair.substr(0, equals), true);
    auto value = equals == std::string_view::npos ? std::optional<std::string>("")
                                                  : head_decode(pair.substr(equals + 1), true);
    if (!name || !value) return false;
    query.emplace(std::move(*name), std::move(*value));
  }
  return true;
}

/// 0, or the status that refuses the request line.
int head_read_request_line(std::string_view line, HttpHead& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!head_is_token(method) || method.size() > kLongestMethodBytes) return 400;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return 400;
  head.keep_alive = version == "HTTP/1.1";
  if (target.size() > kLongestTargetBytes) return 414;
  // Only the origin form: an absolute one names a host of the client's choice.
  if (!target.starts_with('/')) return 400;
  const bool odd = std::any_of(target.begin(), target.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte <= 0x20 || byte >= 0x7F || c == '#';
  });
  if (odd) return 400;
  const auto question = target.find('?');
  const std::string_view raw_query =
      question == std::string_view::npos ? std::string_view{} : target.substr(question + 1);
  // Some readers split at ';' too; what they would see differs from what we see.
  if (raw_query.find(';') != std::string_view::npos) return 400;
  auto path = head_path(target.substr(0, question));
  if (!path || !head_read_query(raw_query, head.request.query)) return 400;
  constexpr std::array<std::string_view, 7> kMethods{"GET",   "POST", "PUT",    "DELETE",
                                                     "PATCH", "HEAD", "OPTIONS"};
  if (std::find(kMethods.begin(), kMethods.end(), method) == kMethods.end()) head.objection = 501;
  head.request.method = method;
  head.request.path = std::move(*path);
  return 0;
}

/// Headers of which a second one is a contradiction, never a list.
bool head_is_single(std::string_view name) {
  constexpr std::array<std::string_view, 8> kSingle{"host",
                                                    "content-length",
                                                    "transfer-encoding",
                                                    "content-type",
                                                    "content-encoding",
                                                    "authorization",
                                                    "expect",
                                                    "origin"};
  return std::find(kSingle.begin(), kSingle.end(), name) != kSingle.end();
}

bool head_read_header(std::string_view line, std::map<std::string, std::string>& headers) {
  const auto colon = line.find(':');
  // A line that begins with a blank continues the one before: an empty name, refused here.
  if (colon == std::string_view::npos || !head_is_token(line.substr(0, colon))) return false;
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\t')) value.remove_suffix(1);
  if (!head_is_field_value(value)) return false;
  const std::string name = base::ascii_lower(line.substr(0, colon));
  const auto [held, is_new] = headers.try_emplace(name, value);
  if (is_new) return true;
  if (head_is_single(name)) return false;
  held->second += name == "cookie" ? "; " : ", ";
  held->second += value;
  return true;
}

bool head_is_host(std::string_view host) {
  return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return head_is_token_byte(c) || c == ':' || c == '[' || c == ']' || c == '_';
  });
}

/// Where the body ends. False when that is in doubt.
bool head_read_framing(HttpHead& head, bool http_1_1) {
  const auto& headers = head.request.headers;
  const auto host = headers.find("host");
  if (host == headers.end() ? http_1_1 : !head_is_host(host->second)) return false;
  const auto length = headers.find("content-length");
  const auto coding = headers.find("transfer-encoding");
  if (coding != headers.end()) {
    if (length != headers.end()) return false;
    head.objection = base::ascii_lower(coding->second) == "chunked" ? 411 : 501;
    return true;
  }
  if (length == headers.end()) return true;
  const std::string& digits = length->second;
  constexpr std::size_t kMostDigits = 15;
  if (digits.empty() || digits.size() > kMostDigits) return false;
  for (const char c : digits) {
    if (c < '0' || c > '9') return false;
    head.content_bytes = head.content_bytes * 10 + static_cast<std::size_t>(c - '0');
  }
  return true;
}

/// True when the comma-separated list holds the word.
bool head_list_has(std::string_view list, std::string_view word) {
  for (const auto item : base::split(list, ',')) {
    if (base::ascii_lower(base::trim(item)) == word) return true;
  }
  return false;
}

void head_read_wishes(HttpHead& head) {
  const HttpRequest& request = head.request;
  const std::string connection = request.header("connection");
  if (head_list_has(connection, "close")) head.keep_alive = false;
  const std::string encoding = base::ascii_lower(request.header("content-encoding"));
  const std::string expect = base::ascii_lower(request.header("expect"));
  if (head.objection != 0) return;
  if (!encoding.empty() && encoding != "identity") {
    head.objection = 415;
  } else if (expect == "100-continue") {
    head.expects_continue = true;
  } else if (!expect.empty()) {
    head.objection = 417;
  }
}

}  // namespace

std::optional<std::size_t> head_length(std::string_view received) {
  const auto end = received.find(kHeadEnd);
  if (end == std::string_view::npos) return std::nullopt;
  return end + kHeadEnd.size();
}

int refuse_partial_head(std::string_view received) {
  const auto line_end = received.find('\n');
  if (line_end == std::string_view::npos) {
    if (received.size() <= kLongestRequestLineBytes) return 0;
    return received.substr(0, kLongestMethodBytes + 1).find(' ') == std::string_view::npos ? 400
                                                                                           : 414;
  }
  if (line_end == 0 || received[line_end - 1] != '\r') return 400;
  const std::string_view block = received.substr(line_end + 1);
  const auto lines = static_cast<std::size_t>(std::count(block.begin(), block.end(), '\n'));
  return block.size() > kLongestHeaderBlockBytes || lines > kMostHeaderLines ? 431 : 0;
}

std::variant<HttpHead, int> read_head(std::string_view head) {
  HttpHead out;
  const auto line_end = head.find(kLineEnd);
  if (line_end == std::string_view::npos || !head.ends_with(kHeadEnd)) return 400;
  const std::string_view request_line = head.substr(0, line_end);
  if (const int refused = head_read_request_line(request_line, out)) return refused;
  const bool http_1_1 = out.keep_alive;
  std::string_view block = head.substr(line_end + kLineEnd.size());
  if (block.size() > kLongestHeaderBlockBytes) return 431;
  for (std::size_t lines = 0; block != kLineEnd; ++lines) {
    if (lines == kMostHeaderLines) return 431;
    const auto end = block.find(kLineEnd);
    if (end == std::string_view::npos) return 400;
    // What remains of a bare LF or CR is a control character inside a value: refused there.
    if (!head_read_header(block.substr(0, end), out.request.headers)) return 400;
    block.remove_prefix(end + kLineEnd.size());
  }
  if (!head_read_framing(out, http_1_1)) return 400;
  head_read_wishes(out);
  return out;
}

}  // namespace zampa::web
