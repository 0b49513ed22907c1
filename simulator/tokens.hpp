// Access tokens: the old family (each call makes a new one, the one before lives five more minutes)
// and the stable family (each call returns the same one until five minutes before its end). Neither
// touches the other's. WeCom's is a third kind: the same until it ends. Called with the world
// locked.
#pragma once

#include <string>
#include <vector>

#include "bot/base/instant.hpp"

namespace zampa::simulator {

enum class TokenFamily { plain, stable, wecom };

struct IssuedToken {
  std::string account;
  std::string text;
  TokenFamily family = TokenFamily::plain;
  Instant until{};          ///< its 7,200 s, or less once a newer one of the family was made
  bool superseded = false;  ///< ended before its time: the platform then says 40001, not 42001
};

struct TokenAnswer {
  int errcode = 0;
  std::string text;
  int expires_in = 0;
};

class TokenOffice {
 public:
  TokenAnswer plain(const std::string& account, Instant now);
  /// force   ends the former one at once; at most 20 a day and not twice within 30 s
  TokenAnswer stable(const std::string& account, bool force, Instant now);
  TokenAnswer wecom(const std::string& account, Instant now);

  struct Check {
    int errcode = 0;      ///< 41001, 40001, 40014 or 42001
    std::string account;  ///< whose token it is, also when it has expired
  };
  Check check(const std::string& text, Instant now) const;

 private:
  struct Forced {
    std::string account;
    Instant at{};
  };
  TokenAnswer issue(const std::string& account, TokenFamily family, Instant now);
  IssuedToken* newest(const std::string& account, TokenFamily family);
  void forget_old(Instant now);

  std::vector<IssuedToken> issued_;
  std::vector<Forced> forced_;
};

}  // namespace zampa::simulator
