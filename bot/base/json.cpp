#include "bot/base/json.hpp"

#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "bot/base/fault.hpp"
#include "bot/base/text.hpp"

namespace zampa::base {
namespace {

/// Thrown through the parser to end it early; never leaves this file.
struct JsonStop {
  const char* reason;
};

Refusal bad_json(std::string detail) { return {RefusalCode::invalid, std::move(detail)}; }

Refusal bad_member(const char* key) {
  return {RefusalCode::invalid, std::string("bad_json: ") + key + " is not an integer"};
}

const Json* json_member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t max_depth) {
  if (!is_valid_utf8(text)) return bad_json("invalid_utf8");
  std::vector<std::set<std::string>> keys;
  const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
    using Event = Json::parse_event_t;
    if (event == Event::object_start || event == Event::array_start) {
      if (static_cast<std::size_t>(depth) >= max_depth) throw JsonStop{"too_deep"};
      if (event == Event::object_start) keys.emplace_back();
    } else if (event == Event::object_end) {
      keys.pop_back();
    } else if (event == Event::key) {
      if (!keys.back().insert(parsed.get<std::string>()).second) throw JsonStop{"duplicate_key"};
    }
    return true;
  };
  try {
    return Json::parse(text.begin(), text.end(), watch);
  } catch (const JsonStop& stop) {
    return bad_json(stop.reason);
  } catch (const Json::exception& error) {
    // Only the position: the library quotes the text, which may be a citizen's.
    const auto* parse = dynamic_cast<const Json::parse_error*>(&error);
    return bad_json(parse == nullptr ? std::string("bad_json")
                                     : "bad_json: at byte " + std::to_string(parse->byte));
  }
}

std::string dump_json(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string json_text(const Json& object, const char* key) {
  const Json* member = json_member(object, key);
  if (member == nullptr) return {};
  if (member->is_string()) return member->get<std::string>();
  if (member->is_number_integer()) return member->dump();
  return {};
}

Result<std::int64_t> json_integer(const Json& object, const char* key) {
  const Json* member = json_member(object, key);
  if (member == nullptr) return bad_member(key);
  if (member->is_number_unsigned()) {
    const auto value = member->get<std::uint64_t>();
    constexpr auto kLargest = std::numeric_limits<std::int64_t>::max();
    if (value > static_cast<std::uint64_t>(kLargest)) return bad_member(key);
    return static_cast<std::int64_t>(value);
  }
  if (member->is_number_integer()) return member->get<std::int64_t>();
  if (!member->is_string()) return bad_member(key);
  const auto text = member->get<std::string>();
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return bad_member(key);
  return value;
}

std::string fields_to_text(const Fields& fields) {
  Json object = Json::object();
  for (const auto& [key, value] : fields) object[key] = value;
  return dump_json(object);
}

Fields fields_from_text(std::string_view text) {
  const auto object = parse_json(text);
  if (!object || !object->is_object()) throw Fault("json: a stored field list is unreadable");
  Fields fields;
  for (const auto& [key, value] : object->items()) {
    if (!value.is_string()) throw Fault("json: a stored field is not a text");
    fields[key] = value.get<std::string>();
  }
  return fields;
}

}  // namespace zampa::base
