// One sentence the bot says 回复模板, both languages side by side, as a file or an edited version
// holds it.
#pragma once

#include <cstddef>
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

struct ReplyText {
  std::string key;  ///< "report.photo_received"
  std::string zh;
  std::string bo;
  BoStatus bo_status = BoStatus::missing;
  Fields samples;                ///< placeholder → longest realistic value
  std::size_t limit_bytes = 2048;
  std::size_t limit_chars = 0;   ///< 0 = none
  std::vector<std::string> words_zh;  ///< choices only: typed words that mean it
  std::vector<std::string> words_bo;
  std::string note;              ///< English, for the editor

  const std::string& text(Language language) const {
    return language == Language::bo && !bo.empty() ? bo : zh;
  }
};

}  // namespace zampa::domain
