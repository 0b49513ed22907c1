// Danger 紧急: an urgent ticket at once, for the people on duty, beside the numbers to call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/emergency.hpp"
#include "bot/domain/person.hpp"
#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

std::optional<domain::EmergencyKind> danger_in(const store::Work& work, const std::string& text);

/// The numbers to call; danger to life in both languages, Chinese first.
std::string danger_words(const store::Work& work, domain::EmergencyKind kind,
                         const std::string& ticket_number, domain::Language language);

/// What a citizen in danger has told so far: the words, and what a report that was under way holds.
struct Alarm {
  std::string account;
  std::string words;
  std::vector<PhotoId> photos;
  std::string place;  ///< empty: taken from the words when they name one
  std::string place_id;
  std::optional<domain::GeoPoint> point;
};

/// Opens an urgent ticket, or gives the one this citizen opened within the last hour.
Result<domain::Ticket> open_emergency(store::Work& work, const domain::Person& citizen,
                                      const Alarm& alarm);
Result<domain::Ticket> place_emergency(store::Work& work, const std::string& number,
                                       const domain::Actor& citizen, const std::string& place,
                                       const std::string& place_id,
                                       const std::optional<domain::GeoPoint>& point);
Result<domain::Ticket> add_to_emergency(store::Work& work, const std::string& number,
                                        const domain::Actor& citizen, const std::string& words);
Result<domain::Ticket> mark_false_alarm(store::Work& work, const std::string& number,
                                        const domain::Actor& citizen);

}  // namespace zampa::service
