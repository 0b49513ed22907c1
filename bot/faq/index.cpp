#include "bot/faq/index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace zampa::faq {
namespace {

// The usual BM25 constants; measured best on short questions (reference figures, section 5.2).
constexpr float kSaturation = 1.2F;
constexpr float kLengthShare = 0.75F;
// An answer holds many words of its neighbours' answers.
constexpr float kAnswerShare = 0.15F;

float rarity_for(std::size_t entries, std::size_t holding) {
  const double n = static_cast<double>(entries);
  const double df = static_cast<double>(holding);
  return static_cast<float>(std::log(1.0 + (n - df + 0.5) / (df + 0.5)));
}

}  // namespace

std::shared_ptr<const Index> Index::build(std::vector<Entry> entries, Synonyms synonyms,
                                          const ChannelWeights& weights) {
  const std::shared_ptr<Index> index(new Index);
  index->weights_ = weights;
  index->synonyms_ = std::move(synonyms);
  index->entries_ = std::move(entries);
  std::stable_sort(index->entries_.begin(), index->entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.id < b.id; });
  std::vector<std::vector<Gram>> grams_of_text;
  index->add_texts(grams_of_text);
  index->intern(grams_of_text);
  index->weigh(grams_of_text);
  return index;
}

void Index::add_texts(std::vector<std::vector<Gram>>& grams_of_text) {
  const auto add = [&](std::size_t entry, TextKind kind, domain::Language language,
                       std::string_view text) {
    std::vector<Gram> found = grams(fold(text, synonyms_));
    if (found.empty()) return;
    texts_.push_back({static_cast<std::uint32_t>(entry), kind, language, {}, 0});
    grams_of_text.push_back(std::move(found));
  };
  for (std::size_t e = 0; e < entries_.size(); ++e) {
    first_text_.push_back(static_cast<std::uint32_t>(texts_.size()));
    for (const domain::Language language : {domain::Language::zh, domain::Language::bo}) {
      const Side& side = entries_[e].side(language);
      add(e, TextKind::question, language, side.title);
      for (const std::string& question : side.questions) {
        add(e, TextKind::question, language, question);
      }
      std::string body = side.answer;
      for (const std::string& material : side.materials) body += "\n" + material;
      add(e, TextKind::answer, language, body);
    }
  }
  first_text_.push_back(static_cast<std::uint32_t>(texts_.size()));
}

void Index::intern(const std::vector<std::vector<Gram>>& grams_of_text) {
  std::vector<std::size_t> holding;       // entries that ask with the term
  std::vector<std::uint32_t> last_entry;  // that was counted
  for (std::size_t t = 0; t < texts_.size(); ++t) {
    for (const Gram& gram : grams_of_text[t]) {
      const auto [at, is_new] =
          terms_.try_emplace(gram.key, static_cast<std::uint32_t>(channels_.size()));
      if (is_new) {
        channels_.push_back(channel_of(gram.key));
        holding.push_back(0);
        last_entry.push_back(kNoTerm);
      }
      texts_[t].terms.push_back(at->second);
      if (texts_[t].kind == TextKind::answer || last_entry[at->second] == texts_[t].entry) continue;
      last_entry[at->second] = texts_[t].entry;
      ++holding[at->second];
    }
  }
  for (const std::size_t count : holding) rarity_.push_back(rarity_for(entries_.size(), count));
}

