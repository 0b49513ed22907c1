// The bot's sentences as an office edits them 回复模板: both languages of a key are one version,
// the file is version 0, the newest published version is what the next message says.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bot/domain/reply_template.hpp"
#include "bot/domain/reply_text.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// What an editor writes.
struct WordingDraft {
  std::string zh;
  std::string bo;
  domain::BoStatus bo_status = domain::BoStatus::draft;
};

/// A sentence in force, with the marks a list shows.
struct Wording {
  domain::ReplyText text;
  std::int64_t version = 0;      ///< 0: the default of the files
  bool default_changed = false;  ///< edited, and the default beneath it is another one today
  PersonId actor;                ///< who published it; empty: an import
  std::string actor_name;
  Instant at;

  bool edited() const { return version > 0; }
};

/// Refuses not_found for a key nobody says.
Result<Wording> wording_of(const store::Work& work, const std::string& key);
/// Every key, in order.
std::vector<Wording> all_wordings(const store::Work& work);

/// The versions of a key, newest first, the default at the end as version 0.
/// Refuses not_found for a key nobody says.
Result<std::vector<Wording>> wording_history(const store::Work& work, const std::string& key);

/// One thing the check has to say about a draft.
struct WordingFinding {
  bool is_error = false;     ///< forbids publishing; a warning does not
  std::string rule;          ///< "L1" … of the lint
  std::string side;          ///< zh, bo; empty: both
  std::string detail;        ///< English: what, and the fix
  std::size_t position = 0;  ///< character in the text, from 1; 0: the text as a whole
};
/// Refuses not_found for a key nobody says.
Result<std::vector<WordingFinding>> check_wording(const store::Work& work, const std::string& key,
                                                  const WordingDraft& draft);

/// Puts a draft in force as the next version; which. An unchanged text is no new version.
/// Refuses not_found; conflict when `base_version` is no longer in force; invalid when the check
/// finds an error.
Result<std::int64_t> publish_wording(store::Work& work, const std::string& key,
                                     const WordingDraft& draft, std::int64_t base_version,
                                     const PersonId& actor);

/// The text of an earlier version (0: today's default) as a new version; which.
/// Refuses as publish_wording; an old text that today's rules forbid is refused too.
Result<std::int64_t> roll_back_wording(store::Work& work, const std::string& key,
                                       std::int64_t version, std::int64_t base_version,
                                       const PersonId& actor);

/// The digest by which a changed default is noticed.
std::string wording_digest(const domain::ReplyText& text);

}  // namespace zampa::service
