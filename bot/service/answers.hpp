// Answering questions from the FAQ 问答: ask the snapshot, remember what was asked, offer to
// register what nobody can answer yet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/domain/language.hpp"
#include "bot/faq/choose.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

struct AnswerOption {
  std::string entry;
  std::string title;
};

struct Answer {
  faq::Outcome outcome = faq::Outcome::miss;
  std::string question_id;      ///< of the log, for feedback
  std::string entry;            ///< answer: which
  std::string text;             ///< answer: title, text and source, ready to say
  bool other_language = false;  ///< answered in the other language because this one is missing
  std::vector<AnswerOption> options;  ///< list
};

/// Looks the question up and logs it.
Answer answer_question(store::Work& work, const std::string& question, domain::Language language);

/// The text of one entry; empty when there is none of that id.
std::string entry_text(const store::Work& work, const std::string& entry,
                       domain::Language language);

/// `feedback`: useful, not_solved, or the entry that was picked out of a list.
void record_feedback(store::Work& work, const std::string& question_id,
                     const std::string& feedback);

/// Whom to phone about a question: the office that the duty list or the directory names for what it
/// is about; nothing when none of them has a number.
struct Telephone {
  std::string name;
  std::string number;
};
std::optional<Telephone> telephone_for(const store::Work& work, const std::string& question,
                                       domain::Language language);

/// True when the text asks rather than reports (a question word in it).
bool is_question(const store::Work& work, const std::string& text);

}  // namespace zampa::service
