// A browser at the console of an office in memory: accounts, a cookie, forms posted as a page's own
// forms are. Goes through the same routes, checks and headers as the server.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/app/admin_routes.hpp"
#include "bot/web/assets.hpp"
#include "bot/web/route_table.hpp"
#include "tests/support/office.hpp"

namespace zampa::tests {

using FormFields = std::map<std::string, std::string>;

class Console {
 public:
  Console();
  explicit Console(app::AdminSettings settings);

  Office office;

  /// Adds an account whose password is kPassword.
  PersonId add_account(const std::string& name, std::vector<domain::Role> roles,
                       domain::Language language = domain::Language::zh,
                       const std::string& department = "");
  /// Signs in without comparing a password, which would cost every test a third of a second.
  void enter_as(const std::string& account);
  /// An account with all of these roles, signed in.
  void enter_with(std::vector<domain::Role> roles, domain::Language language = domain::Language::zh,
                  const std::string& department = "");

  HttpRequest request(const std::string& method, const std::string& address) const;
  HttpResponse send(HttpRequest request);
  HttpResponse get(const std::string& address);
  /// With the session's form token, from a page of our own.
  HttpResponse post(const std::string& path, FormFields fields);
  /// Just these fields.
  HttpResponse post_raw(const std::string& path, const FormFields& fields);

  /// The token that the forms of this session carry.
  std::string form_token();

  std::string cookie;  ///< "name=value", empty when nobody is signed in
  app::AdminRoutes& routes() { return *routes_; }
  static const handlers::admin::Pages& pages();

  static constexpr const char* kPassword = "snow-lion-on-the-bridge";

 private:
  void open(app::AdminSettings settings);
  std::unique_ptr<app::AdminRoutes> routes_;
  std::unique_ptr<web::RouteTable> table_;
  int counter_ = 0;
};

/// A header's value; empty when it is absent.
std::string header_of(const HttpResponse& response, const std::string& name);

}  // namespace zampa::tests
