#include "bot/domain/emergency.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "bot/lang/script.hpp"
#include "bot/lang/tibetan.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::domain {
namespace {

constexpr std::size_t kReadBytes = 4096;
constexpr std::string_view kSyllableBorder = "\u0F0B";

constexpr std::array<std::pair<EmergencyKind, std::string_view>, 8> kEmergencyNames = {{
    {EmergencyKind::fire, "fire"},
    {EmergencyKind::gas, "gas"},
    {EmergencyKind::rescue, "rescue"},
    {EmergencyKind::medical, "medical"},
    {EmergencyKind::traffic, "traffic"},
    {EmergencyKind::crime, "crime"},
    {EmergencyKind::self_harm, "self_harm"},
    {EmergencyKind::utility, "utility"},
}};

/// Folded, without marks and blanks, and with exactly one tsheg on both sides of every Tibetan
/// syllable, so that a word is found as a whole and not inside a longer one.
std::string comparable_form(std::string_view text) {
  std::string form;
  bool in_syllable = false;
  for (const char32_t c : lang::to_code_points(lang::fold_tibetan(text))) {
    const lang::Script script = lang::script_of(c);
    if (script == lang::Script::tibetan) {
      if (!in_syllable && !form.ends_with(kSyllableBorder)) form += kSyllableBorder;
      in_syllable = true;
      lang::append_utf8(form, c);
      continue;
    }
    if (in_syllable) form += kSyllableBorder;
    in_syllable = false;
    if (script != lang::Script::mark) lang::append_utf8(form, c);
  }
  if (in_syllable) form += kSyllableBorder;
  return form;
}

/// The phrase as it looks when somebody leaves out every tsheg; empty when that says too little.
std::string without_borders(std::string_view form) {
  std::string joined;
  std::size_t borders = 0;
  for (const char32_t c : lang::to_code_points(form)) {
    if (c == 0x0F0B) {
      ++borders;
    } else {
      lang::append_utf8(joined, c);
    }
  }
  return borders > 2 ? joined : std::string();
}

void blank_out(std::string& text, std::string_view phrase) {
  for (auto at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at)) {
    text.replace(at, phrase.size(), " ");
  }
}

bool names(const EmergencyWords::Group& group, std::string_view text, std::string_view whole) {
  const auto found_in = [&](const std::string& phrase) {
    return text.find(phrase) != std::string_view::npos;
  };
  // `exact` is compared with the text as it came: "119" stays "119" although "119 hao" is blanked.
  return std::any_of(group.phrases.begin(), group.phrases.end(), found_in) ||
         std::find(group.exact.begin(), group.exact.end(), whole) != group.exact.end();
}

}  // namespace

EmergencyTier tier_of(EmergencyKind kind) {
  return kind == EmergencyKind::utility ? EmergencyTier::utility : EmergencyTier::life;
}

std::string_view to_text(EmergencyKind kind) {
  return std::find_if(kEmergencyNames.begin(), kEmergencyNames.end(),
                      [&](const auto& row) { return row.first == kind; })
      ->second;
}

std::optional<EmergencyKind> emergency_kind_from(std::string_view text) {
  const auto row = std::find_if(kEmergencyNames.begin(), kEmergencyNames.end(),
                                [&](const auto& r) { return r.second == text; });
  if (row == kEmergencyNames.end()) return std::nullopt;
  return row->first;
}

EmergencyWords prepared(const EmergencyWords& words) {
  const auto put = [](std::vector<std::string>& forms, std::string form) {
    if (form.empty() || std::find(forms.begin(), forms.end(), form) != forms.end()) return;
    forms.push_back(std::move(form));
  };
  EmergencyWords ready;
  for (const EmergencyWords::Group& group : words.groups) {
    EmergencyWords::Group folded{group.kind, {}, {}};
    for (const std::string& phrase : group.phrases) {
      const std::string form = comparable_form(phrase);
      put(folded.phrases, form);
      put(folded.phrases, without_borders(form));
    }
    for (const std::string& phrase : group.exact) put(folded.exact, comparable_form(phrase));
    ready.groups.push_back(std::move(folded));
  }
  for (const std::string& phrase : words.ignored) put(ready.ignored, comparable_form(phrase));
  std::stable_sort(ready.groups.begin(), ready.groups.end(),
                   [](const auto& a, const auto& b) { return tier_of(a.kind) < tier_of(b.kind); });
  std::stable_sort(ready.ignored.begin(), ready.ignored.end(),
                   [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return ready;
}

std::optional<EmergencyKind> detect(const EmergencyWords& words, std::string_view text) {
  const std::string whole = comparable_form(text.substr(0, kReadBytes));
  std::string read = whole;
  for (const std::string& phrase : words.ignored) blank_out(read, phrase);
  for (const EmergencyWords::Group& group : words.groups) {
    if (names(group, read, whole)) return group.kind;
  }
  return std::nullopt;
}

}  // namespace zampa::domain
