// What citizens answered when they were asked (回访): three facts per round, with their source.
// Silence is never an answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/base/ids.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

struct SurveyAnswer {
  TicketId ticket;
  std::int64_t round = 1;                    ///< 1 + how often the ticket was reworked
  std::optional<bool> contacted;             ///< 响应
  std::optional<bool> solved;                ///< 解决
  std::optional<std::int64_t> satisfaction;  ///< 满意, 5 very satisfied … 1 not at all
  std::string words;
  std::string source;  ///< chat, page, phone, timer
  Instant at;
};

class Surveys {
 public:
  explicit Surveys(Scope scope) : scope_(scope) {}
  /// Keeps an answer; a later one of the same round replaces the facts it states.
  void save(const SurveyAnswer& answer);
  std::vector<SurveyAnswer> of_ticket(const TicketId& ticket) const;

 private:
  Scope scope_;
};

}  // namespace zampa::store
