#include "tests/support/console.hpp"

#include <stdexcept>

#include "bot/app/page_files.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/text.hpp"
#include "handlers/admin/form.hpp"

namespace zampa::tests {
namespace {

const std::string& password_hash() {
  static const std::string hash = base::hash_password(Console::kPassword);
  return hash;
}

app::AdminSettings test_settings() {
  app::AdminSettings settings;
  settings.demo = true;
  return settings;
}

}  // namespace

const handlers::admin::Pages& Console::pages() {
  static const handlers::admin::Pages pages = [] {
    static const web::Assets assets = web::Assets::embedded();
    auto loaded = app::load_pages(
        app::ContentFiles{}, [](std::string_view file) { return assets.url(std::string{file}); });
    if (!loaded) throw std::runtime_error(loaded.error().detail);
    return *std::move(loaded);
  }();
  return pages;
}

Console::Console() { open(test_settings()); }
Console::Console(app::AdminSettings settings) { open(settings); }

void Console::open(app::AdminSettings settings) {
  const auto photo = [](const std::string& sha256) -> Result<std::string> {
    return "jpeg of " + sha256;
  };
  routes_ =
      std::make_unique<app::AdminRoutes>(office.store(), office.clock, pages(), photo, settings);
  table_ = std::make_unique<web::RouteTable>(routes_->routes());
}

PersonId Console::add_account(const std::string& name, std::vector<domain::Role> roles,
                              domain::Language language, const std::string& department) {
  service::NewAccount account;
  account.name = name;
  account.roles = std::move(roles);
  account.language = language;
  account.department = DepartmentId{department};
  account.password_hash = password_hash();
  account.must_change = false;
  return office.store().write([&](store::Work& work) {
    auto added = service::add_account(work, account);
    if (!added) throw std::runtime_error(added.error().detail);
    return *std::move(added);
  });
}

void Console::enter_as(const std::string& account) {
  const auto response = routes_->enter_without_password(account, "/admin");
  if (!response) throw std::runtime_error(response.error().detail);
  const std::string set = header_of(*response, "Set-Cookie");
  cookie = set.substr(0, set.find(';'));
}

void Console::enter_with(std::vector<domain::Role> roles, domain::Language language,
                         const std::string& department) {
  const std::string name = "colleague" + std::to_string(++counter_);
  add_account(name, std::move(roles), language, department);
  enter_as(name);
}

HttpRequest Console::request(const std::string& method, const std::string& address) const {
  HttpRequest made;
  made.method = method;
  const auto cut = address.find('?');
  made.path = address.substr(0, cut);
  made.headers["host"] = "127.0.0.1:8080";
  made.peer = "127.0.0.1";
  if (!cookie.empty()) made.headers["cookie"] = "theme=dark; " + cookie;
  if (cut == std::string::npos) return made;
  const std::string query = address.substr(cut + 1);
  for (const auto pair : base::split(query, '&')) {
    const auto equals = pair.find('=');
    made.query.emplace(std::string{pair.substr(0, equals)}, std::string{pair.substr(equals + 1)});
  }
  return made;
}

HttpResponse Console::send(HttpRequest made) {
  const auto match = table_->match(made.method, made.path);
  if (match.route == nullptr) {
    HttpResponse none;
    none.status = match.allow.empty() ? 404 : 405;
    return none;
  }
  made.params = match.params;
  return match.route->handle(made);
}

HttpResponse Console::get(const std::string& address) { return send(request("GET", address)); }

HttpResponse Console::post(const std::string& path, FormFields fields) {
  fields.emplace("csrf", form_token());
  return post_raw(path, fields);
}

HttpResponse Console::post_raw(const std::string& path, const FormFields& fields) {
  HttpRequest made = request("POST", path);
  made.headers["content-type"] = "application/x-www-form-urlencoded";
  made.headers["sec-fetch-site"] = "same-origin";
  for (const auto& [name, value] : fields) {
    if (!made.body.empty()) made.body += '&';
    made.body += handlers::admin::url_escape(name) + "=" + handlers::admin::url_escape(value);
  }
  return send(std::move(made));
}

std::string Console::form_token() {
  const std::string token = cookie.substr(cookie.find('=') + 1);
  return office.store().read([&](store::Work& work) {
    const auto session = work.admins.session(base::sha256_hex(token));
    return session ? session->form_token : std::string{};
  });
}

std::string header_of(const HttpResponse& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace zampa::tests
