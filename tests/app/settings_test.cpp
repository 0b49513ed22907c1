#include "bot/app/settings.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bot/base/embedded.hpp"

using zampa::Result;
using zampa::app::Environment;
using zampa::app::is_platform_host;
using zampa::app::load_settings;
using zampa::app::Profile;
using zampa::app::Settings;
using zampa::app::settings_manual;
using zampa::domain::Account;
using zampa::domain::Channel;

namespace {

/// A folder that goes away with its files.
class SettingsFolder {
 public:
  SettingsFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "zampa-settings-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  SettingsFolder(const SettingsFolder&) = delete;
  SettingsFolder& operator=(const SettingsFolder&) = delete;
  ~SettingsFolder() { std::filesystem::remove_all(path_); }

  std::string write(const std::string& name, const std::string& text, mode_t mode = 0600) const {
    const auto path = path_ / name;
    std::ofstream(path, std::ios::binary) << text;
    chmod(path.c_str(), mode);
    return path.string();
  }
  std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

const std::string kSettingsKey = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";

/// The smallest file that serves; line 5 onwards is the account.
std::string settings_text(const std::string& account_lines = "",
                          const std::string& server_lines = "") {
  return "[server]\n" + server_lines + "[database]\nurl = \"sqlite:a.db\"\n[accounts.lhasa]\n" +
         (account_lines.empty()
              ? "kind = \"service\"\napp_id = \"wx1234567890abcdef\"\n"
                "token = \"QmV0dGVyVG9rZW4x\"\nencoding_aes_key = \"" +
                    kSettingsKey + "\"\nsecret = \"9f8e7d6c5b4a39281706f5e4d3c2b1a0\"\n"
              : account_lines);
}

/// The faults, with FILE for the path of the file.
std::string settings_faults(const std::string& text, const Environment& environment = {}) {
  const SettingsFolder folder;
  const std::string file = folder.write("zampa.toml", text);
  const auto read = load_settings(file, environment);
  if (read) return "";
  std::string detail = read.error().detail;
  for (auto at = detail.find(file); at != std::string::npos; at = detail.find(file)) {
    detail.replace(at, file.size(), "FILE");
  }
  return detail;
}

Settings settings_read(const std::string& text, const Environment& environment = {}) {
  const SettingsFolder folder;
  auto read = load_settings(folder.write("zampa.toml", text), environment);
  if (!read) FAIL(read.error().detail);
  return std::move(*read);
}

/// The account section with one line replaced or added.
std::string settings_account(const std::string& name, const std::string& line) {
  std::string out;
  bool replaced = false;
  for (const std::string each :
       {"kind = \"service\"", "app_id = \"wx1234567890abcdef\"", "token = \"QmV0dGVyVG9rZW4x\"",
        "encoding_aes_key = \"jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C\"",
        "secret = \"9f8e7d6c5b4a39281706f5e4d3c2b1a0\""}) {
    const bool here = each.starts_with(name + " ");
    replaced = replaced || here;
    if (!here) out += each + "\n";
    if (here && !line.empty()) out += line + "\n";
  }
  if (!replaced) out += line + "\n";
  return settings_text(out);
}

struct BrokenSetting {
  std::string text;
  std::string line;
};

// One row per way to break a configuration, with the exact line that must be printed. The account
// section of settings_account begins at line 4; kind 5, app_id 6, token 7, key 8, secret 9.
const std::vector<BrokenSetting> kBrokenSettings{
    {"[server\n",
     "error: FILE:1: column 8: Error while parsing table header: expected ']', saw '\\n'; correct "
     "this line; nothing else was looked at"},
    {settings_text("", "listen = \"127.0.0.1:1\"\nlisten = \"127.0.0.1:2\"\n"),
     "error: FILE:3: column"},
    {settings_text("", "lissten = \"127.0.0.1:1\"\n"),
     "error: FILE:2: server.lissten: unknown setting; the nearest known one is listen"},
    {settings_text() + "[sever]\nlisten = \"x\"\n",
     "error: FILE:10: sever: unknown section; the nearest known one is [server]"},
    {"tenant = 1\n" + settings_text(),
     "error: FILE:1: tenant: must be a section; write [tenant] on a line of its own"},
    {settings_text("", "listen = 8080\n"),
     "error: FILE:2: server.listen: wrong kind of value; write a text in quotes: host:port or "
     "unix:/path"},
    {settings_text("", "listen = \"8080\"\n"),
     "error: FILE:2: server.listen: not an address; must be host:port, [v6-address]:port or "
     "unix:/absolute/path"},
    {settings_text("", "listen = \"127.0.0.1:0\"\n"),
     "error: FILE:2: server.listen: no port; choose one from 1 to 65535"},
    {settings_text("", "listen = \"127.0.0.1:65536\"\n"),
     "error: FILE:2: server.listen: not an address; "},
    {settings_text("", "listen = \"127.0.0.1:-1\"\n"),
     "error: FILE:2: server.listen: not an address; "},
    {settings_text("", "listen = \"127.0.0.1:http\"\n"),
     "error: FILE:2: server.listen: not an address; "},
    {settings_text("", "listen = \"unix:zampa.sock\"\n"),
     "error: FILE:2: server.listen: not an address; "},
    {settings_text("", "listen = \"0.0.0.0:8080\"\n"),
     "error: FILE:2: server.listen: reachable from outside without TLS; listen on 127.0.0.1 behind "
     "nginx, or set behind_proxy = true when a proxy ends TLS"},
    {settings_text("", "listen = \"[::]:8080\"\n"),
     "error: FILE:2: server.listen: reachable from outside without TLS; "},
    {settings_text("", "internal_listen = \"10.0.0.1:8081\"\n"),
     "error: FILE:2: server.internal_listen: reachable from outside; health and metrics belong on "
     "127.0.0.1 or a Unix socket"},
    {settings_text("", "internal_listen = \"127.0.0.1:8080\"\n"),
     "error: FILE:2: server.internal_listen: the same as server.listen; choose another port"},
    {settings_text("", "profile = \"prod\"\n"),
     "error: FILE:2: server.profile: not one of the choices; write one of \"demo\", "
     "\"production\""},
    {settings_text("", "behind_proxy = \"true\"\n"),
     "error: FILE:2: server.behind_proxy: must not be in quotes; write true or false"},
    {settings_text("", "behind_proxy = 1\n"),
     "error: FILE:2: server.behind_proxy: wrong kind of value; write true or false"},
    {settings_text("", "max_threads = 0\n"),
     "error: FILE:2: server.max_threads: out of range; write a whole number, 16..1024"},
    {settings_text("", "max_threads = -5\n"), "error: FILE:2: server.max_threads: out of range; "},
    {settings_text("", "max_threads = 99999999999\n"),
     "error: FILE:2: server.max_threads: out of range; "},
    {settings_text("", "max_threads = 1.5\n"),
     "error: FILE:2: server.max_threads: wrong kind of value; "},
    {settings_text("", "log_level = \"loud\"\n"),
     "error: FILE:2: server.log_level: not one of the choices; "},
    {settings_text() + "[database]\nurl = \"x\"\n", "error: FILE:10: column"},
    {"[database]\nurl = \"mysql://x\"\n",
     "error: FILE:2: database.url: not a database; write sqlite:FILE or "
     "postgresql://user@host/name"},
    {"[database]\nurl = \"sqlite:\"\n", "error: FILE:2: database.url: not a database; "},
    {settings_text() + "[content]\ndir = \"here\"\n",
     "error: FILE:11: content.dir: not an absolute folder; write the whole path, or leave it out"},
    {settings_text() + "[tenant]\ncode = \"Ali\"\n",
     "error: FILE:11: tenant.code: not a code; use 1 to 32 of a-z, 0-9 and -"},
    {settings_text() + "[tenant]\nprefix = \"ALI\"\n",
     "error: FILE:11: tenant.prefix: not two capital letters; use two of A-Z, such as AL"},
    {settings_text() + "[tenant]\nname = \"\"\n",
     "error: FILE:11: tenant.name: empty or too long; write 1 to 64 characters"},
    {settings_text() + "[public]\nbase_url = \"https://a.gov.cn/\"\n",
     "error: FILE:11: public.base_url: not an address; write https://host without a slash at the "
     "end"},
    {settings_text() + "[public]\nbase_url = \"javascript:x\"\n",
     "error: FILE:11: public.base_url: not an address; "},
    {"[server]\n", "error: FILE:1: accounts: no account; add a section [accounts.NAME]"},
    {"[accounts.Lhasa_1]\n",
     "error: FILE:1: accounts.Lhasa_1: not a name for an account; use a-z, 0-9 and - only; it is "
     "the "
     "last part of the callback address"},
    {"[accounts]\nlhasa = 1\n",
     "error: FILE:2: accounts.lhasa: must be a section; write [accounts.lhasa] on a line of its "
     "own"},
    {settings_account("tokn", "tokn = \"x\""),
     "error: FILE:10: accounts.lhasa.tokn: unknown setting; the nearest known one is token"},
    {settings_account("kind", ""),
     "error: FILE:4: accounts.lhasa.kind: missing; write service, miniprogram or wecom"},
    {settings_account("kind", "kind = \"subscription\""),
     "error: FILE:5: accounts.lhasa.kind: not one of the choices; write one of \"service\", "
     "\"miniprogram\", \"wecom\""},
    {settings_account("app_id", ""),
     "error: FILE:4: accounts.lhasa.app_id: missing; copy it from the platform's console: 6 to 64 "
     "letters and digits"},
    {settings_account("app_id", "app_id = \"wx 12345\""),
     "error: FILE:6: accounts.lhasa.app_id: not an AppID or CorpID; "},
    {settings_account("original_id", "original_id = \"wx1\""),
     "error: FILE:10: accounts.lhasa.original_id: not an original id; it begins with gh_; or leave "
     "it out"},
    {settings_account("agent_id", "agent_id = 7"),
     "error: FILE:10: accounts.lhasa.agent_id: only a wecom account has one; take it out"},
    {settings_account("kind", "kind = \"wecom\""),
     "error: FILE:4: accounts.lhasa.agent_id: missing; write the number of the application"},
    {settings_account("token", ""),
     "error: FILE:4: accounts.lhasa.token: missing; copy it from the platform's console: 3 to 32 "
     "letters and digits"},
    {settings_account("token", "token = \"\""), "error: FILE:7: accounts.lhasa.token: missing; "},
    {settings_account("token", "token = \"ab\""),
     "error: FILE:7: accounts.lhasa.token: not a token; "},
    {settings_account("token", "token = \"abcdefghijklmnopqrstuvwxyz0123456\""),
     "error: FILE:7: accounts.lhasa.token: not a token; "},
    {settings_account("token", "token = \"caf\u00e9 token\""),
     "error: FILE:7: accounts.lhasa.token: not a token; "},
    {settings_account("token", "token_file = \"token\""),
     "error: FILE:7: accounts.lhasa.token_file: not an absolute path; write the whole path, "
     "beginning with /"},
    {settings_account("token", "token_file = \"/nowhere/token\""),
     "error: FILE:7: accounts.lhasa.token_file: /nowhere/token does not exist; put the secret "
     "alone "
     "into a file that only this program may read"},
    {settings_account("token_file", "token_file = \"/nowhere/token\""),
     "error: FILE:10: accounts.lhasa.token_file: given twice, as a value and as a file; keep one "
     "of them, better the file"},
    {settings_account("token_file", "token_file = 7"),
     "error: FILE:10: accounts.lhasa.token_file: wrong kind of value; write the path of a file in "
     "quotes"},
    {settings_account("encoding_aes_key", ""),
     "error: FILE:4: accounts.lhasa.encoding_aes_key: missing; copy it from the platform's "
     "console: "
     "43 letters and digits"},
    {settings_account("encoding_aes_key", "encoding_aes_key = \"" + kSettingsKey.substr(1) + "\""),
     "error: FILE:8: accounts.lhasa.encoding_aes_key: not a key; "},
    {settings_account("encoding_aes_key", "encoding_aes_key = \"" + kSettingsKey + "x\""),
     "error: FILE:8: accounts.lhasa.encoding_aes_key: not a key; "},
    {settings_account("encoding_aes_key", "encoding_aes_key = \"" + kSettingsKey.substr(1) + "!\""),
     "error: FILE:8: accounts.lhasa.encoding_aes_key: not a key; "},
    {settings_account("encoding_aes_key", "encoding_aes_key = \"" + std::string(43, 'A') + "\""),
     "error: FILE:8: accounts.lhasa.encoding_aes_key: not a key; "},
    {settings_account("secret", "secret = \"short\""),
     "error: FILE:9: accounts.lhasa.secret: not a secret; copy it from the platform's console: 8 "
     "to "
     "128 characters without blanks"},
    {settings_account("mode", "mode = \"safe\""),
     "error: FILE:10: accounts.lhasa.mode: not one of the choices; write one of \"secure\", "
     "\"compatible\", \"plaintext\""},
    {settings_account("format", "format = \"json\""),
     "error: FILE:10: accounts.lhasa.format: json exists on miniprogram only; take it out"},
    {settings_account("api_base", "api_base = \"api.weixin.qq.com\""),
     "error: FILE:10: accounts.lhasa.api_base: not an address; write https://host without a slash "
     "at "
     "the end"},
    {settings_account("api_base", "api_base = \"https://u:p@host\""),
     "error: FILE:10: accounts.lhasa.api_base: not an address; "},
    {settings_text() +
         "[accounts.other]\nkind = \"service\"\napp_id = \"wx1234567890abcdef\"\n"
         "token = \"QmV0dGVyVG9rZW4y\"\nencoding_aes_key = \"" +
         kSettingsKey + "\"\nsecret = \"9f8e7d6c5b4a39281706f5e4d3c2b1a1\"\n",
     "error: FILE:12: accounts.other.app_id: already used by accounts.lhasa; give each application "
     "one account"},
};

/// A production configuration that is in order, with `lines` in its account.
std::string settings_production(const std::string& account = settings_text(),
                                const std::string& url = "https://zampa.example") {
  std::string text = account;
  text.insert(text.find("[server]\n") + 9, "profile = \"production\"\n");
  return text + "[public]\nbase_url = \"" + url + "\"\n";
}

}  // namespace

TEST_CASE("a file with server, database and one account serves") {
  const auto settings = settings_read(settings_text());
  CHECK(settings.server.listen == "127.0.0.1:8080");
  CHECK(settings.server.internal_listen == "127.0.0.1:8081");
  CHECK(settings.server.profile == Profile::demo);
  CHECK(settings.server.max_threads == 128);
  CHECK(settings.database.url == "sqlite:a.db");
  CHECK(settings.tenant.code == "ali");
  CHECK(settings.tenant.prefix == "AL");
  REQUIRE(settings.accounts.size() == 1);
  const auto& account = settings.accounts[0];
  CHECK(account.name == "lhasa");
  CHECK(account.kind == Channel::service);
  CHECK(account.mode == Account::Mode::secure);
  CHECK(account.format == Account::Format::xml);
  CHECK(account.api_base == "https://api.weixin.qq.com");
}

TEST_CASE("the configuration of the tree is in order and holds the three demo accounts") {
  const auto text = zampa::base::embedded_file("config/zampa.toml");
  REQUIRE(text);
  const auto settings = settings_read(std::string(*text));
  REQUIRE(settings.accounts.size() == 3);
  CHECK(settings.accounts[0].name == "ali");
  CHECK(settings.accounts[1].name == "ali-mini");
  CHECK(settings.accounts[1].format == Account::Format::json);
  CHECK(settings.accounts[2].name == "ali-wecom");
  CHECK(settings.accounts[2].kind == Channel::wecom);
  CHECK(settings.accounts[2].agent_id == 1000002);
  CHECK(settings.warnings.empty());
  for (const auto& account : settings.accounts) CHECK_FALSE(is_platform_host(account.api_base));
}

TEST_CASE("every secret of the tree is refused in production") {
  std::string text(*zampa::base::embedded_file("config/zampa.toml"));
  const auto at = text.find("profile = \"demo\"");
  text.replace(at, 16, "profile = \"production\"");
  const auto faults = settings_faults(text);
  std::size_t samples = 0;
  for (auto found = faults.find("a sample that everybody knows"); found != std::string::npos;
       found = faults.find("a sample that everybody knows", found + 1)) {
    ++samples;
  }
  CHECK(samples == 9);
  CHECK(faults.find("demo") == std::string::npos);
}

TEST_CASE("every way to break a configuration is told with its line and the fix", "[P40]") {
  CHECK(kBrokenSettings.size() >= 40);
  for (const auto& broken : kBrokenSettings) {
    const auto faults = settings_faults(broken.text);
    CAPTURE(broken.text, faults);
    const auto at = ("\n" + faults).find("\n" + broken.line);
    CHECK(at != std::string::npos);
    const bool whole = broken.line.back() != ' ' && !broken.line.ends_with("column");
    if (whole && at != std::string::npos) {
      const auto end = faults.find('\n', at);
      CHECK(faults.substr(at, end - at) == broken.line);
    }
  }
}

TEST_CASE("one fault is one line, and several are told at once in their order") {
  CHECK(settings_faults(settings_account("mode", "mode = \"safe\"")).find('\n') ==
        std::string::npos);
  const auto faults = settings_faults(settings_account("token", "token = \"ab\"") +
                                      "[tenant]\nprefix = \"x\"\ncode = \"\"\n");
  CHECK(faults.find("FILE:7: accounts.lhasa.token") < faults.find("FILE:11: tenant.prefix"));
  CHECK(faults.find("FILE:11: tenant.prefix") < faults.find("FILE:12: tenant.code"));
  CHECK(faults.find("FILE:12: tenant.code") != std::string::npos);
}

TEST_CASE("an unknown setting does not hide that everything else is missing") {
  CHECK(settings_faults("[server]\nlissten = \"x\"\n") ==
        "error: FILE:1: accounts: no account; add a section [accounts.NAME]\n"
        "error: FILE:2: server.lissten: unknown setting; the nearest known one is listen");
}

TEST_CASE("a refused secret is never printed") {
  for (const std::string name : {"token", "encoding_aes_key", "secret"}) {
    const auto faults = settings_faults(settings_account(name, name + " = \"CANARY ca\u00f1ary\""));
    CHECK_FALSE(faults.empty());
    CHECK(faults.find("CANARY") == std::string::npos);
  }
  CHECK(settings_faults("[database]\nurl = \"mysql://u:CANARY@h/d\"\n").find("CANARY") ==
        std::string::npos);
}

TEST_CASE("a key with a line end in it stays on one line") {
  const auto faults = settings_faults(settings_text("", "\"lis\\nten\" = 1\n"));
  CHECK(faults ==
        "error: FILE:2: server.lis?ten: unknown setting; the nearest known one is listen");
}

TEST_CASE("the environment overrides the file") {
  const auto settings = settings_read(settings_text("", "listen = \"127.0.0.1:1\"\n"),
                                      {{"ZAMPA__SERVER__LISTEN", "127.0.0.1:9000"},
                                       {"ZAMPA__SERVER__BEHIND_PROXY", "true"},
                                       {"ZAMPA__SERVER__MAX_THREADS", "32"},
                                       {"ZAMPA__ACCOUNTS__LHASA__TOKEN", "AnotherToken123456"},
                                       {"PATH", "/bin"}});
  CHECK(settings.server.listen == "127.0.0.1:9000");
  CHECK(settings.server.behind_proxy);
  CHECK(settings.server.max_threads == 32);
  CHECK(settings.accounts[0].token == "AnotherToken123456");
}

TEST_CASE("a dash of an account name is an underscore in the environment") {
  std::string text = settings_text();
  text.replace(text.find("lhasa"), 5, "lhasa-2");
  const auto settings = settings_read(text, {{"ZAMPA__ACCOUNTS__LHASA_2__MODE", "compatible"}});
  CHECK(settings.accounts[0].mode == Account::Mode::compatible);
}

TEST_CASE("a wrong variable is told as one") {
  const auto [variable, value, line] = GENERATE(table<std::string, std::string, std::string>(
      {{"ZAMPA__SERVER__LISTN", "x",
        "error: environment: ZAMPA__SERVER__LISTN: unknown variable; the nearest known one is "
        "ZAMPA__SERVER__LISTEN"},
       {"ZAMPA__ACCOUNTS__LHASSA__TOKEN", "x",
        "error: environment: ZAMPA__ACCOUNTS__LHASSA__TOKEN: unknown variable; the nearest known "
        "one "
        "is ZAMPA__ACCOUNTS__LHASA__TOKEN"},
       {"ZAMPA__SERVER__MAX_THREADS", "many",
        "error: environment: ZAMPA__SERVER__MAX_THREADS: out of range; write a whole number, "
        "16..1024"},
       {"ZAMPA__SERVER__LISTEN", "0.0.0.0:80",
        "error: environment: ZAMPA__SERVER__LISTEN: reachable from outside without TLS; listen on "
        "127.0.0.1 behind nginx, or set behind_proxy = true when a proxy ends TLS"}}));
  CHECK(settings_faults(settings_text(), {{variable, value}}) == line);
}

TEST_CASE("a secret may lie in a file of its own, also one named by the environment") {
  const SettingsFolder folder;
  const auto file = folder.write("token", "FileToken1234567\n");
  const auto other = folder.write("other", "OtherToken123456");
  const auto text = settings_account("token", "token_file = \"" + file + "\"");
  CHECK(settings_read(text).accounts[0].token == "FileToken1234567");
  CHECK(settings_read(text, {{"ZAMPA__ACCOUNTS__LHASA__TOKEN_FILE", other}}).accounts[0].token ==
        "OtherToken123456");
  CHECK(settings_read(text, {{"ZAMPA__ACCOUNTS__LHASA__TOKEN", "Given12345678901"}})
            .accounts[0]
            .token == "Given12345678901");
  CHECK(settings_read(settings_text(), {{"ZAMPA__ACCOUNTS__LHASA__TOKEN_FILE", other}})
            .accounts[0]
            .token == "OtherToken123456");
}

TEST_CASE("a file that is no file is refused without waiting") {
  const SettingsFolder folder;
  const auto refusal = [&](const std::string& path) {
    return load_settings(path, {}).error().detail;
  };
  CHECK(refusal(folder.at("missing")) ==
        "error: " + folder.at("missing") +
            ": does not exist; give a configuration with --config FILE");
  CHECK(refusal(folder.at("")).find("is not a regular file") != std::string::npos);
  REQUIRE(mkfifo(folder.at("pipe").c_str(), 0600) == 0);
  CHECK(refusal(folder.at("pipe")).find("is not a regular file") != std::string::npos);
  const auto large = folder.write("large", std::string((1U << 20U) + 1, '#'));
  CHECK(refusal(large).find("is too large") != std::string::npos);
  CHECK(refusal(folder.write("empty", "")).find("no account") != std::string::npos);
  CHECK(refusal(folder.write("bytes", "a = \"\xFF\"\n"))
            .starts_with("error: " + folder.at("bytes") + ":1:"));
}

TEST_CASE("production takes what is in order") {
  const auto settings = settings_read(settings_production());
  CHECK(settings.server.profile == Profile::production);
}

TEST_CASE("production refuses what is only good for trying out") {
  const auto [text, line] = GENERATE(table<std::string, std::string>(
      {{settings_production(settings_account("mode", "mode = \"plaintext\"")),
        "error: FILE:11: accounts.lhasa.mode: plaintext callbacks can be forged; choose secure "
        "here "
        "and on the platform"},
       {settings_production(settings_account("token", "token = \"changeme\"")),
        "error: FILE:8: accounts.lhasa.token: a sample that everybody knows; make a new one on the "
        "platform and give it as token_file"},
       {settings_production(settings_account("token", "token = \"token\"")),
        "error: FILE:8: accounts.lhasa.token: a sample that everybody knows; make a new one on the "
        "platform and give it as token_file"},
       {settings_production(settings_account("api_base", "api_base = \"https://evil.example\"")),
        "error: FILE:11: accounts.lhasa.api_base: not the platform; production talks to "
        "https://api.weixin.qq.com or https://qyapi.weixin.qq.com only"},
       {settings_production(
            settings_account("api_base", "api_base = \"http://api.weixin.qq.com\"")),
        "error: FILE:11: accounts.lhasa.api_base: not the platform; production talks to "
        "https://api.weixin.qq.com or https://qyapi.weixin.qq.com only"},
       {settings_production(settings_text(), "http://zampa.example"),
        "error: FILE:12: public.base_url: not encrypted; production links begin with https://"}}));
  CHECK(settings_faults(text) == line);
}

TEST_CASE("production refuses files that others may read") {
  const SettingsFolder folder;
  const auto token = folder.write("token", "FileToken1234567\n", 0640);
  const auto text =
      settings_production(settings_account("token", "token_file = \"" + token + "\""));
  const auto config = folder.write("zampa.toml", text, 0604);
  const auto read = load_settings(config, {});
  REQUIRE_FALSE(read);
  const auto line = [&](const std::string& file) {
    return "error: " + config + ":1: " + file +
           ": may be read by group or others; chown it to the user of the service and chmod 600 " +
           file;
  };
  CHECK(read.error().detail == line(config) + "\n" + line(token));
  chmod(token.c_str(), 0400);
  chmod(config.c_str(), 0600);
  CHECK(load_settings(config, {}).has_value());
}

TEST_CASE("a demo may be read by anybody and talk in plaintext") {
  const SettingsFolder folder;
  std::string text = settings_account("mode", "mode = \"plaintext\"");
  text.erase(text.find("encoding_aes_key"), std::string("encoding_aes_key = \"\"\n").size() + 43);
  const auto read = load_settings(folder.write("zampa.toml", text, 0644), {});
  REQUIRE(read);
  CHECK(read->accounts[0].mode == Account::Mode::plaintext);
}

TEST_CASE("a short token is served with a warning") {
  const auto settings = settings_read(settings_account("token", "token = \"abc123\""));
  REQUIRE(settings.warnings.size() == 1);
  CHECK(settings.warnings[0].find("abc123") == std::string::npos);
}

TEST_CASE("the platform's own hosts are known, and names that look like them are not") {
  CHECK(is_platform_host("https://api.weixin.qq.com"));
  CHECK(is_platform_host("https://qyapi.weixin.qq.com/cgi-bin"));
  CHECK_FALSE(is_platform_host("https://api.weixin.qq.com.evil.example"));
  CHECK_FALSE(is_platform_host("http://127.0.0.1:8080/sim/api"));
}

TEST_CASE("the manual names every setting once with its meaning") {
  const auto manual = settings_manual();
  CHECK(manual.find("[server]\nlisten: ") != std::string::npos);
  CHECK(manual.find("token (or token_file): ") != std::string::npos);
  CHECK(manual.find("16..1024; default 128") != std::string::npos);
  CHECK(manual.find("[accounts.NAME]") != std::string::npos);
}
