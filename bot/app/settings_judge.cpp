#include "bot/app/settings_judge.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "bot/app/private_file.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/text.hpp"
#include "bot/web/listen_address.hpp"

namespace zampa::app {
namespace {

constexpr std::size_t kAesKeyLetters = 43;

bool setting_made_of(std::string_view text, std::string_view more) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           more.find(c) != std::string_view::npos;
  });
}

/// Secrets that stand in examples begin with one of these; ours all begin with "demo".
bool setting_is_sample(std::string_view secret) {
  constexpr std::array<std::string_view, 7> kStarts{"demo", "sample", "changeme", "token",
                                                    "test", "weixin", "123456"};
  const std::string lower = base::ascii_lower(secret);
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view start) { return lower.starts_with(start); });
}

/// "https://host" or "http://host:1/path": no user, no query, no slash at the end.
bool setting_is_base_url(std::string_view url) {
  const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  return scheme != 0 && url.size() > scheme && url[scheme] != '/' && !url.ends_with('/') &&
         setting_made_of(url.substr(scheme), "-._~:/[]");
}

std::string_view setting_host(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of(":/"));
}

bool setting_is_local(const web::ListenAddress& address) {
  return !address.unix_path.empty() || address.host == "localhost" || address.host == "::1" ||
         address.host.starts_with("127.");
}

/// One check after the other; whatever is wrong goes into the faults.
class SettingsJudge {
 public:
  SettingsJudge(Settings& settings, const SettingSources& sources, SettingFaults& faults)
      : settings_(settings),
        sources_(sources),
        faults_(faults),
        production_(settings.server.profile == Profile::production) {}

  void judge(const std::string& file) {
    check_server();
    check_texts();
    for (domain::Account& account : settings_.accounts) check_account(account);
    check_twins();
    if (sources_.accounts.empty()) {
      faults_.add({1, "accounts"}, "no account", "add a section [accounts.NAME]");
    }
    if (production_) check_files(file);
  }

 private:
  bool given(const std::string& key) const {
    return sources_.given.contains(key) || sources_.refused.contains(key);
  }

  /// Where `key` was said; else where its section begins, else the top of the file.
  SettingPlace place_of(const std::string& key) const {
    const auto found = sources_.given.find(key);
    if (found != sources_.given.end()) return found->second.place;
    const auto section = key.substr(0, key.rfind('.'));
    for (const auto& [name, place] : sources_.accounts) {
      if (place.key == section) return {place.line, key};
    }
    return {1, key};
  }

  void fault(const std::string& key, std::string_view what, std::string_view fix) {
    // What was refused while reading has its line already.
    if (!sources_.refused.contains(key)) faults_.add(place_of(key), what, fix);
  }

  std::optional<web::ListenAddress> check_address(const std::string& key, const std::string& text) {
    const auto address = web::read_listen_address(text);
    if (!address) {
      fault(key, "not an address", address.error().detail);
      return std::nullopt;
    }
    if (address->unix_path.empty() && address->port == 0) {
      fault(key, "no port", "choose one from 1 to 65535");
      return std::nullopt;
    }
    return *address;
  }

  void check_server() {
    const auto& server = settings_.server;
    const auto address = check_address("server.listen", server.listen);
    const auto internal = check_address("server.internal_listen", server.internal_listen);
    if (address && !setting_is_local(*address) && !server.behind_proxy) {
      fault("server.listen", "reachable from outside without TLS",
            "listen on 127.0.0.1 behind nginx, or set behind_proxy = true when a proxy ends TLS");
    }
    if (internal && !setting_is_local(*internal)) {
      fault("server.internal_listen", "reachable from outside",
            "health and metrics belong on 127.0.0.1 or a Unix socket");
    }
    if (server.listen == server.internal_listen) {
      fault("server.internal_listen", "the same as server.listen", "choose another port");
    }
  }

  void check_texts() {
    const std::string& url = settings_.database.url;
    const bool sqlite = url.starts_with("sqlite:") && url.size() > 7;
    if (!sqlite && !url.starts_with("postgresql://") && !url.starts_with("postgres://")) {
      fault("database.url", "not a database", "write sqlite:FILE or postgresql://user@host/name");
    }
    const std::string& dir = settings_.content.dir;
    if (!dir.empty() && !dir.starts_with('/')) {
      fault("content.dir", "not an absolute folder", "write the whole path, or leave it out");
    }
    const auto& tenant = settings_.tenant;
    const bool lower = base::ascii_lower(tenant.code) == tenant.code;
    if (tenant.code.empty() || tenant.code.size() > 32 || !lower ||
        !setting_made_of(tenant.code, "-")) {
      fault("tenant.code", "not a code", "use 1 to 32 of a-z, 0-9 and -");
    }
    const bool capitals = std::all_of(tenant.prefix.begin(), tenant.prefix.end(),
                                      [](char c) { return c >= 'A' && c <= 'Z'; });
    if (tenant.prefix.size() != 2 || !capitals) {
      fault("tenant.prefix", "not two capital letters", "use two of A-Z, such as AL");
    }
    if (tenant.name.empty() || tenant.name.size() > 192) {
      fault("tenant.name", "empty or too long", "write 1 to 64 characters");
    }
    const std::string& base_url = settings_.public_pages.base_url;
    if (!setting_is_base_url(base_url)) {
      fault("public.base_url", "not an address", "write https://host without a slash at the end");
    } else if (production_ && !base_url.starts_with("https://")) {
      fault("public.base_url", "not encrypted", "production links begin with https://");
    }
  }

