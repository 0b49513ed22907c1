// Collects what the file and the environment say, setting by setting, before anything is judged.
// Used by settings.cpp.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bot/app/settings.hpp"
#include "bot/app/settings_table.hpp"

namespace zampa::app {

/// Where something was said: a line of the file, or 0 for the environment.
struct SettingPlace {
  int line = 0;
  std::string key;  ///< "accounts.ali.token" or "ZAMPA__ACCOUNTS__ALI__TOKEN"
};

/// Faults in the making. All are told at once, in the order of their lines.
class SettingFaults {
 public:
  explicit SettingFaults(std::string file) : file_(std::move(file)) {}
  /// `what` is wrong, and how to `fix` it. Neither may hold a secret.
  void add(const SettingPlace& place, std::string_view what, std::string_view fix);
  bool any() const { return !faults_.empty(); }
  /// One line per fault.
  std::string text() const;

 private:
  std::string file_;
  std::multimap<int, std::string> faults_;
};

struct SettingGiven {
  SettingPlace place;
  SettingValue value;
};

struct SettingSources {
  bool readable = true;                          ///< false: not TOML, nothing else can be judged
  std::map<std::string, SettingGiven> given;     ///< by full key, `_file` already read
  std::map<std::string, SettingPlace> accounts;  ///< by name: where its section begins
  std::set<std::string> refused;                 ///< full keys that have a fault already
  std::vector<std::string> secret_files;         ///< whose permissions production checks
};

/// Reads `toml` (the text of `file`) and the environment. Files named by `x_file` are opened.
SettingSources collect_settings(std::string_view toml, const Environment& environment,
                                SettingFaults& faults);

}  // namespace zampa::app
