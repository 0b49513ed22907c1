#include "bot/domain/reply_lint.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "bot/domain/reply_template.hpp"
#include "bot/lang/digits.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::domain {
namespace {

// What the rules look at, by code point.
constexpr char32_t kLintTsheg = U'\u0F0B';        // between syllables
constexpr char32_t kLintHardTsheg = U'\u0F0C';    // the same, but no line breaks after it
constexpr char32_t kLintShad = U'\u0F0D';         // ends a clause
constexpr char32_t kLintDoubleShad = U'\u0F0E';   // ends a topic
constexpr char32_t kLintKa = U'\u0F40';           // no shad after it: a blank stands for it
constexpr char32_t kLintGa = U'\u0F42';           // the same
constexpr char32_t kLintNga = U'\u0F44';          // keeps its tsheg before a shad
constexpr char32_t kLintFirstLetter = U'\u0F40';  // base letters
constexpr char32_t kLintLastLetter = U'\u0F6C';
constexpr char32_t kLintFirstSign = U'\u0F71';  // vowels and subjoined letters: they stand on one
constexpr char32_t kLintLastSign = U'\u0FBC';
constexpr char32_t kLintWideExclamation = U'\uFF01';
constexpr std::array<char32_t, 4> kLintInvisible{U'\u200B', U'\u200C', U'\u200D', U'\uFEFF'};
constexpr std::array<std::string_view, 5> kTappableNumbers{"110", "119", "120", "122", "12345"};

constexpr std::size_t kMostHan = 120;  // of one bubble, for elderly readers
constexpr std::size_t kMostSyllables = 60;

bool is_shad(char32_t c) { return c == kLintShad || c == kLintDoubleShad; }
bool is_base_letter(char32_t c) { return c >= kLintFirstLetter && c <= kLintLastLetter; }
bool is_sign(char32_t c) { return c >= kLintFirstSign && c <= kLintLastSign; }

class Lint {
 public:
  explicit Lint(std::vector<LintFinding>& findings) : findings_(&findings) {}

  void error(std::string rule, std::string_view field, std::string detail,
             std::size_t position = 0) {
    findings_->push_back(
        {std::move(rule), LintSeverity::error, std::string(field), std::move(detail), position});
  }
  void warning(std::string rule, std::string_view field, std::string detail,
               std::size_t position = 0) {
    findings_->push_back(
        {std::move(rule), LintSeverity::warning, std::string(field), std::move(detail), position});
  }

 private:
  std::vector<LintFinding>* findings_;
};

void check_spelling(std::string_view text, std::string_view field, Lint& lint) {
  const std::u32string letters = lang::to_code_points(text);
  const auto at = [&](std::size_t i) { return i < letters.size() ? letters[i] : U'\0'; };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t before = i == 0 ? U'\0' : letters[i - 1];
    const bool after_tibetan = is_base_letter(before) || is_sign(before) || before == kLintTsheg;
    switch (letters[i]) {
      case kLintHardTsheg:
        if (!is_shad(at(i + 1))) {
          lint.error("L9", field, "U+0F0C stops line breaks; write a plain tsheg", i + 1);
        }
        break;
      case kLintTsheg:
        if (before == kLintTsheg) {
          lint.error("L9", field, "doubled tsheg; take one out", i + 1);
        } else if (is_shad(at(i + 1)) && before != kLintNga) {
          lint.error("L9", field, "tsheg before shad stands after nga only; take it out", i + 1);
        }
        break;
      case kLintShad:
      case kLintDoubleShad:
        if (before == kLintGa || before == kLintKa) {
          lint.error("L9", field, "no shad after ga and ka; put a blank", i + 1);
        } else if (before == kLintNga) {
          lint.error("L9", field, "nga keeps its tsheg before shad; put it in", i + 1);
        }
        break;
      case U'.':
      case U',':
        if (after_tibetan) lint.error("L9", field, "ASCII mark after Tibetan; write a shad", i + 1);
        break;
      default:
        if (is_sign(letters[i]) && !is_base_letter(before) && !is_sign(before)) {
          lint.error("L9", field, "a vowel or subjoined letter stands on nothing; correct it",
                     i + 1);
        } else if (std::find(kLintInvisible.begin(), kLintInvisible.end(), letters[i]) !=
                   kLintInvisible.end()) {
          lint.error("L9", field, "invisible character; take it out", i + 1);
        }
    }
  }
}

void check_controls(std::string_view text, std::string_view field, bool one_line, Lint& lint) {
  const std::u32string letters = lang::to_code_points(text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const char32_t c = letters[i];
    if (c == U'\n' && !one_line) continue;
    if (c < U' ' || c == U'\u007F' || (c >= U'\u0080' && c < U'\u00A0')) {
      lint.error("L4", field, "line break or control character; take it out", i + 1);
    }
  }
}