void Index::weigh(const std::vector<std::vector<Gram>>& grams_of_text) {
  using Lengths = std::array<float, kChannelCount>;
  std::vector<Lengths> lengths(texts_.size(), Lengths{});
  Lengths mean{};
  Lengths texts_with{};
  for (std::size_t t = 0; t < texts_.size(); ++t) {
    for (const Gram& gram : grams_of_text[t]) {
      lengths[t][static_cast<std::size_t>(channel_of(gram.key))] += static_cast<float>(gram.count);
    }
    if (texts_[t].kind == TextKind::answer) continue;
    for (std::size_t c = 0; c < kChannelCount; ++c) {
      mean[c] += lengths[t][c];
      texts_with[c] += lengths[t][c] > 0 ? 1.0F : 0.0F;
    }
  }
  for (std::size_t c = 0; c < kChannelCount; ++c) mean[c] /= std::max(1.0F, texts_with[c]);

  std::vector<std::vector<Posting>> lists(channels_.size());
  for (std::size_t t = 0; t < texts_.size(); ++t) {
    for (std::size_t i = 0; i < texts_[t].terms.size(); ++i) {
      const std::uint32_t term = texts_[t].terms[i];
      const auto c = static_cast<std::size_t>(channels_[term]);
      const auto count = static_cast<float>(grams_of_text[t][i].count);
      const float relative = mean[c] > 0 ? lengths[t][c] / mean[c] : 1.0F;
      const float share = texts_[t].kind == TextKind::answer ? kAnswerShare : 1.0F;
      const float frequency = count * (kSaturation + 1) /
                              (count + kSaturation * (1 - kLengthShare + kLengthShare * relative));
      lists[term].push_back(
          {static_cast<std::uint32_t>(t), share * weights_.search[c] * rarity_[term] * frequency});
    }
    std::sort(texts_[t].terms.begin(), texts_[t].terms.end());
    for (const std::uint32_t term : texts_[t].terms) {
      texts_[t].weight +=
          weights_.compare[static_cast<std::size_t>(channels_[term])] * rarity_[term];
    }
  }
  for (const std::vector<Posting>& list : lists) {
    first_posting_.push_back(static_cast<std::uint32_t>(postings_.size()));
    postings_.insert(postings_.end(), list.begin(), list.end());
  }
  first_posting_.push_back(static_cast<std::uint32_t>(postings_.size()));
}

const Entry* Index::find(std::string_view id) const {
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), id,
                                   [](const Entry& e, std::string_view i) { return e.id < i; });
  return at != entries_.end() && at->id == id ? &*at : nullptr;
}

float Index::greatest_rarity() const { return rarity_for(entries_.size(), 0); }

std::vector<QueryTerm> Index::terms_of(std::string_view question) const {
  std::vector<QueryTerm> found;
  for (const Gram& gram : grams(fold(question, synonyms_))) {
    const auto at = terms_.find(gram.key);
    if (at == terms_.end()) {
      found.push_back({kNoTerm, channel_of(gram.key), rarity_for(entries_.size(), 0)});
    } else {
      found.push_back({at->second, channel_of(gram.key), rarity_[at->second]});
    }
  }
  return found;
}

std::vector<Candidate> Index::search(std::span<const QueryTerm> terms, std::size_t limit) const {
  std::vector<float> text_scores(texts_.size(), 0.0F);
  for (const QueryTerm& term : terms) {
    if (term.term == kNoTerm) continue;
    for (std::uint32_t p = first_posting_[term.term]; p < first_posting_[term.term + 1]; ++p) {
      text_scores[postings_[p].text] += postings_[p].impact;
    }
  }
  std::vector<Candidate> found;
  for (std::uint32_t e = 0; e < entries_.size(); ++e) {
    // The best text of each language and kind; the sum lets a mixed question use both sides.
    std::array<float, 4> best{};
    for (std::uint32_t t = first_text_[e]; t < first_text_[e + 1]; ++t) {
      const std::size_t slot = (texts_[t].language == domain::Language::bo ? 2U : 0U) +
                               (texts_[t].kind == TextKind::answer ? 1U : 0U);
      best[slot] = std::max(best[slot], text_scores[t]);
    }
    const float score = best[0] + best[1] + best[2] + best[3];
    if (score > 0) found.push_back({e, score});
  }
  // Entries stand in the order of their ids, so a stable order of positions is the order of ids.
  const auto better = [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.entry < b.entry;
  };
  const std::size_t kept = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    better);
  found.resize(kept);
  return found;
}

std::span<const IndexedText> Index::texts_of(std::uint32_t entry) const {
  return std::span(texts_).subspan(first_text_[entry], first_text_[entry + 1] - first_text_[entry]);
}

}  // namespace zampa::faq
