// Turns an HttpResponse into bytes, adds the headers every answer of ours carries, and knows the
// fixed answers that bad requests get. Called by the server.
#pragma once

#include <string>

#include "bot/base/http_message.hpp"

namespace zampa::web {

/// The fixed answer for an error status: a short text that tells nothing of the inside. 429 and 503
/// carry Retry-After. A status without a text of its own gets that of 500.
HttpResponse fixed_answer(int status);

/// The bytes of the answer. Pages get the strict content policy; everything else `nosniff` and
/// `no-store` unless the handler said otherwise. A header of the handler that holds a control
/// character is left out and logged: it could start a header of its own.
/// with_body  false for HEAD: the length is told, the body is not sent
std::string answer_bytes(const HttpResponse& response, bool keep_alive, bool with_body);

}  // namespace zampa::web
