// The forms under a ticket and what the ticket page shares with the outbox. Called by ticket.cpp,
// ticket_acts.cpp and outbox.cpp.
#pragma once

#include <vector>

#include "bot/service/desk.hpp"
#include "handlers/admin/admin.hpp"

namespace zampa::handlers::admin {

/// One form for every verb the reader may use now, the most likely first.
std::vector<base::PageData> act_forms(const AdminContext& context, const domain::Ticket& ticket);
/// Why there is none.
std::string no_acts_words(const AdminContext& context, const domain::Ticket& ticket);

/// The fields of every form above; the route refuses any other.
std::span<const std::string_view> act_fields();

base::PageData notice_row(const AdminContext& context, const service::DeskNotice& notice);

}  // namespace zampa::handlers::admin