/// Emergency numbers as one run of Western digits, so that a phone makes them tappable.
void check_numbers(std::string_view text, std::string_view field, Lint& lint) {
  struct Group {
    std::string digits;
    std::size_t begin, end;
    bool western;
  };
  const std::u32string letters = lang::to_code_points(text);
  const auto is_number = [](std::string_view digits) {
    return std::find(kTappableNumbers.begin(), kTappableNumbers.end(), digits) !=
           kTappableNumbers.end();
  };
  std::vector<Group> groups;
  bool open = false;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::string digit =
        lang::to_ascii_digits(lang::to_utf8(std::u32string_view(&letters[i], 1)));
    if (digit.size() != 1 || digit[0] < '0' || digit[0] > '9') {
      open = false;
      continue;
    }
    if (!open) groups.push_back({"", i, i, true});
    open = true;
    groups.back().digits += digit;
    groups.back().end = i + 1;
    groups.back().western = groups.back().western && letters[i] < U'\u0080';
  }
  for (std::size_t first = 0; first < groups.size(); ++first) {
    if (is_number(groups[first].digits)) {
      if (!groups[first].western) {
        lint.error("L11", field, groups[first].digits + " cannot be tapped; use Western digits",
                   groups[first].begin + 1);
      }
      continue;
    }
    std::string joined = groups[first].digits;
    for (std::size_t next = first + 1; next < groups.size() && joined.size() < 5; ++next) {
      const char32_t between = letters[groups[next].begin - 1];
      const bool near = groups[next].begin == groups[next - 1].end + 1 &&
                        (between == U' ' || between == U'-' || between == U'\u00A0');
      if (!near || is_number(groups[next].digits)) break;
      joined += groups[next].digits;
      if (is_number(joined)) {
        lint.error("L11", field, joined + " is written apart; write it without blanks",
                   groups[first].begin + 1);
        break;
      }
    }
  }
}

void check_tone(std::string_view text, std::string_view field, Lint& lint) {
  const std::u32string letters = lang::to_code_points(text);
  const auto calls = std::count(letters.begin(), letters.end(), U'!') +
                     std::count(letters.begin(), letters.end(), kLintWideExclamation);
  if (calls > 1) lint.warning("L16", field, "more than one exclamation mark; keep one");
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    capitals = letters[i] >= U'A' && letters[i] <= U'Z' ? capitals + 1 : 0;
    if (capitals == 5)
      lint.warning("L16", field, "a word in capitals shouts; write it small", i - 3);
  }
}

void check_load(std::string_view text, std::string_view field, Lint& lint) {
  const auto load = lang::reading_load(text);
  if (load.han_characters > kMostHan) {
    lint.warning("L14", field,
                 std::to_string(load.han_characters) +
                     " Han characters in a bubble; "
                     "120 are enough");
  }
  if (load.tibetan_syllables > kMostSyllables) {
    lint.warning("L14", field,
                 std::to_string(load.tibetan_syllables) +
                     " syllables in a bubble; "
                     "60 are enough");
  }
}

void check_placeholders(const ReplyText& reply, Lint& lint) {
  std::set<std::string> sampled;
  for (const auto& [name, value] : reply.samples) {
    sampled.insert(name);
    if (value.empty()) lint.error("L7", "fields", name + " has an empty sample; give the longest");
  }
  if (const auto fine = check_template(reply.zh, sampled); !fine) {
    lint.error("L7", "zh", fine.error().detail + " (the placeholders are those of `fields`)");
  }
  if (reply.bo.empty()) return;
  std::set<std::string> wanted = sampled;
  // Beside the Chinese the Tibetan need not repeat a value, but may name no other.
  if (reply.show == ReplyShow::both) wanted = placeholders(reply.bo);
  for (const auto& name : wanted) {
    if (sampled.count(name) == 0) lint.error("L7", "bo", "{" + name + "} is not among the fields");
  }
  if (const auto fine = check_template(reply.bo, wanted); !fine) {
    lint.error("L7", "bo", fine.error().detail + " (zh and bo share their placeholders)");
  }
}

void check_limits(const ReplyText& reply, Language language, std::string_view field, Lint& lint) {
  const std::string filled = render(reply.text(language), reply.samples);
  if (filled.size() > reply.limit_bytes) {
    lint.error("L1", field,
               std::to_string(filled.size()) + " bytes with the samples, " +
                   std::to_string(reply.limit_bytes) + " fit; shorten it");
  }
  const std::size_t characters = std::max(lang::code_points(filled), lang::utf16_units(filled));
  if (reply.limit_chars != 0 && characters > reply.limit_chars) {
    lint.error("L2", field,
               std::to_string(characters) + " characters with the samples, " +
                   std::to_string(reply.limit_chars) + " fit; shorten it");
  }
}

}  // namespace

std::vector<LintFinding> lint_reply(const ReplyText& reply) {
  std::vector<LintFinding> findings;
  Lint lint(findings);
  check_placeholders(reply, lint);
  if (reply.show != ReplyShow::zh) {
    if (reply.bo.empty()) {
      lint.warning("L8", "bo", "the Tibetan is missing; write it");
    } else if (reply.bo_status != BoStatus::reviewed) {
      lint.warning("L8", "bo", "the Tibetan is not reviewed");
    }
  }
  for (const auto& [field, text] : {std::pair{"zh", &reply.zh}, std::pair{"bo", &reply.bo}}) {
    check_controls(*text, field, reply.is_field(), lint);
    check_spelling(*text, field, lint);
    check_numbers(*text, field, lint);
    check_tone(*text, field, lint);
    check_load(render(*text, reply.samples), field, lint);
  }
  check_limits(reply, Language::zh, "zh", lint);
  if (reply.show == ReplyShow::own && !reply.bo.empty()) {
    check_limits(reply, Language::bo, "bo", lint);
  }
  return findings;
}

std::vector<LintFinding> lint_tibetan(std::string_view text, std::string_view field) {
  std::vector<LintFinding> findings;
  Lint lint(findings);
  check_spelling(text, field, lint);
  return findings;
}

bool has_error(const std::vector<LintFinding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const LintFinding& finding) {
    return finding.severity == LintSeverity::error;
  });
}

}  // namespace zampa::domain
