// Fills a logic-less page template (mustache). Values are HTML-escaped by default; the only user of
// the mustache header. Templates come from our own tree, never from a person.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zampa::base {

/// The data of a page: texts, booleans, and lists of the same. An empty text counts as false in a
/// section.
class PageData {
 public:
  PageData();
  ~PageData();
  PageData(const PageData&);
  PageData(PageData&&) noexcept;
  PageData& operator=(const PageData&);
  PageData& operator=(PageData&&) noexcept;

  PageData& set(const std::string& name, std::string_view text);
  /// A literal would otherwise become a boolean without a word from the compiler.
  PageData& set(const std::string& name, const char* text) {
    return set(name, std::string_view(text));
  }
  PageData& set(const std::string& name, bool value);
  PageData& set(const std::string& name, const PageData& object);
  PageData& set(const std::string& name, const std::vector<PageData>& list);

 private:
  friend std::string fill_page(std::string_view, const PageData&,
                               const std::map<std::string, std::string>&);
  struct Held;
  std::unique_ptr<Held> held_;
};

/// `partials` are the templates that {{> name}} may pull in. Throws Fault when the template is
/// malformed (a bug of ours: templates are checked by a test).
std::string fill_page(std::string_view page_template, const PageData& data,
                      const std::map<std::string, std::string>& partials = {});

}  // namespace zampa::base
