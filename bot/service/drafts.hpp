// What a report's conversation needs to know before there is a ticket: places named in words or by
// a location, what the words are about, how many photos are allowed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bot/domain/language.hpp"
#include "bot/domain/message.hpp"
#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

struct NamedPlace {
  std::string name;  ///< zh name of a gazetteer place with its parents, or the person's own words
  std::string id;    ///< empty when the gazetteer does not know it
};

/// The places of the gazetteer that the words name, with their whole names: none, the one that is
/// meant, or several to ask about.
std::vector<NamedPlace> places_named(const store::Work& work, const std::string& words);
/// The place with that id; nothing when there is none.
std::optional<NamedPlace> place_by_id(const store::Work& work, const std::string& id);
/// True when the words are just the name of that place and nothing more.
bool is_just_the_name(const store::Work& work, const std::string& words, const std::string& id);
/// The person's own words as a place, cut to what a list shows: "opposite the bank" is worth more
/// to whoever goes there than the street's name.
NamedPlace place_as_written(const std::string& words, const std::string& id);
/// Where a location message is. Refuses invalid when it lies outside the prefecture.
Result<NamedPlace> place_at(const store::Work& work, const domain::Inbound& location);
std::string place_in(const store::Work& work, const std::string& place, const std::string& id,
                     domain::Language language);
/// Where this citizen's latest report was; nothing for a first one.
std::optional<domain::Ticket> latest_ticket(const store::Work& work, const PersonId& citizen);

/// The category the words suggest, named in that language; empty when none.
std::string summary_of(const store::Work& work, const std::string& words,
                       domain::Language language);
/// True when the words are about something the office knows.
bool reads_like_report(const store::Work& work, const std::string& words);
/// True when they are about something to be put right, not merely about a benefit or a rule.
bool reads_like_problem(const store::Work& work, const std::string& words);

/// What others have reported near that point, or in that place, within two days: newest first, as
/// whoever asks may know it. Only reports, never who sent them.
std::vector<domain::Ticket> reports_near(const store::Work& work, const std::string& place_id,
                                         const std::optional<domain::GeoPoint>& point);
struct NearbyOffice {
  std::string name;
  std::string phone;
};
/// Offices of the directory for that place's county and for the whole prefecture, those with a
/// phone.
std::vector<NearbyOffice> offices_near(const store::Work& work, const std::string& place_id,
                                       domain::Language language);

std::size_t photo_limit(const store::Work& work);
const domain::Limits& limits(const store::Work& work);
/// The department the duty list names for a ticket that still waits for its withdraw window, with
/// the deadline it would have; nothing when no rule matches.
struct ExpectedHandling {
  std::string department;
  std::string limit;
  std::string deadline;
};
std::optional<ExpectedHandling> expected_handling(const store::Work& work,
                                                  const domain::Ticket& ticket,
                                                  domain::Language language);

}  // namespace zampa::service
