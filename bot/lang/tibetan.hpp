// Tibetan text made comparable: one spelling per stack, syllables, particles. Called by the
// matcher and the template lint. Unicode's own normal forms leave most of this undone.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zampa::lang {

/// One spelling for each way to type the same stack: marks of a stack in a fixed order, doubled
/// vowels and fixed-form letters unified, emphasis and tsa-phru dropped, U+0F0C as a tsheg, digits
/// in ASCII, every shad and head mark a blank, repeated tshegs one, none before a blank or at the
/// end. Includes fold_width_and_case. Other scripts pass. Idempotent.
std::string fold_tibetan(std::string_view text);

/// The syllables of a folded text in order, without tsheg; what is not Tibetan is left out.
std::vector<std::string> syllables(std::string_view folded);

/// The syllable without an affixed particle (genitive, agentive, final, question); as it is when
/// nothing would remain. `syllable` is folded.
std::string_view without_affix(std::string_view syllable);

/// True for free particles that carry no content. Question and negation words are not among them.
bool is_particle(std::string_view syllable);

}  // namespace zampa::lang
