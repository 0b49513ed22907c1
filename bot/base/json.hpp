// JSON at the edges: one parser with limits, checked getters, one dumper. The only place where the
// parser and the dumper are instantiated; others pass values by reference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "bot/base/result.hpp"

namespace zampa::base {

using Json = nlohmann::json;

/// Depth at most 32, no duplicate keys, valid UTF-8, nothing after the value.
/// Refuses invalid; the detail begins with bad_json, too_deep, duplicate_key or invalid_utf8.
Result<Json> parse_json(std::string_view text, std::size_t max_depth = 32);

/// Compact, UTF-8 as it is (never \uXXXX: some of the platform's endpoints show the escapes to the
/// user); malformed bytes become U+FFFD instead of an exception.
std::string dump_json(const Json& value);

/// The member as text: a string as it is, an integer in decimal, anything else or nothing: "".
std::string json_text(const Json& object, const char* key);
/// The member as an integer; a decimal string is accepted. Refuses invalid naming the key.
Result<std::int64_t> json_integer(const Json& object, const char* key);

/// Flat text fields for a database column: {"a":"b",…}, keys sorted, so equal maps give equal
/// bytes.
using Fields = std::map<std::string, std::string>;
std::string fields_to_text(const Fields& fields);
/// What fields_to_text wrote; throws Fault on anything else (a corrupt row).
Fields fields_from_text(std::string_view text);

}  // namespace zampa::base

namespace zampa {
using base::Fields;
}
