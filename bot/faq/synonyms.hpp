// Words that mean the same 同义词, put under one form before anything is compared. Read from
// config/lang/synonyms.toml by the application, held by the Index, applied by fold().
#pragma once

#include <map>
#include <string>
#include <vector>

namespace zampa::faq {

/// Threads: any number may read one.
class Synonyms {
 public:
  /// One meaning a group, the first word stands for all. Words may be in either language.
  using Groups = std::vector<std::vector<std::string>>;

  Synonyms() = default;
  explicit Synonyms(const Groups& groups);

  /// The units with every known word replaced by the first of its group; the longest word wins,
  /// what was put in is not read again.
  std::vector<std::string> unified(const std::vector<std::string>& units) const;

 private:
  using Units = std::vector<std::string>;
  struct Word {
    Units units;
    Units stands_for;
  };
  std::map<std::string, std::vector<Word>, std::less<>> words_;  // by first unit, longest first
};

}  // namespace zampa::faq
