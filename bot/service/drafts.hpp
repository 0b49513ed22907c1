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

NamedPlace place_named(const store::Work& work, const std::string& words);
NamedPlace place_at(const store::Work& work, const domain::Inbound& location);
/// True when the text names a place of the gazetteer.
bool names_place(const store::Work& work, const std::string& text);
std::string place_in(const store::Work& work, const std::string& place, const std::string& id,
                     domain::Language language);
/// Where this citizen's latest report was; nothing for a first one.
std::optional<domain::Ticket> latest_ticket(const store::Work& work, const PersonId& citizen);

/// The category the words suggest, named in that language; empty when none.
std::string summary_of(const store::Work& work, const std::string& words,
                       domain::Language language);
/// True when the words read like a problem report.
bool reads_like_report(const store::Work& work, const std::string& words);

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
