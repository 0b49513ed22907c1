// Everything the server can do, as tables: what citizens, staff and administrators may say or
// click.
#pragma once

#include <span>
#include <vector>

#include "bot/dialog/rule.hpp"
#include "handlers/admin/admin.hpp"

namespace zampa::handlers {

/// What a citizen can do in chat.
std::vector<dialog::Rule> chat_table();

/// What a staff member can do in chat or with a card's buttons; asked before the chat table.
std::vector<dialog::Rule> staff_table();

/// The console for signed-in people, in the order in which the rows are tried.
std::span<const admin::AdminRow> admin_table();
/// The console's door: signing in and out, the password.
std::span<const admin::DoorRow> admin_door_table();

}  // namespace zampa::handlers
