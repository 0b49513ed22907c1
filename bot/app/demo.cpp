#include "bot/app/demo.hpp"

#include "bot/app/content_files.hpp"
#include "bot/base/embedded.hpp"
#include "bot/base/page.hpp"

namespace zampa::app {
namespace {

constexpr std::string_view kPage = "templates/pages/demo.mustache";
constexpr std::string_view kPageTexts = "templates/simulator/page.json";
constexpr std::string_view kSimulatorFiles = "templates/simulator/";

simulator::AccountKind kind_of(domain::Channel channel) {
  switch (channel) {
    case domain::Channel::wecom:
      return simulator::AccountKind::wecom;
    case domain::Channel::miniprogram:
      return simulator::AccountKind::miniprogram;
    case domain::Channel::service:
      break;
  }
  return simulator::AccountKind::service;
}

simulator::PushMode mode_of(domain::Account::Mode mode) {
  switch (mode) {
    case domain::Account::Mode::plaintext:
      return simulator::PushMode::plaintext;
    case domain::Account::Mode::compatible:
      return simulator::PushMode::compatible;
    case domain::Account::Mode::secure:
      break;
  }
  return simulator::PushMode::secure;
}

/// Puts an address with its version where a page says [[asset:FILE]].
std::string with_assets(std::string_view page, const web::Assets& assets) {
  constexpr std::string_view kMark = "[[asset:";
  std::string out;
  for (auto at = page.find(kMark); at != std::string_view::npos; at = page.find(kMark)) {
    const auto end = page.find("]]", at);
    out += page.substr(0, at);
    out += assets.url(std::string{page.substr(at + kMark.size(), end - at - kMark.size())});
    page.remove_prefix(end + 2);
  }
  return out + std::string{page};
}

}  // namespace

Result<Settings> demo_settings(Settings settings) {
  const auto colon = settings.server.listen.rfind(':');
  const std::string port = settings.server.listen.substr(colon + 1);
  for (auto& account : settings.accounts) {
    if (!account.api_base.empty() && is_platform_host(account.api_base)) {
      return Refusal{RefusalCode::invalid,
                     "error: accounts." + account.name +
                         ".api_base: names the real platform; the demo talks to its own simulator "
                         "only, use another configuration file"};
    }
    account.api_base = "http://127.0.0.1:" + port + "/sim/api";
  }
  settings.public_pages.base_url = "http://127.0.0.1:" + port;
  return settings;
}

simulator::Options simulator_options(const Settings& settings) {
  simulator::Options options;
  for (const auto& from : settings.accounts) {
    simulator::Account account;
    account.name = from.name;
    account.kind = kind_of(from.kind);
    account.app_id = from.app_id;
    account.original_id = from.original_id;
    account.token = from.token;
    account.encoding_aes_key = from.encoding_aes_key;
    account.secret = from.secret;
    account.mode = mode_of(from.mode);
    account.format = from.format == domain::Account::Format::json ? simulator::PushFormat::json
                                                                  : simulator::PushFormat::xml;
    account.agent_id = from.agent_id;
    options.accounts.push_back(std::move(account));
  }
  options.content = [](const std::string& name) -> std::optional<std::string> {
    const auto file = base::embedded_file(std::string{kSimulatorFiles} + name);
    if (!file) return std::nullopt;
    return std::string{*file};
  };
  return options;
}

std::vector<HttpRoute> demo_routes(AdminRoutes& admin, const web::Assets& assets) {
  const std::string page = with_assets(base::embedded_file(kPage).value_or(""), assets);
  const auto show = [page](const HttpRequest&) {
    HttpResponse response;
    response.content_type = "text/html; charset=utf-8";
    response.body = page;
    return response;
  };
  const auto texts = [](const HttpRequest&) {
    HttpResponse response;
    response.content_type = "application/json; charset=utf-8";
    response.body = base::embedded_file(kPageTexts).value_or("{}");
    return response;
  };
  const auto console = [&admin](const HttpRequest& request) {
    std::string to = request.query_once("to");
    // Only pages of the console: an address from outside must not become a redirect.
    if (!to.starts_with("/admin/") || to.find("//") != std::string::npos) {
      to = "/admin/tickets?embed=1";
    }
    auto entered = admin.enter_without_password(kDemoAccount, to);
    if (entered) return std::move(*entered);
    HttpResponse response;
    response.status = base::meaning(entered.error().code).http_status;
    response.body = "not found\n";
    return response;
  };
  return {{"GET", "/", show}, {"GET", "/sim/page.json", texts}, {"GET", "/sim/console", console}};
}

}  // namespace zampa::app
