// What a citizen can do, one row each; rows are tried from top to bottom within their kind.
#include "handlers/chat/chat.hpp"
#include "handlers/staff/staff.hpp"
#include "handlers/tables.hpp"

namespace zampa::handlers {

std::vector<dialog::Rule> chat_table() {
  using namespace chat;
  using When = dialog::Rule::When;
  using enum domain::InboundKind;
  return {
      {When::emergency, "", unknown, emergency, "words of danger: numbers first, urgent ticket"},

      {When::word, "choice.menu", unknown, menu, "what can be done here"},
      {When::word, "choice.report", unknown, report_start, "report a problem"},
      {When::word, "choice.ask", unknown, ask_prompt, "ask how something is done"},
      {When::word, "choice.progress", unknown, progress, "my tickets"},
      {When::word, "choice.points", unknown, points, "my points"},
      {When::word, "choice.points_history", unknown, points_history, "where points came from"},
      {When::word, "choice.points_how", unknown, points_how, "how points are earned"},
      {When::word, "choice.human", unknown, human, "speak to people"},
      {When::word, "choice.chinese", unknown, speak_chinese, "speak Chinese"},
      {When::word, "choice.tibetan", unknown, speak_tibetan, "speak Tibetan"},
      {When::word, "menu.language", unknown, speak_other, "the menu's language button"},
      {When::word, "choice.cancel", unknown, cancel, "give up what is being asked"},
      {When::word, "choice.submit", unknown, report_submit, "file the report"},
      {When::word, "choice.edit", unknown, report_edit, "change a part of the report"},
      {When::word, "choice.resume", unknown, report_continue, "go on with the unfinished report"},
      {When::word, "choice.withdraw", unknown, withdraw, "take the last report back"},
      {When::word, "choice.urge", unknown, urge, "remind the department"},
      {When::word, "choice.supplement", unknown, supplement, "add to a ticket"},
      {When::word, "choice.solved", unknown, survey_solved, "it is fixed"},
      {When::word, "choice.rate", unknown, survey_rate, "the grades"},
      {When::word, "choice.rate_5", unknown, survey_rate_5, "very content"},
      {When::word, "choice.rate_4", unknown, survey_solved, "content"},
      {When::word, "choice.rate_3", unknown, survey_rate_3, "so so"},
      {When::word, "choice.rate_2", unknown, survey_rate_2, "not content"},
      {When::word, "choice.rate_1", unknown, survey_rate_1, "not content at all"},
      {When::word, "choice.not_fixed", unknown, survey_not_fixed, "it is not fixed"},
      {When::word, "choice.bind_phone", unknown, staff::bind_phone,
       "this phone is a staff member's"},
      {When::word, "choice.my_tasks", unknown, staff::only_staff, "tasks are for staff"},
      {When::word, "choice.emergency_numbers", unknown, emergency_numbers, "numbers in danger"},

      {When::ticket_choice, "choice.solved", unknown, survey_solved, "tapped in the survey"},
      {When::ticket_choice, "choice.not_fixed", unknown, survey_not_fixed, "tapped in the survey"},
      {When::ticket_choice, "choice.urge", unknown, urge, "tapped in a progress message"},
      {When::ticket_choice, "choice.supplement", unknown, supplement,
       "tapped in a progress message"},

      {When::asleep, "report", unknown, report_resume, "a draft from before is offered again"},
      {When::asleep, "supplement", unknown, supplement_woken, "the answer, hours later"},
      {When::settled, "", unknown, report_photos_settled, "one answer for an album"},

      {When::step, "report.what", unknown, report_what_step, "what is the problem"},
      {When::step, "report.place", unknown, report_place_step, "where is it"},
      {When::step, "report.which_place", unknown, report_which_place_step, "which of these places"},
      {When::step, "report.place_first", unknown, report_place_first_step, "what is it for"},
      {When::step, "report.photo", unknown, report_words_step, "a photo, or file at once"},
      {When::step, "report.words", unknown, report_words_step, "a sentence more"},
      {When::step, "report.confirm", unknown, report_confirm_step, "look it over and file"},
      {When::step, "report.photos_full", unknown, report_photos_full_step, "the tenth photo"},
      {When::step, "report.edit", unknown, report_edit_step, "what to change"},
      {When::step, "report.cancelled", unknown, report_cancelled_step, "get it back"},
      {When::step, "report.sleeping", unknown, report_sleeping_step, "go on, drop or leave"},
      {When::step, "progress.list", unknown, progress_step, "which ticket"},
      {When::step, "supplement.words", unknown, supplement_step, "what to add"},
      {When::step, "supplement.answer", unknown, supplement_step,
       "the answer to an office's question"},
      {When::step, "ask.options", unknown, ask_options_step, "which of these"},
      {When::step, "ask.feedback", unknown, ask_feedback_step, "did it help"},
      {When::step, "ask.miss", unknown, ask_miss_step, "what instead"},
      {When::step, "survey.grade", unknown, survey_grade_step, "which grade"},
      {When::step, "survey.reason", unknown, survey_reason_step, "why is it not fixed"},
      {When::step, "survey.after", unknown, survey_after_step, "a photo of what is not fixed"},
      {When::step, "human.what", unknown, human_step, "message, report or question"},
      {When::step, "human.message", unknown, human_step, "the message"},
      {When::step, "bind.code", unknown, staff::bind_phone_step, "the one-time code"},
      {When::step, "bind.blocked", unknown, staff::bind_phone_step, "too many wrong codes"},
      {When::step, "emergency.place", unknown, emergency_step, "where is the danger"},
      {When::step, "emergency.safe", unknown, emergency_step, "are you safe"},

      {When::kind, "", follow, welcome, "welcome in both languages"},
      {When::kind, "", unfollow, leave, "no door is open any more"},
      {When::kind, "", scan, menu, "a code was scanned"},
      {When::kind, "", enter_session, enter, "entered the chat"},
      {When::kind, "", image, report_photo, "a photo begins a report"},
      {When::kind, "", voice, report_voice, "a voice message begins a report"},
      {When::kind, "", location, report_place, "a place begins a report"},
      {When::kind, "", text, staff::bind_phone_with_code, "word and code in one message"},
      {When::kind, "", text, progress_by_number, "a ticket number"},
      {When::kind, "", text, small_talk, "thanks, stickers and the like"},
      {When::kind, "", text, report_or_ask, "a problem or a question"},
      {When::kind, "", text, fallback, "not understood"},
      {When::kind, "", video, unsupported, "cannot be looked at"},
      {When::kind, "", file, unsupported, "cannot be looked at"},
      {When::kind, "", link, unsupported, "cannot be opened"},
      {When::kind, "", mini_page, unsupported, "cannot be opened"},
      {When::kind, "", unknown, fallback, "kept and answered politely"},
  };
}

}  // namespace zampa::handlers
