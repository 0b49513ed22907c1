// The door of the console: signing in, signing out, changing one's password. The texts never tell
// whether an account exists.
#include "handlers/admin/admin.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

HttpResponse sign_in_page(const DoorContext& door, const std::string& error,
                          const std::string& told, const std::string& to, int status) {
  base::PageData data;
  data.set("error", error).set("told", told);
  data.set("name", field(door.form, "name")).set("to", to);
  return door_page(door.frame, "sign_in", door.say("sign_in.title"), std::move(data), status);
}

std::string words_for(const DoorContext& door, const Refusal& refusal) {
  switch (refusal.code) {
    case RefusalCode::rate_limited:
      // The detail is the number of seconds to wait; of a waiting account in the store it is not.
      if (refusal.detail.find_first_not_of("0123456789") == std::string::npos) {
        return door.say("sign_in.slow_down", {{"seconds", refusal.detail}});
      }
      return door.say("refusal.rate_limited");
    case RefusalCode::unavailable:
      return door.say("sign_in.busy");
    default:
      return door.say("sign_in.wrong");
  }
}

HttpResponse with_cookie(const DoorContext& door, HttpResponse response, const std::string& token) {
  response.headers.emplace_back("Set-Cookie", door.cookie(token));
  return response;
}

HttpResponse password_page(const DoorContext& door, const std::string& error, int status) {
  base::PageData data;
  data.set("error", error).set("must", door.session->must_change);
  data.set("account", door.session->account);
  return framed_page(door.frame, *door.session, door.request, "password",
                     door.say("password.title"), std::move(data), status);
}

}  // namespace

HttpResponse show_sign_in(DoorContext& door) {
  const std::string why = door.request.query_once("why");
  std::string told;
  if (why == "expired") told = door.say("sign_in.expired");
  if (why == "signed_out") told = door.say("sign_in.signed_out");
  return sign_in_page(door, "", told, safe_back(door.request.query_once("to")), 200);
}

HttpResponse sign_in(DoorContext& door) {
  const std::string to = safe_back(field(door.form, "to"));
  const std::string name = field(door.form, "name");
  const auto typed = door.form.find("password");
  if (name.empty() || typed == door.form.end() || typed->second.empty()) {
    return sign_in_page(door, door.say("sign_in.empty"), "", to, 422);
  }
  const auto opened = door.enter(name, typed->second);
  if (!opened) {
    const bool told = opened.error().code == RefusalCode::rate_limited ||
                      opened.error().code == RefusalCode::unavailable;
    return sign_in_page(door, words_for(door, opened.error()), "", to,
                        told ? base::meaning(opened.error().code).http_status : 422);
  }
  return with_cookie(door, see_other(opened->must_change ? "/admin/password" : to), opened->token);
}

HttpResponse sign_out(DoorContext& door) {
  door.leave();
  return with_cookie(door,
                     see_other("/admin/sign-in?why=signed_out&lang=" +
                               std::string{domain::to_text(door.frame.language)}),
                     "");
}

HttpResponse show_password(DoorContext& door) { return password_page(door, "", 200); }

HttpResponse change_password(DoorContext& door) {
  const auto raw = [&](const char* name) {
    const auto it = door.form.find(name);
    return it == door.form.end() ? std::string{} : it->second;
  };
  if (raw("new") != raw("again")) return password_page(door, door.say("password.differs"), 422);
  const auto opened = door.change_password(raw("old"), raw("new"));
  if (!opened) {
    const auto& refusal = opened.error();
    if (refusal.code == RefusalCode::invalid) {
      return password_page(door, door.say("password.weak"), 422);
    }
    return password_page(door, words_for(door, refusal), 422);
  }
  return with_cookie(door, see_other("/admin?done=password"), opened->token);
}

}  // namespace zampa::handlers::admin
