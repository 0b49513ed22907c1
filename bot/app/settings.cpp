#include "bot/app/settings.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>

#include "bot/app/private_file.hpp"
#include "bot/app/settings_judge.hpp"
#include "bot/app/settings_sources.hpp"
#include "bot/app/settings_table.hpp"
#include "bot/base/text.hpp"

namespace zampa::app {
namespace {

constexpr std::size_t kLargestFile = std::size_t{1} << 20U;

SettingValue default_setting(const SettingRow& row) {
  SettingValue value{std::string(row.fallback), 0, row.fallback == "true"};
  if (row.kind == SettingKind::integer) value.number = std::stoll(value.text);
  if (row.kind == SettingKind::choice) {
    const auto choices = base::split(row.allowed, '|');
    const auto found = std::find(choices.begin(), choices.end(), row.fallback);
    value.number = found == choices.end() ? 0 : found - choices.begin();
  }
  return value;
}

/// Every row put into its place, given or by default. Not judged yet.
Settings filled_settings(const SettingSources& sources) {
  Settings settings;
  const auto fill = [&](const SettingRow& row, const std::string& section,
                        domain::Account& account) {
    const auto given = sources.given.find(section + "." + std::string(row.name));
    row.put(settings, account,
            given == sources.given.end() ? default_setting(row) : given->second.value);
  };
  domain::Account nobody;
  for (const SettingRow& row : settings_table()) {
    if (row.section != kAccountSection) fill(row, std::string(row.section), nobody);
  }
  for (const auto& [name, place] : sources.accounts) {
    domain::Account account;
    account.name = name;
    for (const SettingRow& row : settings_table()) {
      if (row.section == kAccountSection) fill(row, "accounts." + name, account);
    }
    settings.accounts.push_back(std::move(account));
  }
  return settings;
}

}  // namespace

Environment environment_of_process() {
  Environment out;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text(*variable);
    const auto equals = text.find('=');
    if (!text.starts_with("ZAMPA__") || equals == std::string_view::npos) continue;
    out.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

Result<Settings> load_settings(const std::string& file, const Environment& environment) {
  const auto toml = read_small_file(file, kLargestFile);
  if (!toml) {
    return Refusal{RefusalCode::invalid, "error: " + file + ": " + toml.error().detail +
                                             "; give a configuration with --config FILE"};
  }
  return read_settings(*toml, file, environment);
}

Result<Settings> read_settings(const std::string& toml, const std::string& file,
                               const Environment& environment) {
  SettingFaults faults(file);
  const SettingSources sources = collect_settings(toml, environment, faults);
  if (!sources.readable) {
    return Refusal{RefusalCode::invalid, faults.text()};
  }
  Settings settings = filled_settings(sources);
  judge_settings(settings, sources, file, faults);
  if (faults.any()) return Refusal{RefusalCode::invalid, faults.text()};
  return settings;
}

}  // namespace zampa::app
