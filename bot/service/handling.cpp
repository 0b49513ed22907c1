#include "bot/service/handling.hpp"

#include <algorithm>

#include "bot/base/new_id.hpp"
#include "bot/service/change.hpp"
#include "bot/service/notify.hpp"
#include "bot/service/staff_view.hpp"

namespace zampa::service {
namespace {

constexpr std::int64_t kTasksShown = 50;

bool in_hand(const domain::Ticket& ticket) {
  return ticket.state == domain::State::in_progress || ticket.state == domain::State::rework;
}

}  // namespace

Result<domain::Ticket> acknowledge_ticket(store::Work& work, const TicketId& id,
                                          std::optional<std::int64_t> revision,
                                          const domain::Actor& staff) {
  domain::Change change;
  change.verb = domain::Verb::acknowledge;
  return change_ticket(work, id, revision, change, staff);
}

Result<domain::Ticket> hand_back_ticket(store::Work& work, const TicketId& id,
                                        std::optional<std::int64_t> revision,
                                        const domain::Actor& staff, const std::string& reason_id,
                                        const std::string& words) {
  const auto* reason = work.rules.policy.hand_back_reason(reason_id);
  if (reason == nullptr) return Refusal{RefusalCode::invalid, "unknown hand-back reason"};
  domain::Change change;
  change.verb = domain::Verb::hand_back;
  change.reason = reason->name.zh;
  if (!words.empty()) change.reason += ": " + words;
  auto back = change_ticket(work, id, revision, change, staff);
  if (back && reason->ask == "question" && !words.empty()) tell_of_question(work, *back, words);
  return back;
}

Result<domain::Ticket> note_progress(store::Work& work, const TicketId& id,
                                     const domain::Actor& staff, const std::string& words) {
  const auto ticket = department_ticket(work, id, staff);
  if (!ticket) return Refusal{RefusalCode::not_found, "no such ticket in this department"};
  if (!in_hand(*ticket)) return Refusal{RefusalCode::conflict, "the ticket is not in hand"};
  work.tickets.add_note(
      {base::new_id(work.now), id, staff.person, "department_staff", "staff", words, work.now});
  tell_of_progress(work, *ticket, words);
  return *ticket;
}

Result<void> attach_staff_photo(store::Work& work, const TicketId& id, const domain::Actor& staff,
                                const PhotoId& photo_id, const std::string& purpose) {
  const auto ticket = department_ticket(work, id, staff);
  if (!ticket) return Refusal{RefusalCode::not_found, "no such ticket in this department"};
  if (!in_hand(*ticket)) return Refusal{RefusalCode::conflict, "the ticket is not in hand"};
  auto photo = work.photos.find(photo_id);
  if (!photo || photo->person != staff.person) {
    return Refusal{RefusalCode::not_found, "no such photo of this person"};
  }
  photo->ticket = id;
  photo->purpose = purpose;
  work.photos.update(*photo);
  return {};
}

bool needs_after_photo(const store::Work& work, const domain::Ticket& ticket) {
  const auto* category = work.rules.policy.category(ticket.category);
  if (category == nullptr || !category->after_photo_required) return false;
  const auto photos = work.photos.of_ticket(ticket.id);
  return std::none_of(photos.begin(), photos.end(), [](const domain::Photo& photo) {
    return photo.purpose == "after" && photo.state != "refused" && photo.state != "lost";
  });
}

Result<domain::Ticket> resolve_ticket(store::Work& work, const TicketId& id,
                                      std::optional<std::int64_t> revision,
                                      const domain::Actor& staff, const std::string& public_reply) {
  const auto ticket = department_ticket(work, id, staff);
  if (!ticket) return Refusal{RefusalCode::not_found, "no such ticket in this department"};
  if (in_hand(*ticket) && needs_after_photo(work, *ticket)) {
    return Refusal{RefusalCode::invalid, "an after-photo is missing"};
  }
  domain::Change change;
  change.verb = domain::Verb::resolve;
  change.public_reply = public_reply;
  return change_ticket(work, id, revision, change, staff);
}

std::vector<domain::Ticket> tasks_of(const store::Work& work, const domain::Actor& staff) {
  using enum domain::State;
  auto tasks =
      work.tickets.of_department(staff.department, {dispatched, rework, in_progress}, kTasksShown);
  std::erase_if(tasks, [&](const domain::Ticket& t) {
    return t.state != dispatched && !t.assignee.empty() && t.assignee != staff.person;
  });
  return tasks;
}

Result<domain::Ticket> task_by_number(const store::Work& work, const domain::Actor& staff,
                                      const std::string& number) {
  const auto tasks = tasks_of(work, staff);
  const auto matches = [&](const domain::Ticket& t) {
    return t.number == number || (number.size() == 4 && t.number.ends_with(number));
  };
  const auto found = std::find_if(tasks.begin(), tasks.end(), matches);
  if (found == tasks.end()) return Refusal{RefusalCode::not_found, "no such task"};
  return *found;
}

std::vector<domain::Photo> photos_of(const store::Work& work, const TicketId& id) {
  return work.photos.of_ticket(id);
}

}  // namespace zampa::service
