// What the platform refuses in texts, keyword values, menus and cards, each with the errcode it
// answers and a short rule id that the page shows in red. Pure functions, called by the API before
// anything is shown. Surprising: lengths are counted in bytes for some fields and in code points
// for others, as the platform does; Tibetan takes three bytes a code point.
#pragma once

#include <optional>
#include <string>

#include "bot/base/json.hpp"
#include "simulator/catalog.hpp"

namespace zampa::simulator {

struct Breach {
  int errcode = 0;
  std::string message;  ///< the platform's kind of English, naming the field
  std::string rule;     ///< "keyword.thing", "menu.name_bytes" …
};

inline constexpr std::size_t kMaxTextBytes = 2'048;

/// The keyword data of a template or subscription message against its template: the same keys, each
/// an object with a string `value` that its type allows; `color` is tolerated, as it is ignored.
std::optional<Breach> check_keywords(const PlatformTemplate& wanted, const base::Json& data);

/// One value against the rule of its key's type ("thing2" → thing).
std::optional<Breach> check_keyword(const TemplateField& field, const std::string& value);

/// `{"button":[…]}` as for menu/create.
std::optional<Breach> check_menu(const base::Json& menu);

/// A WeCom textcard or template_card.
std::optional<Breach> check_text_card(const base::Json& card);
std::optional<Breach> check_template_card(const base::Json& card);

/// Code points of valid UTF-8.
std::size_t count_code_points(const std::string& text);

}  // namespace zampa::simulator
