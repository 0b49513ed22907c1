// What a citizen can do, one function per row of chat_table.cpp; each file is named after the wish.
#pragma once

#include "bot/dialog/context.hpp"

namespace zampa::handlers::chat {

using dialog::Context;
using domain::Reply;

// welcome.cpp
Reply welcome(Context& context);
Reply leave(Context& context);
Reply menu(Context& context);
Reply enter(Context& context);

// report_photo.cpp: anything that makes or completes a report
Reply report_start(Context& context);
Reply report_photo(Context& context);
Reply report_photos_settled(Context& context);
Reply report_voice(Context& context);
Reply report_text(Context& context);
// report_place.cpp: where it is
Reply report_place(Context& context);
Reply report_place_step(Context& context);
Reply report_which_place_step(Context& context);
Reply report_place_first_step(Context& context);
// report_steps.cpp: the other questions of a report
Reply report_choice(Context& context);
Reply report_what_step(Context& context);
Reply report_words_step(Context& context);
Reply report_confirm_step(Context& context);
Reply report_photos_full_step(Context& context);
// report_edit.cpp: change, cancel, restore, resume
Reply report_edit(Context& context);
Reply report_edit_step(Context& context);
Reply report_submit(Context& context);
Reply report_continue(Context& context);
Reply cancel(Context& context);
Reply report_cancelled_step(Context& context);
Reply report_resume(Context& context);
Reply report_sleeping_step(Context& context);
// file_report.cpp
Reply withdraw(Context& context);

// progress.cpp
Reply progress(Context& context);
Reply progress_by_number(Context& context);
Reply progress_step(Context& context);
Reply urge(Context& context);
Reply supplement(Context& context);
Reply supplement_step(Context& context);
Reply supplement_woken(Context& context);

// points.cpp
Reply points(Context& context);
Reply points_history(Context& context);
Reply points_how(Context& context);

// ask.cpp
Reply ask(Context& context);
Reply ask_prompt(Context& context);
Reply ask_options_step(Context& context);
Reply ask_feedback_step(Context& context);
Reply ask_miss_step(Context& context);

// survey.cpp
Reply survey_solved(Context& context);
Reply survey_not_fixed(Context& context);
Reply survey_rate(Context& context);
Reply survey_rate_5(Context& context);
Reply survey_rate_3(Context& context);
Reply survey_rate_2(Context& context);
Reply survey_rate_1(Context& context);
Reply survey_grade_step(Context& context);
Reply survey_reason_step(Context& context);
Reply survey_after_step(Context& context);

// language.cpp
Reply speak_chinese(Context& context);
Reply speak_tibetan(Context& context);
Reply speak_other(Context& context);

// human.cpp
Reply human(Context& context);
Reply human_step(Context& context);

// emergency.cpp
Reply emergency(Context& context);
Reply emergency_step(Context& context);
Reply emergency_numbers(Context& context);

// small_talk.cpp
Reply small_talk(Context& context);
/// True when the typed words are a courtesy and no answer to a question; `reply` answers it.
bool is_courtesy(Context& context, Reply& reply);
Reply unsupported(Context& context);
Reply quiet(Context& context);
// fallback.cpp
Reply report_or_ask(Context& context);
Reply fallback(Context& context);

}  // namespace zampa::handlers::chat
