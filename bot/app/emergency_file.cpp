#include "bot/app/emergency_file.hpp"

#include <toml++/toml.h>
#include <optional>
#include <string>
#include <vector>

namespace zampa::app {
namespace {

class EmergencyReader {
 public:
  explicit EmergencyReader(std::string_view file) : file_(file) {}

  void read(const toml::table& root) {
    for (const auto& [key, node] : root) {
      if (key == "ignored" && node.is_table()) {
        read_lists(*node.as_table(), words_.ignored, nullptr);
      } else if (key == "group" && node.is_array_of_tables()) {
        for (const toml::node& group : *node.as_array()) read_group(*group.as_table());
      } else if (key != "bo_status" || !node.is_string()) {
        fault(node, key.str(), "not known here; allowed are bo_status, [ignored] and [[group]]");
      }
    }
    if (words_.groups.empty()) fault(root, "group", "missing; add at least one [[group]]");
  }

  Result<domain::EmergencyWords> outcome() && {
    if (fault_) return Refusal{RefusalCode::invalid, *fault_};
    return domain::prepared(words_);
  }

 private:
  void read_group(const toml::table& group) {
    domain::EmergencyWords::Group words;
    const std::optional<std::string> name = group["kind"].value<std::string>();
    const auto kind = name ? domain::emergency_kind_from(*name) : std::nullopt;
    if (!kind) {
      return fault(group, "kind",
                   "missing or unknown; use fire, gas, rescue, medical, traffic, "
                   "crime, self_harm or utility");
    }
    words.kind = *kind;
    read_lists(group, words.phrases, &words.exact);
    if (words.phrases.empty()) fault(group, "zh", "no words; list at least one");
    words_.groups.push_back(std::move(words));
  }

  void read_lists(const toml::table& table, std::vector<std::string>& phrases,
                  std::vector<std::string>* exact) {
    for (const auto& [key, node] : table) {
      if (key == "kind" && exact != nullptr) continue;
      const bool is_exact = key == "exact" && exact != nullptr;
      if ((key != "zh" && key != "bo" && !is_exact) || !node.is_array()) {
        fault(node, key.str(), "not a list of words known here; use zh, bo or exact");
        continue;
      }
      for (const toml::node& word : *node.as_array()) {
        const std::string text = word.value_or(std::string());
        if (text.empty()) fault(word, key.str(), "an empty word would fire always; take it out");
        (is_exact ? *exact : phrases).push_back(text);
      }
    }
  }

  void fault(const toml::node& node, std::string_view key, std::string_view what) {
    if (fault_) return;
    fault_ = file_ + ":" + std::to_string(node.source().begin.line) + ": " + std::string(key) +
             ": " + std::string(what);
  }

  std::string file_;
  domain::EmergencyWords words_;
  std::optional<std::string> fault_;
};

}  // namespace

Result<domain::EmergencyWords> read_emergency_words(std::string_view toml, std::string_view file) {
  try {
    EmergencyReader reader(file);
    reader.read(toml::parse(toml));
    return std::move(reader).outcome();
  } catch (const toml::parse_error& error) {
    return Refusal{RefusalCode::invalid,
                   std::string(file) + ":" + std::to_string(error.source().begin.line) +
                       ": not TOML: " + std::string(error.description()) + "; correct the line"};
  }
}

}  // namespace zampa::app
