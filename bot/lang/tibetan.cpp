#include "bot/lang/tibetan.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "bot/lang/fold.hpp"
#include "bot/lang/script.hpp"
#include "bot/lang/utf8.hpp"

namespace zampa::lang {
namespace {

constexpr char32_t kTsheg = 0x0F0B;

/// Where a mark stands in its stack: subjoined letters, then the long-vowel sign, vowels, the rest.
int place_in_stack(char32_t c) {
  if (c >= 0x0F90 && c <= 0x0FBC) return 1;
  if (c == 0x0F71) return 2;
  if ((c >= 0x0F72 && c <= 0x0F7D) || c == 0x0F80 || c == 0x0F81) return 3;
  if (c == 0x0F7E || c == 0x0F7F || (c >= 0x0F82 && c <= 0x0F84) || c == 0x0F86 || c == 0x0F87) {
    return 4;
  }
  return 0;  // begins a new stack
}

bool is_dropped(char32_t c) { return c == 0x0F35 || c == 0x0F37 || c == 0x0F39 || c == 0x0FC6; }

char32_t unified(char32_t c) {
  switch (c) {
    case 0x0F0C:
      return kTsheg;
    case 0x0F6A:
      return 0x0F62;
    case 0x0FBA:
      return 0x0FAD;
    case 0x0FBB:
      return 0x0FB1;
    case 0x0FBC:
      return 0x0FB2;
    default:
      break;
  }
  if (c >= 0x0F20 && c <= 0x0F29) return U'0' + (c - 0x0F20);
  const bool separator = (c >= 0x0F01 && c <= 0x0F0A) || (c >= 0x0F0D && c <= 0x0F14) ||
                         c == 0x0F34 || (c >= 0x0F3A && c <= 0x0F3D) ||
                         (c >= 0x0FD0 && c <= 0x0FDA);
  return separator ? U' ' : c;
}

/// Two of `single` in a sorted stack are one `doubled`.
void pair_up(std::u32string& stack, char32_t single, char32_t doubled) {
  const auto first = std::find(stack.begin(), stack.end(), single);
  if (first == stack.end()) return;
  const auto last = std::find_if(first, stack.end(), [&](char32_t c) { return c != single; });
  const auto pairs = static_cast<std::size_t>(last - first) / 2;
  if (pairs == 0) return;
  const auto after = stack.erase(first, first + static_cast<std::ptrdiff_t>(2 * pairs));
  const auto at = std::find_if(after, stack.end(), [&](char32_t c) { return c != single; });
  stack.insert(at, pairs, doubled);
}

void put_marks_in_order(std::u32string& marks) {
  std::stable_sort(marks.begin(), marks.end(), [](char32_t a, char32_t b) {
    const int place_a = place_in_stack(a);
    const int place_b = place_in_stack(b);
    if (place_a != place_b) return place_a < place_b;
    return place_a > 1 && a < b;  // subjoined letters keep their order: it is the spelling
  });
  pair_up(marks, 0x0F7A, 0x0F7B);
  pair_up(marks, 0x0F7C, 0x0F7D);
}

/// Tshegs and blanks: one of a kind, no tsheg before a blank, after one or at either end.
void put_separated(std::u32string& out, char32_t c) {
  if (c == kTsheg && (out.empty() || out.back() == kTsheg || out.back() == U' ')) return;
  if (c == U' ') {
    if (!out.empty() && out.back() == kTsheg) out.pop_back();
    if (out.empty() || out.back() == U' ') return;
  }
  out.push_back(c);
}

}  // namespace

std::string fold_tibetan(std::string_view text) {
  const std::u32string in = to_code_points(fold_width_and_case(text));
  std::u32string out;
  out.reserve(in.size());
  std::u32string marks;
  for (const char32_t raw : in) {
    if (is_dropped(raw)) continue;
    const char32_t c = unified(raw);
    if (place_in_stack(c) != 0) {
      marks.push_back(c);
      continue;
    }
    put_marks_in_order(marks);
    out += marks;
    marks.clear();
    put_separated(out, c);
  }
  put_marks_in_order(marks);
  out += marks;
  while (!out.empty() && (out.back() == kTsheg || out.back() == U' ')) out.pop_back();
  return to_utf8(out);
}

std::vector<std::string> syllables(std::string_view folded) {
  std::vector<std::string> found;
  bool open = false;
  for (const char32_t c : to_code_points(folded)) {
    if (script_of(c) != Script::tibetan) {
      open = false;
      continue;
    }
    if (!open) found.emplace_back();
    open = true;
    append_utf8(found.back(), c);
  }
  return found;
}

std::string_view without_affix(std::string_view syllable) {
  // Longest first: 'i'o, 'is, 'i, 'o, 'am, 'ang.
  static constexpr std::array<std::string_view, 6> kAffixes = {"\u0F60\u0F72\u0F60\u0F7C",
                                                               "\u0F60\u0F72\u0F66",
                                                               "\u0F60\u0F72",
                                                               "\u0F60\u0F7C",
                                                               "\u0F60\u0F58",
                                                               "\u0F60\u0F44"};
  for (const std::string_view affix : kAffixes) {
    if (syllable.size() > affix.size() && syllable.ends_with(affix)) {
      return syllable.substr(0, syllable.size() - affix.size());
    }
  }
  return syllable;
}

bool is_particle(std::string_view syllable) {
  static constexpr std::array<std::string_view, 46> kParticles = {
      "\u0F42\u0F72",              // gi
      "\u0F40\u0FB1\u0F72",        // kyi
      "\u0F42\u0FB1\u0F72",        // gyi
      "\u0F61\u0F72",              // yi
      "\u0F42\u0F72\u0F66",        // gis
      "\u0F40\u0FB1\u0F72\u0F66",  // kyis
      "\u0F42\u0FB1\u0F72\u0F66",  // gyis
      "\u0F61\u0F72\u0F66",        // yis
      "\u0F66\u0F74",              // su
      "\u0F4F\u0F74",              // tu
      "\u0F51\u0F74",              // du
      "\u0F62\u0F74",              // ru
      "\u0F53",                    // na
      "\u0F63",                    // la
      "\u0F53\u0F66",              // nas
      "\u0F63\u0F66",              // las
      "\u0F51\u0F44",              // dang
      "\u0F40\u0FB1\u0F44",        // kyang
      "\u0F61\u0F44",              // yang
      "\u0F5A\u0F7C",              // tsho
      "\u0F53\u0F72",              // ni
      "\u0F4F\u0F7A",              // te
      "\u0F51\u0F7A",              // de (as connective)
      "\u0F66\u0F9F\u0F7A",        // ste
      "\u0F45\u0F72\u0F44",        // cing
      "\u0F5E\u0F72\u0F44",        // zhing
      "\u0F64\u0F72\u0F44",        // shing
      "\u0F45\u0F7A\u0F66",        // ces
      "\u0F5E\u0F7A\u0F66",        // zhes
      "\u0F64\u0F7A\u0F66",        // shes
      "\u0F42\u0F7C",              // go
      "\u0F44\u0F7C",              // ngo
      "\u0F51\u0F7C",              // do
      "\u0F53\u0F7C",              // no
      "\u0F56\u0F7C",              // bo
      "\u0F58\u0F7C",              // mo
      "\u0F62\u0F7C",              // ro
      "\u0F63\u0F7C",              // lo
      "\u0F66\u0F7C",              // so
      "\u0F4F\u0F7C",              // to
      "\u0F54",                    // pa
      "\u0F56",                    // ba
      "\u0F54\u0F7C",              // po
      "\u0F60\u0F72",              // 'i
      "\u0F62",                    // ra
      "\u0F66",                    // sa
  };
  return std::find(kParticles.begin(), kParticles.end(), syllable) != kParticles.end();
}

}  // namespace zampa::lang
