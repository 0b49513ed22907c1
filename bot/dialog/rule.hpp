// One row of a routing table 路由: what matches, who may, one line of help, which function.
#pragma once

#include <string_view>
#include <vector>

#include "bot/dialog/context.hpp"

namespace zampa::dialog {

using Handler = domain::Reply (*)(Context&);

struct Rule {
  enum class When {
    emergency,      ///< words of danger in a text; before everything else
    word,           ///< the always-on words of a choice, `what` = its key; also its menu button
    step,           ///< a message for the question "flow.step" that was asked last
    asleep,         ///< a free message for flow `what` after a long silence
    settled,        ///< no more photos followed: the answer of a held message
    ticket_choice,  ///< a choice tapped in a pushed message, `what` = its key
    card,           ///< button of a staff card, `what` = its key
    kind,           ///< a message of that kind which nothing above wanted
  };
  When when;
  std::string_view what;
  domain::InboundKind kind = domain::InboundKind::unknown;
  Handler handle = nullptr;
  std::string_view help;
};

/// Rules of people in general and of staff; staff rules are looked at first for staff.
struct Tables {
  std::vector<Rule> chat;
  std::vector<Rule> staff;
};

}  // namespace zampa::dialog
