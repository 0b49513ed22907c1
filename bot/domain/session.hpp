// Where one person stands in one conversation 会话: which flow, which question, what was said so
// far (slots), and which choices the last bubble offered.
#pragma once

#include <string>
#include <vector>

#include "bot/base/instant.hpp"
#include "bot/base/json.hpp"

namespace zampa::domain {

struct Session {
  std::string flow;   ///< empty: no flow is running
  std::string step;   ///< the question that was asked last
  std::string nonce;  ///< changes with every question, so that an old tap is recognised
  Fields slots;
  std::vector<std::string> choices;  ///< keys of the offered choices, in the order of their numbers
  Instant updated_at;

  bool running(std::string_view name) const { return flow == name; }
  std::string slot(const std::string& name) const {
    const auto it = slots.find(name);
    return it == slots.end() ? std::string{} : it->second;
  }
};

}  // namespace zampa::domain
