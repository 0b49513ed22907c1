// Chinese text made comparable. Called by the matcher and the emergency detector.
#pragma once

#include <string>
#include <string_view>

namespace zampa::lang {

/// Full width to plain, lower case, and every mark (punctuation, blanks, symbols) dropped, so that
/// only characters, letters and digits remain. Tibetan passes with its tshegs. Idempotent.
/// Traditional characters stay as they are for now.
std::string fold_chinese(std::string_view text);

/// The question with one form for each way to ask how, what, where, when, why and may I, without
/// politeness, pronouns and final particles. `folded` is the outcome of fold_chinese.
std::string canonical_question(std::string_view folded);

}  // namespace zampa::lang
