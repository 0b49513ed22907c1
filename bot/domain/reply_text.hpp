// One sentence the bot says 回复模板, both languages side by side, as a file or an edited version
// holds it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/json.hpp"
#include "bot/domain/language.hpp"

namespace zampa::domain {

/// Review status of the Tibetan 藏文. Stored; never rename.
enum class BoStatus { missing, draft, to_review, reviewed };

std::string_view to_text(BoStatus status);
/// missing for an unknown word.
BoStatus bo_status_from(std::string_view text);

/// Which language a reader gets. `both`: one bubble with both, Chinese and its numbers first, where
/// the reader's language is unknown or a life may hang on it. `zh`: a platform field that cannot
/// hold Tibetan.
enum class ReplyShow { own, both, zh };

std::string_view to_text(ReplyShow show);
std::optional<ReplyShow> reply_show_from(std::string_view text);

/// What one bubble of the platform takes.
inline constexpr std::size_t kBubbleBytes = 2048;

struct ReplyText {
  std::string key;  ///< "report.photo_received"
  std::string zh;
  std::string bo;
  BoStatus bo_status = BoStatus::missing;
  ReplyShow show = ReplyShow::own;
  Fields samples;  ///< placeholder → longest realistic value
  std::size_t limit_bytes = kBubbleBytes;
  std::size_t limit_chars = 0;        ///< 0 = none
  std::vector<std::string> words_zh;  ///< choices only: typed words that mean it
  std::vector<std::string> words_bo;
  std::string note;  ///< English, for the editor

  /// What a reader of `language` gets, placeholders unfilled. Chinese where the Tibetan is missing.
  std::string text(Language language) const {
    if (show == ReplyShow::both && !bo.empty()) return zh + "\n" + bo;
    return language == Language::bo && !bo.empty() && show == ReplyShow::own ? bo : zh;
  }

  /// A platform field, a card's label or a menu name: one line, shorter than a bubble.
  bool is_field() const { return limit_chars != 0 || limit_bytes < kBubbleBytes; }
};

}  // namespace zampa::domain
