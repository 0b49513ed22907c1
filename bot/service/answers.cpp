#include "bot/service/answers.hpp"

#include <algorithm>

#include "bot/base/new_id.hpp"
#include "bot/domain/classify.hpp"
#include "bot/domain/gazetteer.hpp"
#include "bot/domain/routing.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/store/directory.hpp"
#include "bot/store/duty_list.hpp"
#include "bot/store/speech.hpp"

namespace zampa::service {
namespace {

/// The log keeps enough to understand a question, not a whole letter.
constexpr std::size_t kLoggedBytes = 512;

std::string iso_day(Instant now) { return base::local_minute(now).substr(0, 10); }

}  // namespace

std::string entry_text(const store::Work& work, const std::string& id, domain::Language language) {
  const auto* entry = work.faq->find(id);
  if (entry == nullptr) return {};
  const auto used = faq::answer_language(*entry, language);
  const auto& side = entry->side(used);
  std::string text =
      store::say(work, "faq.hit", language, {{"title", side.title}, {"answer", side.answer}});
  if (used != language) text += "\n" + store::say(work, "faq.only_chinese", language);
  const auto* office = work.rules.policy.department(DepartmentId{entry->unit});
  if (office != nullptr && !office->phone.empty() &&
      text.find(office->phone) == std::string::npos) {
    text += "\n" + store::say(work, "faq.phone_line", language, {{"phone", office->phone}});
  }
  if (!entry->source.empty()) {
    const bool stale = faq::is_outdated(*entry, iso_day(work.now));
    text += "\n" + store::say(work, stale ? "faq.source_stale" : "faq.source", language,
                              {{"source", entry->source}, {"date", entry->valid_until}});
  }
  return text;
}

Answer answer_question(store::Work& work, const std::string& question, domain::Language language) {
  const auto ranked = faq::rank(*work.faq, question);
  const auto choice = faq::choose(ranked, {});
  Answer answer;
  answer.outcome = choice.outcome;
  answer.question_id = base::new_id(work.now);
  if (choice.outcome == faq::Outcome::answer) {
    answer.entry = choice.entries.front()->id;
    answer.text = entry_text(work, answer.entry, language);
    answer.other_language = faq::answer_language(*choice.entries.front(), language) != language;
  } else {
    for (const auto* entry : choice.entries) {
      const auto used = faq::answer_language(*entry, language);
      answer.options.push_back({entry->id, entry->side(used).title});
    }
  }
  work.questions.insert({answer.question_id, language, lang::truncate_bytes(question, kLoggedBytes),
                         std::string{faq::to_text(choice.outcome)},
                         ranked.empty() ? std::string{} : ranked.front().entry->id, work.now});
  return answer;
}

void record_feedback(store::Work& work, const std::string& question_id,
                     const std::string& feedback) {
  if (!question_id.empty()) work.questions.set_feedback(question_id, feedback);
}

std::optional<Telephone> telephone_for(const store::Work& work, const std::string& question,
                                       domain::Language language) {
  const auto& policy = work.rules.policy;
  const auto guess = domain::classify(policy, question);
  if (!guess) return std::nullopt;
  const auto places = domain::places_in(policy, question);
  const auto duty = domain::route(policy, store::effective_duties(work), guess->category,
                                  places.size() == 1 ? places.front()->id : std::string{});
  if (!duty) return std::nullopt;
  if (const auto* office = policy.department(duty->department); office && !office->phone.empty()) {
    return Telephone{office->name.in(language), office->phone};
  }
  const auto directory = store::effective_directory(work);
  const auto entry =
      std::find_if(directory.begin(), directory.end(), [&](const domain::DirectoryEntry& e) {
        return e.id == duty->department.text && !e.phone.empty();
      });
  if (entry == directory.end()) return std::nullopt;
  return Telephone{entry->name.in(language), entry->phone};
}

bool is_question(const store::Work& work, const std::string& text) {
  return domain::sounds_like_question(work.rules.policy, text);
}

}  // namespace zampa::service
