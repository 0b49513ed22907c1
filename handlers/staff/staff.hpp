// What a staff member can do in chat or with a card's buttons, one function per row of
// staff_table.cpp.
#pragma once

#include "bot/dialog/context.hpp"

namespace zampa::handlers::staff {

using dialog::Context;
using domain::Reply;

// bind_phone.cpp
Reply bind_phone(Context& context);
Reply bind_phone_step(Context& context);
Reply only_staff(Context& context);
Reply bind_phone_with_code(Context& context);

// my_tasks.cpp
Reply my_tasks(Context& context);
Reply my_tasks_step(Context& context);
Reply task_by_number(Context& context);
Reply staff_help(Context& context);

// acknowledge.cpp
Reply acknowledge(Context& context);

// hand_back.cpp
Reply hand_back(Context& context);
Reply hand_back_reason_step(Context& context);
Reply hand_back_detail_step(Context& context);

// note.cpp
Reply note(Context& context);
Reply note_step(Context& context);

// resolve.cpp
Reply photo(Context& context);
Reply photo_which_step(Context& context);
Reply photo_when_step(Context& context);
Reply resolve(Context& context);
Reply resolve_result_step(Context& context);
Reply resolve_confirm_step(Context& context);

}  // namespace zampa::handlers::staff
