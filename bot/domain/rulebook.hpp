// The rulebook: policy, default replies and emergency words together, constant for the life of the
// process. What an administrator publishes lives in the store and wins over these defaults.
#pragma once

#include <map>
#include <string>

#include "bot/domain/emergency.hpp"
#include "bot/domain/policy.hpp"
#include "bot/domain/reply_text.hpp"

namespace zampa::domain {

struct Rulebook {
  Policy policy;
  std::map<std::string, ReplyText, std::less<>> replies;  ///< by key
  EmergencyWords emergency;
  std::string number_prefix = "AL";
  std::string base_url;  ///< public address for links in messages, without a slash at the end
  std::map<std::string, std::string> account_kinds;  ///< account name → service, miniprogram, wecom
};

}  // namespace zampa::domain
