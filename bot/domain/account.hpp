// One configured account on a platform 平台账号: who we are there and with which secrets we talk.
// Filled by app/settings, read by the wechat and wecom wings. Never logged, never compared in a
// test message: it holds secrets.
#pragma once

#include <string>

#include "bot/base/instant.hpp"
#include "bot/domain/message.hpp"

namespace zampa::domain {

struct Account {
  /// How the platform's pushes are protected. WeCom knows only secure.
  enum class Mode { secure, compatible, plaintext };
  /// How they are written; json exists on mini-programs only.
  enum class Format { xml, json };

  std::string name;  ///< last part of the callback path
  Channel kind = Channel::service;
  std::string app_id;            ///< or CorpID
  std::string original_id;       ///< gh_…; empty = not checked
  std::string token;             ///< signs the pushes
  std::string encoding_aes_key;  ///< 43 letters and digits
  std::string secret;            ///< for our own calls
  Mode mode = Mode::secure;
  Format format = Format::xml;
  std::string api_base;  ///< https://… without a slash at the end
  int agent_id = 0;      ///< WeCom application

  // While token or key are being changed, the old ones are good until `previous_until`; either may
  // be empty. Left at their defaults, only the current ones count.
  std::string previous_token;
  std::string previous_encoding_aes_key;
  Instant previous_until;
};

}  // namespace zampa::domain
