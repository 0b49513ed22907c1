// Which script a text is written in, and hence which language to answer in. Called by the router
// for every message and by the matcher to split a mixed question into runs.
#pragma once

#include <string_view>
#include <vector>

namespace zampa::lang {

/// What one code point is for us. `mark` is punctuation, blanks and symbols of any script.
enum class Script { mark, digit, latin, han, tibetan, other };

Script script_of(char32_t code_point);

bool has_tibetan(std::string_view text);
bool has_han(std::string_view text);

/// A stretch of one script; punctuation stands with the stretch before it. The views point into
/// the text that was given.
struct ScriptRun {
  Script script;
  std::string_view text;
};

/// The whole text, in order; a text of marks only is one run of `mark`.
std::vector<ScriptRun> script_runs(std::string_view text);

/// What a text says about its writer's language. `none`: only digits, Latin, marks or pictures.
enum class TextLanguage { none, zh, bo, mixed };

/// The majority among Han characters and Tibetan syllables (not letters: one syllable is written
/// with about four of them and would outvote every character); `mixed` on a tie.
TextLanguage language_of(std::string_view text);

}  // namespace zampa::lang
