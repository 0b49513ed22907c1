// The conversation engine: claims the message, knows who wrote, finds the rule that wants it, lets
// its handler answer, and keeps answer and session. Runs inside one write of the store.
#pragma once

#include <string>

#include "bot/dialog/rule.hpp"

namespace zampa::dialog {

struct Outcome {
  domain::Reply reply;
  bool hold = false;      ///< wait for more photos, then call settle()
  bool repeated = false;  ///< the stored answer of an earlier delivery
  std::string person;     ///< id, to hold one person's photos together
};

/// Handles one message once. A repeat gets the stored answer; while the first delivery is still
/// held, the repeat is held with it.
Outcome route(store::Work& work, const Tables& tables, const domain::Inbound& inbound);

/// The answer of a held message, after no more photos came.
Outcome settle(store::Work& work, const Tables& tables, const domain::Inbound& inbound);

/// A held message that a newer one answers for: its stored answer is nothing.
void release_held(store::Work& work, const domain::Inbound& inbound);

}  // namespace zampa::dialog
