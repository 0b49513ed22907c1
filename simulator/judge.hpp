// Is this answer to a push one that the platform would accept? Pure: bytes in, verdict out; what an
// accepted reply then shows is render's business. Called by the pusher after every try.
#pragma once

#include <string>

#include "simulator/envelope.hpp"
#include "simulator/push.hpp"

namespace zampa::simulator {

struct Judged {
  std::string verdict;  ///< ok, silent, bad_status (tried again), bad_answer (service unavailable)
  std::string detail;   ///< what was wrong, in English
  std::string plain;    ///< the reply after unsealing, for the inspector
  Node reply;           ///< only with ok
};

Judged judge_answer(const Account& account, const Push& push, int status, const std::string& body);

/// How many articles of a news reply are shown for what the person had sent.
std::size_t shown_articles(const std::string& kind);

}  // namespace zampa::simulator