  void check_account(domain::Account& account) {
    const std::string prefix = "accounts." + account.name + ".";
    const bool wecom = account.kind == domain::Channel::wecom;
    if (!given(prefix + "kind")) {
      fault(prefix + "kind", "missing", "write service, miniprogram or wecom");
    }
    const std::string& app_id = account.app_id;
    if (app_id.size() < 6 || app_id.size() > 64 || !setting_made_of(app_id, "_-")) {
      fault(prefix + "app_id", app_id.empty() ? "missing" : "not an AppID or CorpID",
            "copy it from the platform's console: 6 to 64 letters and digits");
    }
    if (!account.original_id.empty() && !account.original_id.starts_with("gh_")) {
      fault(prefix + "original_id", "not an original id", "it begins with gh_; or leave it out");
    }
    if (wecom != (account.agent_id > 0)) {
      fault(prefix + "agent_id", wecom ? "missing" : "only a wecom account has one",
            wecom ? "write the number of the application" : "take it out");
    }
    check_secrets(account, prefix);
    if (wecom && account.mode != domain::Account::Mode::secure) {
      fault(prefix + "mode", "wecom knows only secure", "take it out");
    } else if (production_ && account.mode == domain::Account::Mode::plaintext) {
      fault(prefix + "mode", "plaintext callbacks can be forged",
            "choose secure here and on the platform");
    }
    if (account.format == domain::Account::Format::json &&
        account.kind != domain::Channel::miniprogram) {
      fault(prefix + "format", "json exists on miniprogram only", "take it out");
    }
    check_api(account, prefix);
  }

  void check_secrets(const domain::Account& account, const std::string& prefix) {
    const bool encrypts = account.mode != domain::Account::Mode::plaintext;
    const std::string& token = account.token;
    if (token.size() < 3 || token.size() > 32 || !setting_made_of(token, "")) {
      fault(prefix + "token", token.empty() ? "missing" : "not a token",
            "copy it from the platform's console: 3 to 32 letters and digits");
    } else if (token.size() < 16) {
      settings_.warnings.push_back("accounts." + account.name +
                                   ".token is shorter than 16 characters and could be guessed");
    }
    const std::string& key = account.encoding_aes_key;
    const bool uniform = key.find_first_not_of(key.substr(0, 1)) == std::string::npos;
    const bool decodes = key.size() == kAesKeyLetters && setting_made_of(key, "") &&
                         base::base64_decode_lenient(key + "=").value_or("").size() == 32;
    if (key.empty() ? encrypts : !decodes || uniform) {
      fault(prefix + "encoding_aes_key", key.empty() ? "missing" : "not a key",
            "copy it from the platform's console: 43 letters and digits");
    }
    const std::string& secret = account.secret;
    const bool printable =
        std::all_of(secret.begin(), secret.end(), [](char c) { return c > 0x20 && c < 0x7F; });
    if (secret.size() < 8 || secret.size() > 128 || !printable) {
      fault(prefix + "secret", secret.empty() ? "missing" : "not a secret",
            "copy it from the platform's console: 8 to 128 characters without blanks");
    }
    if (!production_) return;
    for (const auto& [name, value] : {std::pair<std::string, std::string_view>{"token", token},
                                      {"encoding_aes_key", key},
                                      {"secret", secret}}) {
      if (setting_is_sample(value)) {
        fault(prefix + name, "a sample that everybody knows",
              "make a new one on the platform and give it as " + name + "_file");
      }
    }
  }

  void check_api(domain::Account& account, const std::string& prefix) {
    if (account.api_base.empty()) {
      account.api_base = account.kind == domain::Channel::wecom ? "https://qyapi.weixin.qq.com"
                                                                : "https://api.weixin.qq.com";
    }
    if (!setting_is_base_url(account.api_base)) {
      fault(prefix + "api_base", "not an address", "write https://host without a slash at the end");
    } else if (production_ && !is_platform_host(account.api_base)) {
      fault(prefix + "api_base", "not the platform",
            "production talks to https://api.weixin.qq.com or https://qyapi.weixin.qq.com only");
    }
  }

  /// Two accounts of one application would both answer its messages.
  void check_twins() {
    std::map<std::string, std::string> seen;
    for (const domain::Account& account : settings_.accounts) {
      if (account.app_id.empty()) continue;
      const auto application = account.app_id + "/" + std::to_string(account.agent_id);
      const auto [held, is_new] = seen.emplace(application, account.name);
      if (!is_new) {
        fault("accounts." + account.name + ".app_id", "already used by accounts." + held->second,
              "give each application one account");
      }
    }
  }

  void check_files(const std::string& file) {
    std::vector<std::string> files{file};
    files.insert(files.end(), sources_.secret_files.begin(), sources_.secret_files.end());
    for (const std::string& one : files) {
      const std::string why = why_not_private(one);
      if (!why.empty()) {
        faults_.add({1, one}, why, "chown it to the user of the service and chmod 600 " + one);
      }
    }
  }

  Settings& settings_;
  const SettingSources& sources_;
  SettingFaults& faults_;
  const bool production_;
};

}  // namespace

void judge_settings(Settings& settings, const SettingSources& sources, const std::string& file,
                    SettingFaults& faults) {
  SettingsJudge(settings, sources, faults).judge(file);
}

bool is_platform_host(std::string_view api_base) {
  constexpr std::array<std::string_view, 6> kHosts{"api.weixin.qq.com",    "api2.weixin.qq.com",
                                                   "sh.api.weixin.qq.com", "sz.api.weixin.qq.com",
                                                   "hk.api.weixin.qq.com", "qyapi.weixin.qq.com"};
  return api_base.starts_with("https://") &&
         std::find(kHosts.begin(), kHosts.end(), setting_host(api_base)) != kHosts.end();
}

}  // namespace zampa::app
