// The only file that decides who is told what 通知: ticket event → pushes in the outbox, rendered
// here in the recipient's language. Doors are chosen later, by the courier.
#pragma once

#include <cstdint>
#include <string>

#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Called by change_ticket for every change; what the answer of the same turn says already is not
/// pushed again.
void tell_of_change(store::Work& work, const domain::Ticket& before, const domain::Ticket& after,
                    const domain::Change& change, const domain::Actor& actor);

void tell_of_progress(store::Work& work, const domain::Ticket& ticket, const std::string& words);
void tell_of_supplement(store::Work& work, const domain::Ticket& ticket, const std::string& words,
                        std::size_t photos);
void tell_of_urge(store::Work& work, const domain::Ticket& ticket);
void tell_of_points(store::Work& work, const domain::Ticket& ticket, std::int64_t points,
                    std::int64_t balance);
/// What the citizen thinks of the result, told to whoever did the work.
void tell_of_rating(store::Work& work, const domain::Ticket& ticket, std::int64_t satisfaction);
/// A department asks the citizen a question; their next message in the chat is the answer.
void tell_of_question(store::Work& work, const domain::Ticket& ticket, const std::string& question);
/// False when the citizen was reminded of this round before.
bool remind_of_survey(store::Work& work, const domain::Ticket& ticket);
/// Puts a call to the citizen on the list of phone tasks, with what is to be said.
void call_for_phone(store::Work& work, const domain::Ticket& ticket, const std::string& key,
                    const Fields& extra);
/// Photos of a ticket could not be fetched in time: ask for them again.
void tell_of_lost_photos(store::Work& work, const domain::Ticket& ticket, std::size_t count);

/// A click on a card brings the code for changing that card; the one it was sent with is used up.
void note_card_click(store::Work& work, const PersonId& staff, const std::string& task_id,
                     const std::string& response_code);

/// The platform shows the menu of a person's language by a tag on the person.
void tell_platform_language(store::Work& work, const domain::Person& person);

/// A text that answers a message where the platform has no passive replies (mini-program).
void tell_at_once(store::Work& work, const PersonId& person, const std::string& account,
                  const std::string& address, const std::string& source, const std::string& text);

}  // namespace zampa::service
