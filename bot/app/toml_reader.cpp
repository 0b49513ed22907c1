#include "bot/app/toml_reader.hpp"

#include <array>
#include <charconv>

namespace zampa::app {

std::optional<toml::table> parse_toml(std::string_view text, std::string_view file,
                                      FaultsFound& faults) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& error) {
    faults.add(file, error.source().begin.line, "not TOML",
               std::string(error.description()) + "; correct the line");
    return std::nullopt;
  }
}

std::optional<Millis> duration_from(std::string_view text) {
  struct Unit {
    std::string_view name;
    std::int64_t millis;
  };
  static constexpr std::array<Unit, 5> kUnits{
      {{"ms", 1}, {"s", 1'000}, {"m", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}}};
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number < 0 || number > 1'000'000'000) return std::nullopt;
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const auto& known : kUnits) {
    if (known.name == unit) return Millis{number * known.millis};
  }
  return std::nullopt;
}

const toml::node* TomlReader::find(std::string_view key) {
  asked_.emplace(key);
  return table_->get(key);
}

const toml::node* TomlReader::demand(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) fault(key, "is missing; add it");
  return node;
}

std::string TomlReader::text(std::string_view key) {
  const toml::node* node = demand(key);
  if (node == nullptr) return {};
  const std::string value = node->value_or(std::string());
  if (!node->is_string() || value.empty()) fault(key, "is no text or empty; write \"…\"");
  return value;
}

std::string TomlReader::text_or(std::string_view key, std::string otherwise) {
  const toml::node* node = find(key);
  if (node == nullptr) return otherwise;
  if (!node->is_string()) fault(key, "is no text; write \"…\"");
  return node->value_or(std::move(otherwise));
}

std::int64_t TomlReader::integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const toml::node* node = demand(key);
  if (node == nullptr) return least;
  const auto value = node->is_integer() ? node->value<std::int64_t>() : std::nullopt;
  if (!value || *value < least || *value > most) {
    fault(key, "is no whole number from " + std::to_string(least) + " to " + std::to_string(most) +
                   "; correct it");
    return least;
  }
  return *value;
}

bool TomlReader::boolean(std::string_view key) {
  const toml::node* node = demand(key);
  if (node == nullptr) return false;
  if (!node->is_boolean()) fault(key, "is neither true nor false; write one of them");
  return node->value_or(false);
}

Millis TomlReader::duration(std::string_view key) {
  const toml::node* node = demand(key);
  if (node == nullptr) return Millis{0};
  const auto value = duration_from(node->value_or(std::string_view()));
  if (!value)
    fault(key, "is no length of time; write \"500ms\", \"30s\", \"2m\", \"24h\" or \"7d\"");
  return value.value_or(Millis{0});
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::node* node = find(key);
  if (node == nullptr) return values;
  if (!node->is_array()) {
    fault(key, "is no list; write [\"…\", \"…\"]");
    return values;
  }
  for (const toml::node& element : *node->as_array()) {
    values.push_back(element.value_or(std::string()));
    if (values.back().empty()) fault(key, "holds something that is no text or empty; correct it");
  }
  return values;
}

std::vector<Millis> TomlReader::durations(std::string_view key) {
  std::vector<Millis> values;
  for (const auto& text : texts(key)) {
    const auto value = duration_from(text);
    if (!value) fault(key, "\"" + text + "\" is no length of time; write \"30s\" or \"2m\"");
    values.push_back(value.value_or(Millis{0}));
  }
  if (values.empty()) fault(key, "is missing or empty; list at least one");
  return values;
}

std::vector<std::pair<std::string, std::string>> TomlReader::pairs(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> values;
  const toml::node* node = find(key);
  if (node == nullptr) return values;
  if (!node->is_table()) {
    fault(key, "is no table; write name = \"value\"");
    return values;
  }
  for (const auto& [name, value] : *node->as_table()) {
    if (!value.is_string() && !value.is_integer()) {
      fault(key, std::string(name.str()) + " is no text; write \"…\"");
    }
    values.emplace_back(name.str(), value.is_integer() ? std::to_string(value.value_or(INT64_C(0)))
                                                       : value.value_or(std::string()));
  }
  return values;
}

std::optional<TomlReader> TomlReader::table(std::string_view key) {
  const toml::node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_table()) {
    fault(key, "is no table; write [" + std::string(key) + "]");
    return std::nullopt;
  }
  return TomlReader(*node->as_table(), file_, (name_.empty() ? "" : name_ + ".") + std::string(key),
                    *faults_);
}

std::vector<TomlReader> TomlReader::tables(std::string_view key) {
  std::vector<TomlReader> readers;
  const toml::node* node = find(key);
  if (node == nullptr || !node->is_array_of_tables()) {
    fault(key, "is missing; add at least one [[" + std::string(key) + "]]");
    return readers;
  }
  for (const toml::node& element : *node->as_array()) {
    const toml::table& row = *element.as_table();
    readers.emplace_back(row, file_, row["id"].value_or(std::string(key)), *faults_);
  }
  return readers;
}

void TomlReader::nothing_else() {
  for (const auto& [key, node] : *table_) {
    if (asked_.count(key.str()) == 0) {
      faults_->add(file_, key.source().begin.line, name_.empty() ? std::string(key.str()) : name_,
                   "unknown field " + std::string(key.str()) + "; take it out");
    }
  }
}

void TomlReader::fault(std::string_view key, std::string_view what) {
  const toml::node* node = table_->get(key);
  const std::size_t at = node != nullptr ? node->source().begin.line : line();
  const std::string subject = name_.empty() ? std::string(key) : name_ + "." + std::string(key);
  faults_->add(file_, at, subject, what);
}

}  // namespace zampa::app
