// Reads one TOML table field by field and notes every fault instead of stopping at the first: wrong
// types, values out of range, missing and unknown keys. Called by the loaders of content files.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bot/app/faults_found.hpp"
#include "bot/base/instant.hpp"

namespace zampa::app {

/// The parsed text, or nothing and the fault noted.
std::optional<toml::table> parse_toml(std::string_view text, std::string_view file,
                                      FaultsFound& faults);

class TomlReader {
 public:
  /// name   how faults call this table: "[report]", "drain-blocked"; empty at the top
  TomlReader(const toml::table& table, std::string file, std::string name, FaultsFound& faults)
      : table_(&table), file_(std::move(file)), name_(std::move(name)), faults_(&faults) {}

  bool has(std::string_view key) const { return table_->contains(key); }

  /// Required: not empty.
  std::string text(std::string_view key);
  std::string text_or(std::string_view key, std::string otherwise);
  std::int64_t integer(std::string_view key, std::int64_t least, std::int64_t most);
  bool boolean(std::string_view key);
  /// "250ms", "30s", "2m", "24h", "7d".
  Millis duration(std::string_view key);
  /// A list of texts; empty when the key is absent.
  std::vector<std::string> texts(std::string_view key);
  std::vector<Millis> durations(std::string_view key);
  /// A table of texts or whole numbers, as texts; empty when the key is absent.
  std::vector<std::pair<std::string, std::string>> pairs(std::string_view key);
  /// The table of that key; nothing when absent or something else.
  std::optional<TomlReader> table(std::string_view key);
  /// The tables of [[key]]; their names come from their field `id` or `name`.
  std::vector<TomlReader> tables(std::string_view key);

  /// Every key that nobody asked for is a fault. Call last.
  void nothing_else();

  void fault(std::string_view key, std::string_view what);
  std::size_t line() const { return table_->source().begin.line; }
  const std::string& name() const { return name_; }
  const toml::table& raw() const { return *table_; }

 private:
  const toml::node* find(std::string_view key);
  const toml::node* demand(std::string_view key);

  const toml::table* table_;
  std::string file_;
  std::string name_;
  FaultsFound* faults_;
  std::set<std::string, std::less<>> asked_;
};

/// "250ms", "30s", "2m", "24h", "7d"; nothing for anything else.
std::optional<Millis> duration_from(std::string_view text);

}  // namespace zampa::app
