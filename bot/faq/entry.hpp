// One thing the office can answer 条目: what people ask, what is answered, and everything a citizen
// needs to settle it in one go, in both languages. Read from config/faq by the application, edited
// in the console, matched by Index. A value; nothing here knows where it came from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/domain/language.hpp"
#include "bot/domain/reply_text.hpp"

namespace zampa::faq {

/// Everything of an entry that is written in one language.
struct Side {
  std::string title;                   ///< what a list of options shows, at most 20 characters zh
  std::vector<std::string> questions;  ///< similar questions 相似问
  std::string answer;                  ///< one bubble: 120 characters zh, 60 syllables, 600 bytes
  std::vector<std::string> materials;  ///< the complete list of what to bring, told at once
  std::vector<std::string> steps;
  std::string where;
  std::string when;
  std::string cost;
  std::string promised;  ///< working days the office promises
};

struct Entry {
  std::string id;    ///< "id-card-lost"; unique, stable, in links and statistics
  std::string area;  ///< "police", the file it stands in
  std::string unit;  ///< code of the department that answers for it
  std::string region;
  std::string source;       ///< law, rule or office the answer rests on
  std::string valid_until;  ///< "2026-12-31": the day to look at it again
  Side zh;
  Side bo;
  domain::BoStatus bo_status = domain::BoStatus::missing;
  std::vector<std::string> fill;  ///< what a deployment must still fill in: phone, fee, …

  const Side& side(domain::Language language) const {
    return language == domain::Language::bo ? bo : zh;
  }
};

/// True when `today` ("2026-11-21") is past the day the entry was good for: the answer is given
/// with a note that it may have changed.
bool is_outdated(const Entry& entry, std::string_view today);

/// The language to answer in: the one asked for when it has an answer, else the other.
domain::Language answer_language(const Entry& entry, domain::Language wanted);

}  // namespace zampa::faq
