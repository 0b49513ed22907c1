// The one table of settings: a row names a setting, says what it may be and where it goes. Used by
// the reader and the manual; a new setting is a new row.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bot/app/settings.hpp"

namespace zampa::app {

enum class SettingKind { text, integer, flag, choice, secret };

/// A value that already has the kind its row asks for.
struct SettingValue {
  std::string text;         ///< text, secret
  std::int64_t number = 0;  ///< integer; choice: its position in `allowed`
  bool flag = false;
};

inline constexpr std::string_view kAccountSection = "accounts.NAME";
/// A secret `x` may be given as `x_file`.
inline constexpr std::string_view kFileSuffix = "_file";

struct SettingRow {
  std::string_view section;  ///< "server", or kAccountSection for every account
  std::string_view name;
  SettingKind kind;
  std::string_view fallback;  ///< used when it is not given; "" where something else decides
  std::string_view allowed;   ///< integer: "1..9"; choice: "a|b"; else a word for the manual
  std::string_view meaning;   ///< one line; when to touch it
  void (*put)(Settings&, domain::Account&, const SettingValue&);
};

const std::vector<SettingRow>& settings_table();

/// nullptr when there is no such row. A secret is also found with kFileSuffix.
const SettingRow* find_setting(std::string_view section, std::string_view name);

/// The two ends of "1..9".
struct SettingRange {
  std::int64_t least = 0, most = 0;
};
SettingRange setting_range(const SettingRow& row);

}  // namespace zampa::app
