// Everything the server can do, as tables: what citizens, staff and administrators may say or click.
#pragma once

#include <vector>

#include "bot/dialog/rule.hpp"

namespace zampa::handlers {

/// What a citizen can do in chat.
std::vector<dialog::Rule> chat_table();

/// What a staff member can do in chat or with a card's buttons; asked before the chat table.
std::vector<dialog::Rule> staff_table();

}  // namespace zampa::handlers
