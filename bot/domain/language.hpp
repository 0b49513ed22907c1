// The two languages of everything a person reads: zh 中文 and bo 藏文.
#pragma once

#include <string_view>

namespace zampa::domain {

/// Stored as text in the person's row; never rename.
enum class Language { zh, bo };

inline std::string_view to_text(Language language) {
  return language == Language::bo ? "bo" : "zh";
}

inline Language language_from(std::string_view text) {
  return text == "bo" ? Language::bo : Language::zh;
}

/// What is used when a text is missing in `language`.
inline Language other(Language language) {
  return language == Language::bo ? Language::zh : Language::bo;
}

}  // namespace zampa::domain
