// The bodies of our calls as bytes: notices and menus in the platform's JSON. Called by client.
// Keys are sorted and nothing of the attempt goes in, so equal notices give equal bytes.
#pragma once

#include <string>
#include <vector>

#include "bot/base/result.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/notice.hpp"
#include "bot/ports/messenger.hpp"

namespace zampa::wechat {

struct SendRequest {
  std::string path;
  std::string body;
};

/// Refuses invalid when a keyword breaks its rule, unsupported when this account has no such door.
Result<SendRequest> send_request(const domain::Account& account, const domain::Notice& notice);

/// tag_id  0 = the default menu
/// Refuses invalid: more than 3 buttons or 5 below one, an unknown kind, a key over 128 or an
/// address over 1,024 bytes, a label that is empty or over 60 bytes.
Result<SendRequest> menu_request(const std::vector<ports::MenuButton>& buttons,
                                 std::int64_t tag_id);

}  // namespace zampa::wechat
