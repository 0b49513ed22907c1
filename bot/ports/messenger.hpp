// The outgoing side of a platform account: send one notice, fetch one medium. Real ones: bot/wechat
// and bot/wecom clients. Called by the courier and the photo fetcher only, outside any transaction.
#pragma once

#include <string>
#include <vector>

#include "bot/base/result.hpp"
#include "bot/domain/message.hpp"
#include "bot/domain/notice.hpp"

namespace zampa::ports {

/// What became of a send. The courier decides by `verdict` alone; code and detail are for people.
struct SendOutcome {
  enum class Verdict {
    sent,
    retry,        ///< busy, minute limit, network: the same bytes again later
    retry_day,    ///< daily quota: not before midnight +08:00
    no_door,      ///< window closed, count used up, no subscription: try the next door
    unreachable,  ///< not following, unknown, refuses messages: this address is dead
    broken,       ///< malformed, bad template, forbidden: never again without a change; alarm
  };
  Verdict verdict = Verdict::retry;
  int code = 0;           ///< the platform's errcode, 0 when none
  std::string detail;     ///< the platform's words, for the console
  std::string reference;  ///< the platform's message id; WeCom: response_code of a card
};

struct Media {
  std::string bytes;
  std::string content_type;
};

/// A menu button of the chat 菜单: a leaf has kind and value, a parent has children.
struct MenuButton {
  std::string label;
  std::string kind;   ///< click, view, pic_photo_or_album, location_select, scancode_push
  std::string value;  ///< key or address
  std::vector<MenuButton> children;
};

/// Threads: any.
class Messenger {
 public:
  virtual ~Messenger() = default;
  virtual SendOutcome send(const domain::Notice& notice) = 0;
  /// Refuses expired: the platform no longer has it; unavailable: try again; invalid: the platform
  /// says it is not ours; too_large past 10 MiB.
  virtual Result<Media> fetch_media(const std::string& media_id) = 0;
  /// Publishes the chat menu; `tag_name` empty = the default menu, else shown to people with that
  /// tag. Refuses unsupported where the platform has no menus.
  virtual Result<void> publish_menu(const std::vector<MenuButton>& buttons,
                                    const std::string& tag_name) = 0;
  /// Puts or removes a tag on one person (the Tibetan menu is shown by tag).
  virtual Result<void> tag_person(const std::string& address, const std::string& tag_name,
                                  bool present) = 0;
};

}  // namespace zampa::ports
