// What a staff member can do in chat or with a card's buttons; asked before the chat table.
#include "handlers/staff/staff.hpp"
#include "handlers/tables.hpp"

namespace zampa::handlers {

std::vector<dialog::Rule> staff_table() {
  using namespace staff;
  using When = dialog::Rule::When;
  using enum domain::InboundKind;
  return {
      {When::card, "choice.acknowledge", unknown, acknowledge, "card button: take it in hand"},
      {When::card, "choice.hand_back", unknown, hand_back, "card button: not ours"},
      {When::card, "choice.resolve", unknown, resolve, "card button: done"},

      {When::word, "choice.my_tasks", unknown, my_tasks, "what waits for me"},
      {When::word, "choice.acknowledge", unknown, acknowledge, "take it in hand"},
      {When::word, "choice.hand_back", unknown, hand_back, "not ours, with a reason"},
      {When::word, "choice.note", unknown, note, "a line of progress"},
      {When::word, "choice.resolve", unknown, resolve, "report it done"},
      {When::word, "choice.menu", unknown, staff_help, "what staff can say"},

      {When::step, "task.which", unknown, my_tasks_step, "which one"},
      {When::step, "hand_back.reason", unknown, hand_back_reason_step, "why not ours"},
      {When::step, "hand_back.detail", unknown, hand_back_detail_step, "in a sentence"},
      {When::step, "note.words", unknown, note_step, "the progress"},
      {When::step, "photo.when", unknown, photo_when_step, "before or after"},
      {When::step, "resolve.result", unknown, resolve_result_step, "what was done"},
      {When::step, "resolve.confirm", unknown, resolve_confirm_step, "really done"},

      {When::kind, "", image, photo, "a photo of the work"},
      {When::kind, "", text, task_by_number, "a ticket number"},
  };
}

}  // namespace zampa::handlers
