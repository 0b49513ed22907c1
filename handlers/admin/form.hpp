// What a browser posts from a form, decoded once and strictly: a repeated name, malformed UTF-8 or
// a field the route does not know is refused, so that no handler meets a field it did not ask for.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "bot/base/http_message.hpp"
#include "bot/base/result.hpp"

namespace zampa::handlers::admin {

using Form = std::map<std::string, std::string>;

/// The fields of an application/x-www-form-urlencoded body. Line ends become "\n", other control
/// characters vanish. `allowed` names every field the route knows beside `csrf`.
/// Refuses unsupported (another content type), invalid (malformed, repeated or unknown field).
Result<Form> read_form(const HttpRequest& request, std::span<const std::string_view> allowed);

/// The field, trimmed; empty when it was not sent.
std::string field(const Form& form, const std::string& name);

/// `text` for the query part of an address, everything but letters, digits and -._~ escaped.
std::string url_escape(std::string_view text);

}  // namespace zampa::handlers::admin
