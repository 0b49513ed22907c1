// Chinese text made comparable. Called by the matcher and the emergency detector.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zampa::lang {

/// Full width to plain, lower case, and every mark (punctuation, blanks, symbols) dropped, so that
/// only characters, letters and digits remain. Tibetan passes with its tshegs. Idempotent.
/// Traditional characters stay as they are for now.
std::string fold_chinese(std::string_view text);

/// What a question is made of: each Han character, Latin word and number is one unit, and so is
/// each way to ask how, what, where, when, why and may I, under one form. Politeness, pronouns and
/// final particles are left out, Tibetan too. `folded` is the outcome of fold_chinese.
std::vector<std::string> question_units(std::string_view folded);

/// True for a unit that asks how, what, where, when, why or may I, and names no subject.
bool is_question_form(std::string_view unit);

}  // namespace zampa::lang
