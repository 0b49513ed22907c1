// Danger in a message 紧急: words that come before everything else, so that nobody whose house
// burns is asked for a photo. Called by the router on every text, caption and recognised speech.
// Two tiers: life now, and urgent utilities. The words are configuration, the reading is here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zampa::domain {

/// What the danger is; it decides which numbers the answer names. Stored; never rename.
enum class EmergencyKind {
  fire,       ///< 119
  gas,        ///< 119
  rescue,     ///< drowning, avalanche, buried, trapped: 119, 120
  medical,    ///< 120
  traffic,    ///< 122, 120
  crime,      ///< 110
  self_harm,  ///< 110, 120
  utility,    ///< no water, no power, burst pipe, wire down: the utility's duty line
};

/// life: at once, both languages, urgent ticket. utility: the duty line, and a report goes on.
enum class EmergencyTier { life, utility };

EmergencyTier tier_of(EmergencyKind kind);
std::string_view to_text(EmergencyKind kind);
std::optional<EmergencyKind> emergency_kind_from(std::string_view text);

/// The configured words (config/policy/emergency.toml). Made comparable once by prepared().
struct EmergencyWords {
  struct Group {
    EmergencyKind kind = EmergencyKind::fire;
    std::vector<std::string> phrases;  ///< anywhere in a text
    std::vector<std::string> exact;    ///< only as the whole text: "119"
  };
  std::vector<Group> groups;
  /// Phrases that hold a danger word and mean none; they are blanked before the reading, so that a
  /// real danger beside one is still seen.
  std::vector<std::string> ignored;
};

/// The same words folded and ordered: life before utility, otherwise as given. Idempotent.
EmergencyWords prepared(const EmergencyWords& words);

/// The danger that `text` names, the graver tier first. `words` come from prepared(). Only the
/// first 4 KiB are read. Pure, no I/O; the time depends on the length alone.
std::optional<EmergencyKind> detect(const EmergencyWords& words, std::string_view text);

}  // namespace zampa::domain
