// The head of a request, read strictly: what two readers could understand differently is refused
// instead of guessed, because a proxy in front may guess the other way. Called by the server before
// anything else sees a byte. Pure, so that a fuzzer can have it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

#include "bot/base/http_message.hpp"

namespace zampa::web {

inline constexpr std::size_t kLongestTargetBytes = 2048;
inline constexpr std::size_t kLongestHeaderBlockBytes = 8192;
inline constexpr std::size_t kMostHeaderLines = 64;
inline constexpr std::size_t kMostQueryParameters = 64;

struct HttpHead {
  HttpRequest request;            ///< all but params, body and peer
  std::size_t content_bytes = 0;  ///< declared length of the body
  bool keep_alive = true;         ///< what the client wishes
  bool expects_continue = false;  ///< waits for "100 Continue" before it sends the body
  /// 0, or the status that answers this request once its route is known: 411 chunked, 415 encoded,
  /// 417 unknown expectation, 501 unknown method.
  int objection = 0;
};

/// The number of bytes up to and including the empty line, once it is there.
std::optional<std::size_t> head_length(std::string_view received);

/// For a head that is not complete yet: 0 while it may still become one within the limits, else the
/// status to answer with (400, 414, 431).
int refuse_partial_head(std::string_view received);

/// The head, or the status that refuses it (400, 414, 431): afterwards nobody knows where the next
/// request would begin, so the connection must be closed.
std::variant<HttpHead, int> read_head(std::string_view head);

}  // namespace zampa::web
