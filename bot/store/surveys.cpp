#include "bot/store/surveys.hpp"

namespace zampa::store {
namespace {

constexpr std::string_view kSurveySave =
    "INSERT INTO surveys (tenant, ticket, round, contacted, solved, satisfaction, words, source, "
    "at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (tenant, ticket, round) DO UPDATE "
    "SET contacted = coalesce(excluded.contacted, surveys.contacted), "
    "solved = coalesce(excluded.solved, surveys.solved), "
    "satisfaction = coalesce(excluded.satisfaction, surveys.satisfaction), "
    "words = CASE WHEN excluded.words = '' THEN surveys.words ELSE excluded.words END, "
    "source = excluded.source, at = excluded.at";
constexpr std::string_view kSurveys =
    "SELECT round, contacted, solved, satisfaction, words, source, at FROM surveys "
    "WHERE tenant = ?1 AND ticket = ?2 ORDER BY round";

template <class T>
ports::SqlValue optional_number(const std::optional<T>& v) {
  if (!v) return std::monostate{};
  return static_cast<std::int64_t>(*v);
}

}  // namespace

void Surveys::save(const SurveyAnswer& a) {
  scope_.sql.execute(
      kSurveySave,
      {scope_.tenant, a.ticket.text, a.round, optional_number(a.contacted),
       optional_number(a.solved), optional_number(a.satisfaction), a.words, a.source, value(a.at)});
}

std::vector<SurveyAnswer> Surveys::of_ticket(const TicketId& ticket) const {
  std::vector<SurveyAnswer> answers;
  for (const auto& row : scope_.sql.query(kSurveys, {scope_.tenant, ticket.text})) {
    SurveyAnswer a;
    a.ticket = ticket;
    a.round = ports::integer(row[0]);
    if (!ports::is_null(row[1])) a.contacted = flag(row[1]);
    if (!ports::is_null(row[2])) a.solved = flag(row[2]);
    if (!ports::is_null(row[3])) a.satisfaction = ports::integer(row[3]);
    a.words = ports::text(row[4]);
    a.source = ports::text(row[5]);
    a.at = instant(row[6]);
    answers.push_back(std::move(a));
  }
  return answers;
}

}  // namespace zampa::store
