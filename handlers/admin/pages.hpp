// The console's page templates and the words on them, in both languages. Built once at start from
// templates/pages; a template that asks for a text nobody wrote is found then, not by a reader.
//
// In a template [[tickets.title]] is a text of templates/pages/console.toml, [[asset:console.css]]
// the address of a front-end file; both are put in when the program starts, once per language.
// {{name}} is a value of the request, escaped.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "bot/base/json.hpp"
#include "bot/base/page.hpp"
#include "bot/base/result.hpp"
#include "bot/domain/language.hpp"

namespace zampa::handlers::admin {

/// One text of the console in both languages; `{name}` stands for a value.
struct PageText {
  std::string zh, bo;
};

struct PageFiles {
  std::map<std::string, std::string> templates;  ///< "tickets" → templates/pages/tickets.mustache
  std::map<std::string, PageText> texts;         ///< "tickets.title" → its two texts
  std::function<std::string(std::string_view)> asset_url;  ///< "console.css" → "/assets/…"
};

/// Threads: any, once built.
class Pages {
 public:
  /// Refuses invalid, naming template and key, when a template asks for a text that is missing in
  /// one of the languages.
  static Result<Pages> build(const PageFiles& files);

  std::string render(const std::string& page, domain::Language language,
                     const base::PageData& data) const;
  /// The text with its `{name}` filled; "[key]" when there is none, so that a reader can name it.
  std::string say(const std::string& key, domain::Language language,
                  const Fields& values = {}) const;
  bool has(const std::string& key) const { return texts_.count(key) == 1; }

 private:
  std::map<std::string, PageText> texts_;
  std::map<std::string, std::string> zh_, bo_;  ///< template → text with the words put in
};

/// For texts that go into a template as they are (words of the catalogue).
std::string html_escape(std::string_view text);

}  // namespace zampa::handlers::admin
