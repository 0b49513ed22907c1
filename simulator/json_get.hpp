// Reading members of JSON that a peer wrote, where a missing or misshapen one is simply absent.
// Used by everything that answers API calls and page acts.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "bot/base/json.hpp"

namespace zampa::simulator {

/// The member, or null.
inline base::Json member(const base::Json& object, const std::string& key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? base::Json(nullptr) : *found;
}

/// The member if it is a list, else an empty list.
inline base::Json list(const base::Json& object, const std::string& key) {
  auto found = member(object, key);
  return found.is_array() ? found : base::Json::array();
}

inline std::int64_t whole(const base::Json& object, const char* key, std::int64_t otherwise = 0) {
  return base::json_integer(object, key).value_or(otherwise);
}

inline bool flag(const base::Json& object, const std::string& key) {
  const auto found = member(object, key);
  if (found.is_boolean()) return found.get<bool>();
  return found.is_number_integer() && found.get<std::int64_t>() != 0;
}

/// The string, or null when it is empty or missing: how the page API says "none".
inline base::Json text_or_null(const base::Json& object, const char* key) {
  auto text = base::json_text(object, key);
  return text.empty() ? base::Json(nullptr) : base::Json(std::move(text));
}

}  // namespace zampa::simulator
