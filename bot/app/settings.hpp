// What an operator may set, read from one TOML file and the environment. Every setting is one row
// of one table (settings_table.cpp); nothing else in the program reads configuration. Called by
// main; a refusal is printed as it is and ends in exit code 78.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/log.hpp"
#include "bot/base/result.hpp"
#include "bot/domain/account.hpp"

namespace zampa::app {

enum class Profile { demo, production };

struct Settings {
  struct {
    std::string listen, internal_listen;
    Profile profile = Profile::demo;
    bool behind_proxy = false;
    int max_threads = 0;
    base::LogLevel log_level = base::LogLevel::info;
  } server;
  struct {
    std::string url;  ///< may hold a password: never logged
  } database;
  struct {
    std::string dir;  ///< empty: what is compiled in
  } content;
  struct {
    std::string code, prefix, name;
  } tenant;
  struct {
    std::string base_url;  ///< without a slash at the end
  } public_pages;
  std::vector<domain::Account> accounts;  ///< at least one, sorted by name
  std::vector<std::string> warnings;  ///< lines for the operator; the program serves all the same
};

/// Variables of the process that begin with ZAMPA__, name → value.
using Environment = std::map<std::string, std::string>;
Environment environment_of_process();

/// Reads `file`, lets the environment override, checks everything.
/// Refuses invalid; the detail holds every fault, one line each:
///   error: FILE:LINE: key: what is wrong; how to fix
/// (`environment` stands for FILE:LINE where a variable is to blame). No line holds a secret.
Result<Settings> load_settings(const std::string& file, const Environment& environment);
/// The same for a text that is in hand already; `file` is only for the faults.
Result<Settings> read_settings(const std::string& toml, const std::string& file,
                               const Environment& environment);

/// The table for a reader: one line per setting, with default, range and meaning.
std::string settings_manual();

/// True when the address belongs to the real platform: a demo must not talk to it, and production
/// to nothing else.
bool is_platform_host(std::string_view api_base);

}  // namespace zampa::app
