// The accounts that the simulator plays and what it is given at start. Filled by bot/app from the
// same settings as the bot's own accounts (both sides of a wire must know token and key), then
// never changed. Surprising: `content` hands out files by name, so that nothing here opens a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bot/base/instant.hpp"

namespace zampa::simulator {

enum class AccountKind { service, miniprogram, wecom };
enum class PushMode { plaintext, compatible, secure };
enum class PushFormat { xml, json };

struct Account {
  std::string name;  ///< last part of the callback path
  AccountKind kind = AccountKind::service;
  std::string app_id;       ///< or the CorpID
  std::string original_id;  ///< gh_…; empty for WeCom
  std::string token;
  std::string encoding_aes_key;  ///< 43 characters
  std::string secret;
  PushMode mode = PushMode::secure;     ///< WeCom is always secure
  PushFormat format = PushFormat::xml;  ///< json: mini-program only
  std::int64_t agent_id = 0;            ///< WeCom only
};

struct Options {
  std::vector<Account> accounts;

  /// The bytes of a file below templates/simulator/, e.g. "people.json"; nothing if there is none.
  std::function<std::optional<std::string>(const std::string& name)> content;

  Millis patience{5'000};  ///< how long a push waits for its answer, and how far tries are apart
  int tries = 3;           ///< the platform's number, first one included
  Millis long_poll{20'000};
  Millis spacing{40};        ///< between two pushes of one person, so that their order survives
  std::size_t workers = 16;  ///< an album of nine waits for its one answer on nine of them
  std::size_t max_waiting_pushes = 512;
};

}  // namespace zampa::simulator
