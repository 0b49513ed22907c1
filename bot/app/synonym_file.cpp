#include <toml++/toml.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bot/app/faq_files.hpp"
#include "bot/base/text.hpp"

namespace zampa::app {

Result<faq::Synonyms> read_synonyms(std::string_view toml, std::string_view file) {
  std::vector<std::string> faults;
  const auto fault = [&](const toml::source_position& where, const std::string& what) {
    faults.push_back(std::string(file) + ":" + std::to_string(where.line) + ": " + what);
  };
  faq::Synonyms::Groups groups;
  std::set<std::string> seen;
  const auto read_group = [&](std::string_view key, const toml::node& node) {
    std::vector<std::string> group;
    const toml::array* words = node.as_array();
    for (std::size_t i = 0; words != nullptr && i < words->size(); ++i) {
      group.push_back((*words)[i].value_or(std::string()));
      if (!seen.insert(group.back()).second) {
        fault(node.source().begin,
              std::string(key) + ": \"" + group.back() + "\" is in two groups; leave it in one");
      }
    }
    if (group.size() < 2 || seen.contains("")) {
      fault(node.source().begin, std::string(key) + ": no group of words; list two or more");
    }
    groups.push_back(std::move(group));
  };
  try {
    const toml::table root = toml::parse(toml);
    for (const auto& [key, node] : root) {
      if (key == "bo_status") continue;
      if ((key != "zh" && key != "bo") || !node.is_array()) {
        fault(node.source().begin,
              std::string(key.str()) + ": not known here; use zh and bo lists");
        continue;
      }
      for (const toml::node& group : *node.as_array()) read_group(key.str(), group);
    }
  } catch (const toml::parse_error& error) {
    fault(error.source().begin,
          "not TOML: " + std::string(error.description()) + "; correct the line");
  }
  if (!faults.empty()) return Refusal{RefusalCode::invalid, base::join(faults, "\n")};
  return faq::Synonyms(groups);
}

}  // namespace zampa::app
