#include "tests/support/bubble.hpp"

#include <algorithm>

#include "bot/domain/choices.hpp"
#include "bot/domain/reply_template.hpp"
#include "tests/support/office.hpp"

namespace zampa::tests {
namespace {

constexpr std::string_view kLink = "<a href=\"weixin://bizmsgmenu?msgmenucontent=";
constexpr std::string_view kId = "&msgmenuid=";
/// Letters of its own under which a sentence proves nothing.
constexpr std::size_t kTooFewLetters = 4;

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(std::stoi(std::string{text.substr(i + 1, 2)}, nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

/// Whether the pieces from `piece` on fit the words from `at` on; a placeholder stands for one
/// letter or more. Dead ends are remembered, so that many placeholders cost no more than their
/// product.
class Fitting {
 public:
  Fitting(const std::vector<domain::TemplatePiece>& pieces, std::string_view words)
      : pieces_(pieces), words_(words), dead_((pieces.size() + 1) * (words.size() + 1), false) {}

  bool fits(std::size_t piece, std::size_t at) {
    if (piece == pieces_.size()) return at == words_.size();
    const std::size_t here = piece * (words_.size() + 1) + at;
    if (dead_[here]) return false;
    const auto& now = pieces_[piece];
    bool good = false;
    if (!now.is_placeholder) {
      good = words_.substr(at).starts_with(now.text) && fits(piece + 1, at + now.text.size());
    } else {
      for (std::size_t end = at + 1; end <= words_.size() && !good; ++end) {
        good = fits(piece + 1, end);
      }
    }
    dead_[here] = !good;
    return good;
  }

 private:
  const std::vector<domain::TemplatePiece>& pieces_;
  std::string_view words_;
  std::vector<bool> dead_;
};

std::vector<domain::TemplatePiece> pieces_of(const std::string& key, domain::Language language) {
  auto pieces = domain::parse_template(Office::template_text(key, language));
  return pieces ? std::move(*pieces) : std::vector<domain::TemplatePiece>{};
}

}  // namespace

Bubble tappable_bubble(const std::string& text) {
  Bubble bubble{text, text, {}};
  const auto first = text.find(kLink);
  if (first == std::string::npos) return bubble;
  bubble.words = text.substr(0, first == 0 ? 0 : first - 1);  // the line break before the choices
  for (auto at = first; at != std::string::npos; at = text.find(kLink, at + 1)) {
    const auto id = text.find(kId, at);
    const auto end = text.find("\">", at);
    BubbleChoice choice;
    choice.label = percent_decoded(text.substr(at + kLink.size(), id - at - kLink.size()));
    choice.id = percent_decoded(text.substr(id + kId.size(), end - id - kId.size()));
    choice.key = domain::parse_choice_id(choice.id).key;
    bubble.choices.push_back(std::move(choice));
  }
  return bubble;
}

Bubble numbered_bubble(const std::string& text, const std::vector<std::string>& keys) {
  Bubble bubble{text, text, {}};
  if (keys.empty()) return bubble;
  auto from = text.rfind("\n1 ");
  if (from == std::string::npos) return bubble;
  bubble.words = text.substr(0, from);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string mark = std::to_string(i + 1) + " ";
    const auto at = text.find(mark, from);
    if (at == std::string::npos) return {text, text, {}};
    auto end = text.find_first_of("\n", at);
    if (const auto gap = text.find("  " + std::to_string(i + 2) + " ", at);
        gap < end && i + 1 < keys.size()) {
      end = gap;
    }
    const auto begin = at + mark.size();
    bubble.choices.push_back({keys[i], text.substr(begin, end - begin), ""});
    from = std::min(end, text.size() - 1);
  }
  return bubble;
}

std::string readable(const Bubble& bubble) {
  std::string out = bubble.words;
  for (const auto& choice : bubble.choices) out += "\n  [" + choice.label + "]";
  return out;
}

bool says(std::string_view words, const std::vector<std::string>& keys, domain::Language language) {
  std::vector<domain::TemplatePiece> all;
  for (const auto& key : keys) {
    const auto pieces = pieces_of(key, language);
    if (pieces.empty()) return false;
    if (!all.empty()) all.push_back({false, "\n"});
    all.insert(all.end(), pieces.begin(), pieces.end());
  }
  return Fitting{all, words}.fits(0, 0);
}

std::string expected_words(const std::vector<std::string>& keys, domain::Language language) {
  std::string out;
  for (const auto& key : keys) {
    const std::string text = Office::template_text(key, language);
    if (!out.empty()) out += "\n";
    out += text.empty() ? "(no sentence " + key + ")" : text;
  }
  return out;
}

bool says_little(const std::string& key, domain::Language language) {
  std::size_t letters = 0;
  for (const auto& piece : pieces_of(key, language)) {
    if (!piece.is_placeholder) letters += piece.text.size();
  }
  return letters < kTooFewLetters;
}

}  // namespace zampa::tests
