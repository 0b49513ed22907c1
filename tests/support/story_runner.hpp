// Plays a story on a whole office in memory: the real router, tables, store and courier, a clock
// that the story sets. Every message must be followed by what the bot says to it, every push must
// be named.
#pragma once

#include <optional>
#include <string>

#include "tests/support/story.hpp"

namespace zampa::tests {

/// Why the story did not go as written: "FILE:LINE (zh) what was expected and what came"; nothing
/// when it did.
std::optional<std::string> play(const Story& story, domain::Language language);

}  // namespace zampa::tests
