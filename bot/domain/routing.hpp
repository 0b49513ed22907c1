// Which department 承办单位 a ticket goes to, by the duty list 职责清单: rows in order, the first
// that matches wins. Called by dispatching; the dispatcher's desk shows the same answer as a
// suggestion.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/domain/policy.hpp"

namespace zampa::domain {

/// The duties that could take the ticket: the first row that matches `category` (id) and `place`
/// (id, may be empty), and after it the rows for exactly the same category and region that name
/// another department. None: nobody is named. One: decided. More: a dispatcher decides.
std::vector<Duty> route_candidates(const Policy& policy, const std::vector<Duty>& duties,
                                   std::string_view category, std::string_view place);

/// The duty when exactly one could take the ticket; its rule id is kept on the ticket.
std::optional<Duty> route(const Policy& policy, const std::vector<Duty>& duties,
                          std::string_view category, std::string_view place);

/// True when every ticket that `later` matches is taken by `earlier` already, so that `later` is
/// never reached. Two rows for exactly the same category and region do not cover each other.
bool covers(const Policy& policy, const Duty& earlier, const Duty& later);

}  // namespace zampa::domain
