#include "bot/app/settings_table.hpp"

#include <algorithm>

namespace zampa::app {
namespace {

template <class Enum>
Enum setting_choice(const SettingValue& value) {
  return static_cast<Enum>(value.number);
}

// Choices stand in the order of their enumerators.
const std::vector<SettingRow> kSettingRows{
    // section, name, kind, default, allowed, meaning, where it goes
    {"server", "listen", SettingKind::text, "127.0.0.1:8080", "host:port or unix:/path",
     "where callbacks, pages and API are served; behind nginx keep it on loopback",
     [](auto& s, auto&, auto& v) { s.server.listen = v.text; }},
    {"server", "internal_listen", SettingKind::text, "127.0.0.1:8081", "loopback or unix:/path",
     "health, readiness and metrics; never reachable from outside",
     [](auto& s, auto&, auto& v) { s.server.internal_listen = v.text; }},
    {"server", "profile", SettingKind::choice, "demo", "demo|production",
     "production refuses what is only good for trying out",
     [](auto& s, auto&, auto& v) { s.server.profile = setting_choice<Profile>(v); }},
    {"server", "behind_proxy", SettingKind::flag, "false", "true|false",
     "true when nginx or the like ends TLS in front; needed for any address but loopback",
     [](auto& s, auto&, auto& v) { s.server.behind_proxy = v.flag; }},
    {"server", "max_threads", SettingKind::integer, "128", "16..1024",
     "threads for requests at most; raise it when callbacks wait and memory is left",
     [](auto& s, auto&, auto& v) { s.server.max_threads = static_cast<int>(v.number); }},
    {"server", "log_level", SettingKind::choice, "info", "debug|info|warn|error",
     "log lines below it are dropped",
     [](auto& s, auto&, auto& v) { s.server.log_level = setting_choice<base::LogLevel>(v); }},
    {"database", "url", SettingKind::secret, "sqlite:zampa.db", "sqlite:FILE or postgresql://…",
     "a SQLite file is relative to --data",
     [](auto& s, auto&, auto& v) { s.database.url = v.text; }},
    {"content", "dir", SettingKind::text, "", "absolute folder",
     "replies, pages, policy, tables and FAQ instead of those in the program",
     [](auto& s, auto&, auto& v) { s.content.dir = v.text; }},
    {"tenant", "code", SettingKind::text, "ali", "a-z 0-9 -",
     "short name of the jurisdiction; never change it later",
     [](auto& s, auto&, auto& v) { s.tenant.code = v.text; }},
    {"tenant", "prefix", SettingKind::text, "AL", "two capital letters",
     "first letters of every ticket number",
     [](auto& s, auto&, auto& v) { s.tenant.prefix = v.text; }},
    {"tenant", "name", SettingKind::text, "Ali", "1 to 64 characters",
     "name of the jurisdiction as people read it",
     [](auto& s, auto&, auto& v) { s.tenant.name = v.text; }},
    {"public", "base_url", SettingKind::text, "http://127.0.0.1:8080", "http(s)://host",
     "how phones reach us; begins every link we send",
     [](auto& s, auto&, auto& v) { s.public_pages.base_url = v.text; }},

    {kAccountSection, "kind", SettingKind::choice, "", "service|miniprogram|wecom",
     "what the account is on the platform; must be given",
     [](auto&, auto& a, auto& v) { a.kind = setting_choice<domain::Channel>(v); }},
    {kAccountSection, "app_id", SettingKind::text, "", "6 to 64 of A-Z a-z 0-9 _ -",
     "AppID, or CorpID for wecom; must be given",
     [](auto&, auto& a, auto& v) { a.app_id = v.text; }},
    {kAccountSection, "original_id", SettingKind::text, "", "gh_…",
     "checked against the receiver of a message when given",
     [](auto&, auto& a, auto& v) { a.original_id = v.text; }},
    {kAccountSection, "agent_id", SettingKind::integer, "0", "0..2147483647",
     "number of the application, wecom only",
     [](auto&, auto& a, auto& v) { a.agent_id = static_cast<int>(v.number); }},
    {kAccountSection, "token", SettingKind::secret, "", "3 to 32 letters and digits",
     "signs the callbacks; as entered on the platform",
     [](auto&, auto& a, auto& v) { a.token = v.text; }},
    {kAccountSection, "encoding_aes_key", SettingKind::secret, "", "43 letters and digits",
     "encrypts the callbacks; as entered on the platform",
     [](auto&, auto& a, auto& v) { a.encoding_aes_key = v.text; }},
    {kAccountSection, "secret", SettingKind::secret, "", "8 to 128 characters",
     "AppSecret, or the secret of the wecom application",
     [](auto&, auto& a, auto& v) { a.secret = v.text; }},
    {kAccountSection, "mode", SettingKind::choice, "secure", "secure|compatible|plaintext",
     "how callbacks are protected; wecom knows only secure",
     [](auto&, auto& a, auto& v) { a.mode = setting_choice<domain::Account::Mode>(v); }},
    {kAccountSection, "format", SettingKind::choice, "xml", "xml|json",
     "how callbacks are written; json exists on miniprogram only",
     [](auto&, auto& a, auto& v) { a.format = setting_choice<domain::Account::Format>(v); }},
    {kAccountSection, "api_base", SettingKind::text, "", "http(s)://host/…",
     "the platform's API; default is the platform's own address",
     [](auto&, auto& a, auto& v) { a.api_base = v.text; }},
};

}  // namespace

const std::vector<SettingRow>& settings_table() { return kSettingRows; }

const SettingRow* find_setting(std::string_view section, std::string_view name) {
  const auto found = std::find_if(kSettingRows.begin(), kSettingRows.end(), [&](const auto& row) {
    if (row.section != section) return false;
    const bool as_file = row.kind == SettingKind::secret && name.ends_with(kFileSuffix) &&
                         name.substr(0, name.size() - kFileSuffix.size()) == row.name;
    return row.name == name || as_file;
  });
  return found == kSettingRows.end() ? nullptr : &*found;
}

SettingRange setting_range(const SettingRow& row) {
  SettingRange range;
  const auto dots = row.allowed.find("..");
  range.least = std::stoll(std::string(row.allowed.substr(0, dots)));
  range.most = std::stoll(std::string(row.allowed.substr(dots + 2)));
  return range;
}

std::string settings_manual() {
  std::string out;
  std::string_view section;
  for (const SettingRow& row : kSettingRows) {
    if (row.section != section) {
      if (!out.empty()) out += '\n';
      out.append("[").append(row.section).append("]\n");
      section = row.section;
    }
    out.append(row.name);
    if (row.kind == SettingKind::secret) out.append(" (or ").append(row.name).append("_file)");
    out.append(": ").append(row.meaning).append("\n    ").append(row.allowed);
    if (!row.fallback.empty()) out.append("; default ").append(row.fallback);
    out += '\n';
  }
  return out;
}

}  // namespace zampa::app
