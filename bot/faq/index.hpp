// The searchable snapshot of all entries: one inverted index over every channel with BM25. Built
// at start and at each publish by the application, handed around as shared_ptr<const Index>; a
// reader keeps the snapshot it began with. Never changes once built.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "bot/domain/language.hpp"
#include "bot/faq/entry.hpp"
#include "bot/faq/grams.hpp"
#include "bot/faq/synonyms.hpp"

namespace zampa::faq {

/// What a text of an entry is. Answers help to find a candidate and say nothing about certainty.
enum class TextKind : std::uint8_t { question, answer };

/// One text as the index keeps it, for the comparison of rank().
struct IndexedText {
  std::uint32_t entry = 0;  ///< position in entries()
  TextKind kind = TextKind::question;
  domain::Language language = domain::Language::zh;
  std::vector<std::uint32_t> terms;  ///< sorted
  float weight = 0;                  ///< sum of its terms' weights in the comparison
};

struct Candidate {
  std::uint32_t entry = 0;
  float score = 0;  ///< sum over both languages of the best text's BM25
};

/// A gram of a question with its weight; `term` is kNoTerm for one that no entry holds.
struct QueryTerm {
  std::uint32_t term = 0;
  Channel channel = Channel::zh_unigram;
  float rarity = 0;  ///< inverse document frequency over entries
};
inline constexpr std::uint32_t kNoTerm = 0xFFFFFFFF;

/// Threads: any number may read one Index.
class Index {
 public:
  /// Entries are kept in the order of their ids. An empty list is fine and finds nothing.
  static std::shared_ptr<const Index> build(std::vector<Entry> entries, Synonyms synonyms = {},
                                            const ChannelWeights& weights = {});

  const std::vector<Entry>& entries() const { return entries_; }
  const Entry* find(std::string_view id) const;

  /// The terms of a question, unknown ones included; none when it is longer than
  /// kMaxQuestionBytes.
  std::vector<QueryTerm> terms_of(std::string_view question) const;

  /// The best entries by BM25, best first, equal scores by id.
  std::vector<Candidate> search(std::span<const QueryTerm> terms, std::size_t limit) const;

  /// All texts of an entry.
  std::span<const IndexedText> texts_of(std::uint32_t entry) const;

  /// The rarity of a term that no entry holds.
  float greatest_rarity() const;
  const ChannelWeights& weights() const { return weights_; }

 private:
  struct Posting {
    std::uint32_t text = 0;
    float impact = 0;
  };

  Index() = default;
  void add_texts(std::vector<std::vector<Gram>>& grams_of_text);
  void intern(const std::vector<std::vector<Gram>>& grams_of_text);
  void weigh(const std::vector<std::vector<Gram>>& grams_of_text);

  ChannelWeights weights_;
  Synonyms synonyms_;
  std::vector<Entry> entries_;
  std::vector<IndexedText> texts_;         ///< grouped by entry
  std::vector<std::uint32_t> first_text_;  ///< of each entry, one more at the end
  std::unordered_map<std::uint64_t, std::uint32_t> terms_;
  std::vector<Channel> channels_;             ///< of each term
  std::vector<float> rarity_;                 ///< of each term
  std::vector<std::uint32_t> first_posting_;  ///< of each term, one more at the end
  std::vector<Posting> postings_;
};

}  // namespace zampa::faq
