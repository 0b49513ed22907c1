// Turns the console's tables into HTTP routes: finds out who asks, checks role, form token and
// origin, opens a read or a write for the row's function, and puts the security headers on.
#pragma once

#include <string>
#include <vector>

#include "bot/app/sign_in_gate.hpp"
#include "bot/base/http_message.hpp"
#include "bot/ports/clock.hpp"
#include "bot/store/store.hpp"
#include "handlers/tables.hpp"

namespace zampa::app {

struct AdminSettings {
  service::SessionRules sessions;
  bool demo = false;           ///< marked as a demo; may stand in a frame of our own page
  bool secure_cookie = false;  ///< behind a proxy that speaks TLS
};

/// Threads: any.
class AdminRoutes {
 public:
  AdminRoutes(store::Store& store, const ports::Clock& clock, const handlers::admin::Pages& pages,
              handlers::admin::PhotoOpener open_photo, AdminSettings settings);

  /// The rows of both tables; they refer to this object.
  std::vector<HttpRoute> routes();

  /// A session for `account` without a password and a redirect to `to`: only for the demo page's
  /// own frame. Refuses not_found.
  Result<HttpResponse> enter_without_password(const std::string& account, const std::string& to);

 private:
  struct Asker;
  using AdminRow = handlers::admin::AdminRow;
  using DoorRow = handlers::admin::DoorRow;

  HttpResponse run_row(const AdminRow& row, const HttpRequest& request);
  HttpResponse run_door(const DoorRow& row, const HttpRequest& request);
  HttpResponse run_inside(const AdminRow& row, const HttpRequest& request,
                          const handlers::admin::Form& form, const Asker& asker);
  HttpResponse in_work(const AdminRow& row, const HttpRequest& request,
                       const handlers::admin::Form& form, const Asker& asker, store::Work& work);
  Asker ask_who(const HttpRequest& request);
  handlers::admin::Frame frame_for(const HttpRequest& request, const Asker& asker) const;
  HttpResponse send_to_door(const HttpRequest& request, const Asker& asker) const;
  HttpResponse refuse_plainly(const HttpRequest& request, const Asker& asker,
                              const Refusal& refusal) const;
  HttpResponse seal(HttpResponse response) const;
  Result<service::OpenedSession> enter(const std::string& name, const std::string& password,
                                       const std::string& peer);
  Result<service::OpenedSession> change_password(const service::SignedIn& session,
                                                 const std::string& old_password,
                                                 const std::string& new_password,
                                                 const std::string& peer);
  std::string cookie_name() const;
  std::string cookie(const std::string& token) const;

  store::Store& store_;
  const ports::Clock& clock_;
  const handlers::admin::Pages& pages_;
  const handlers::admin::PhotoOpener open_photo_;
  const AdminSettings settings_;
  SignInGate gate_;
};

/// True when a changing request comes from a page of our own: by Sec-Fetch-Site where the browser
/// sends it, else by Origin; both absent is left to the form token.
bool is_from_our_pages(const HttpRequest& request);

}  // namespace zampa::app
