#include "bot/app/admin_routes.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "bot/base/crypto.hpp"
#include "bot/base/log.hpp"
#include "bot/base/text.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::app {

namespace admin = handlers::admin;

/// Who sent a request, found out before anything else.
struct AdminRoutes::Asker {
  bool had_cookie = false;
  std::string token;
  std::optional<service::SignedIn> session;
  Refusal why_not{RefusalCode::unauthenticated, ""};
};

namespace {

/// The value of one cookie; empty when it is absent or there twice.
std::string cookie_of(const HttpRequest& request, const std::string& wanted) {
  std::string found;
  const std::string header = request.header("cookie");
  for (const auto part : base::split(header, ';')) {
    const auto pair = base::trim(part);
    const auto cut = pair.find('=');
    if (cut == std::string_view::npos || pair.substr(0, cut) != wanted) continue;
    if (!found.empty()) return {};
    found = pair.substr(cut + 1);
  }
  return found;
}

/// Letters and digits only, so that nothing but a token we made reaches the store.
bool looks_like_token(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

bool has_form_token(const admin::Form& form, const service::SignedIn& session) {
  const auto it = form.find("csrf");
  return it != form.end() && base::equal_constant_time(it->second, session.form_token);
}

constexpr RefusalCode kForbidden = RefusalCode::forbidden;

}  // namespace

bool is_from_our_pages(const HttpRequest& request) {
  const std::string site = request.header("sec-fetch-site");
  if (!site.empty()) return site == "same-origin";
  const std::string origin = request.header("origin");
  if (origin.empty()) return true;
  const auto host = origin.find("://");
  return host != std::string::npos && origin.substr(host + 3) == request.header("host");
}

AdminRoutes::AdminRoutes(store::Store& store, const ports::Clock& clock, const admin::Pages& pages,
                         admin::PhotoOpener open_photo, AdminSettings settings)
    : store_(store),
      clock_(clock),
      pages_(pages),
      open_photo_(std::move(open_photo)),
      settings_(settings) {}

std::vector<HttpRoute> AdminRoutes::routes() {
  std::vector<HttpRoute> routes;
  for (const auto& row : handlers::admin_door_table()) {
    routes.push_back({std::string{row.method}, std::string{row.pattern},
                      [this, &row](const HttpRequest& r) { return seal(run_door(row, r)); }});
  }
  for (const auto& row : handlers::admin_table()) {
    routes.push_back({std::string{row.method}, std::string{row.pattern},
                      [this, &row](const HttpRequest& r) { return seal(run_row(row, r)); }});
  }
  return routes;
}

AdminRoutes::Asker AdminRoutes::ask_who(const HttpRequest& request) {
  Asker asker;
  asker.token = cookie_of(request, cookie_name());
  asker.had_cookie = !asker.token.empty();
  if (!looks_like_token(asker.token)) return asker;
  auto session = store_.read(
      [&](store::Work& work) { return service::signed_in(work, asker.token, settings_.sessions); });
  if (session) {
    asker.session = *std::move(session);
  } else {
    asker.why_not = session.error();
  }
  return asker;
}

admin::Frame AdminRoutes::frame_for(const HttpRequest& request, const Asker& asker) const {
  admin::Frame frame{pages_};
  const std::string wish = request.query_once("lang");
  if (asker.session) {
    frame.language = asker.session->who.language;
  } else if (!wish.empty()) {
    frame.language = domain::language_from(wish);
  } else if (request.header("accept-language").starts_with("bo")) {
    frame.language = domain::Language::bo;
  }
  frame.compact =
      request.query_once("embed") == "1" || request.header("sec-fetch-dest") == "iframe";
  frame.demo = settings_.demo;
  return frame;
}

HttpResponse AdminRoutes::send_to_door(const HttpRequest& request, const Asker& asker) const {
  const std::string to = request.method == "GET" ? admin::address_of(request) : "/admin";
  const std::string why = asker.had_cookie ? "expired" : "";
  return admin::see_other(admin::address("/admin/sign-in", {{"to", to}, {"why", why}}));
}

HttpResponse AdminRoutes::refuse_plainly(const HttpRequest& request, const Asker& asker,
                                         const Refusal& refusal) const {
  const auto frame = frame_for(request, asker);
  base::PageData data;
  data.set("words", admin::refusal_words(frame, refusal));
  data.set("link", "/admin").set("link_word", pages_.say("refusal.back", frame.language));
  return admin::door_page(frame, "plain_message", pages_.say("refusal.title", frame.language),
                          std::move(data), base::meaning(refusal.code).http_status);
}

HttpResponse AdminRoutes::run_row(const AdminRow& row, const HttpRequest& request) {
  const Asker asker = ask_who(request);
  const bool posts = request.method == "POST";
  if (!asker.session) {
    if (!posts) return send_to_door(request, asker);
    return refuse_plainly(request, asker, {RefusalCode::unauthenticated, asker.why_not.detail});
  }
  if (asker.session->must_change) return admin::see_other("/admin/password");
  admin::Form form;
  if (posts) {
    auto read = admin::read_form(request, row.fields);
    if (!read) return refuse_plainly(request, asker, read.error());
    form = *std::move(read);
    if (!is_from_our_pages(request) || !has_form_token(form, *asker.session)) {
      base::log(base::LogLevel::warn, "admin_csrf", {{"path", request.path}});
      return refuse_plainly(request, asker, {kForbidden, "csrf"});
    }
  }
  if (!row.roles.empty() && !asker.session->who.has_any(row.roles)) {
    return refuse_plainly(request, asker, {kForbidden, "not this role's"});
  }
  HttpResponse response = run_inside(row, request, form, asker);
  // A list that a script fetches again is nobody's doing: it does not keep a session alive.
  const bool by_hand = request.header("sec-fetch-dest") != "empty";
  if (by_hand && service::touch_is_due(*asker.session, clock_.now())) {
    store_.write([&](store::Work& work) { service::touch(work, *asker.session); });
  }
  return response;
}

HttpResponse AdminRoutes::run_inside(const AdminRow& row, const HttpRequest& request,
                                     const admin::Form& form, const Asker& asker) {
  if (row.access == AdminRow::Access::read) {
    return store_.read([&](store::Work& work) { return in_work(row, request, form, asker, work); });
  }
  return store_.write([&](store::Work& work) {
    // Looked up again where nobody can change it any more: a session that ended while this request
    // waited for the writer changes nothing.
    const auto still = service::signed_in(work, asker.token, settings_.sessions);
    if (!still) {
      return refuse_plainly(request, asker, {RefusalCode::unauthenticated, still.error().detail});
    }
    ports::Savepoint savepoint{work.sql};
    HttpResponse response = in_work(row, request, form, asker, work);
    // What was refused leaves nothing behind.
    if (response.status < 400) savepoint.release();
    return response;
  });
}

HttpResponse AdminRoutes::in_work(const AdminRow& row, const HttpRequest& request,
                                  const admin::Form& form, const Asker& asker, store::Work& work) {
  const admin::Frame frame = frame_for(request, asker);
  admin::AdminContext context{work,  request,     form,    *asker.session, work.rules.policy,
                              frame, open_photo_, work.now};
  return row.run(context);
}

HttpResponse AdminRoutes::run_door(const DoorRow& row, const HttpRequest& request) {
  const Asker asker = ask_who(request);
  const bool posts = request.method == "POST";
  if (row.needs_session && !asker.session) return send_to_door(request, asker);
  admin::Form form;
  if (posts) {
    auto read = admin::read_form(request, row.fields);
    if (!read) return refuse_plainly(request, asker, read.error());
    form = *std::move(read);
    const bool token_right = !row.needs_session || has_form_token(form, *asker.session);
    if (!is_from_our_pages(request) || !token_right) {
      base::log(base::LogLevel::warn, "admin_csrf", {{"path", request.path}});
      return refuse_plainly(request, asker, {kForbidden, "csrf"});
    }
  }
  const admin::Frame frame = frame_for(request, asker);
  const service::SignedIn* session = asker.session ? &*asker.session : nullptr;
  admin::DoorContext door{
      request,
      form,
      frame,
      session,
      [&](const std::string& name, const std::string& password) {
        return enter(name, password, request.peer);
      },
      [&](const std::string& old_password, const std::string& new_password) {
        return change_password(*session, old_password, new_password, request.peer);
      },
      [&] { store_.write([&](store::Work& work) { service::sign_out(work, *session); }); },
      [this](const std::string& token) { return cookie(token); }};
  return row.run(door);
}

Result<service::OpenedSession> AdminRoutes::enter(const std::string& name,
                                                  const std::string& password,
                                                  const std::string& peer) {
  if (auto free = gate_.enter(name, peer, clock_.now()); !free) return std::move(free).error();
  const auto turn = gate_.take_turn();
  if (!turn) return turn.error();
  const auto challenge =
      store_.read([&](store::Work& work) { return service::challenge_for(work, name); });
  if (!challenge) return challenge.error();
  const bool right = base::verify_password(password, challenge->password) && challenge->known;
  if (!right) {
    store_.write([&](store::Work& work) { service::reject_password(work, *challenge); });
    base::log(base::LogLevel::warn, "admin_sign_in_failed", {{"peer", peer}});
    return Refusal{RefusalCode::unauthenticated, "wrong name or password"};
  }
  gate_.forgive(name, peer);
  return store_.write([&](store::Work& work) {
    service::forget_old_sessions(work, settings_.sessions);
    return service::accept_password(work, *challenge);
  });
}

Result<service::OpenedSession> AdminRoutes::change_password(const service::SignedIn& session,
                                                            const std::string& old_password,
                                                            const std::string& new_password,
                                                            const std::string& peer) {
  if (auto free = gate_.enter(session.account, peer, clock_.now()); !free) {
    return std::move(free).error();
  }
  const auto turn = gate_.take_turn();
  if (!turn) return turn.error();
  const auto challenge =
      store_.read([&](store::Work& work) { return service::challenge_for(work, session.account); });
  if (!challenge) return challenge.error();
  if (!base::verify_password(old_password, challenge->password)) {
    store_.write([&](store::Work& work) { service::reject_password(work, *challenge); });
    return Refusal{RefusalCode::forbidden, "the old password is wrong"};
  }
  gate_.forgive(session.account, peer);
  if (old_password == new_password ||
      !service::is_acceptable_password(session.account, new_password)) {
    return Refusal{RefusalCode::invalid, "the new password is too weak"};
  }
  const std::string hash = base::hash_password(new_password);
  return store_.write(
      [&](store::Work& work) { return service::change_password(work, session, hash); });
}

Result<HttpResponse> AdminRoutes::enter_without_password(const std::string& account,
                                                         const std::string& to) {
  auto opened = store_.write([&](store::Work& work) {
    service::forget_old_sessions(work, settings_.sessions);
    return service::open_session_of(work, account);
  });
  if (!opened) return std::move(opened).error();
  HttpResponse response = admin::see_other(admin::safe_back(to));
  response.headers.emplace_back("Set-Cookie", cookie(opened->token));
  return seal(std::move(response));
}

std::string AdminRoutes::cookie_name() const {
  // The prefix makes browsers insist on Secure and on this very host; without TLS they refuse it.
  return settings_.secure_cookie ? "__Host-zampa_session" : "zampa_session";
}

std::string AdminRoutes::cookie(const std::string& token) const {
  std::string cookie = cookie_name() + "=" + token + "; Path=/; HttpOnly; SameSite=Strict";
  if (settings_.secure_cookie) cookie += "; Secure";
  if (token.empty()) cookie += "; Max-Age=0";
  return cookie;
}

HttpResponse AdminRoutes::seal(HttpResponse response) const {
  const std::string ancestors = settings_.demo ? "'self'" : "'none'";
  auto& headers = response.headers;
  headers.emplace_back("Content-Security-Policy",
                       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                       "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
                       "frame-ancestors " +
                           ancestors);
  // Not no-referrer: it would make browsers send "Origin: null" with our own forms.
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  const bool has_cache = std::any_of(headers.begin(), headers.end(), [](const auto& header) {
    return header.first == "Cache-Control";
  });
  if (!has_cache) headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace zampa::app
