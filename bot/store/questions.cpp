#include "bot/store/questions.hpp"

namespace zampa::store {
namespace {

constexpr std::string_view kQuestionInsert =
    "INSERT INTO questions (tenant, id, language, words, outcome, entry, at) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view kQuestionFeedback =
    "UPDATE questions SET feedback = ?3 WHERE tenant = ?1 AND id = ?2";

}  // namespace

void Questions::insert(const Question& q) {
  scope_.sql.execute(kQuestionInsert,
                     {scope_.tenant, q.id, std::string{domain::to_text(q.language)}, q.words,
                      q.outcome, q.entry, value(q.at)});
}

void Questions::set_feedback(const std::string& id, const std::string& feedback) {
  scope_.sql.execute(kQuestionFeedback, {scope_.tenant, id, feedback});
}

}  // namespace zampa::store
