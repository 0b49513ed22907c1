// Draws the common frame: top bar, navigation by role, security-neutral answers. Addresses and
// words of the navigation are decided here and nowhere else.
#include <array>

#include "handlers/admin/admin.hpp"
#include "handlers/admin/words.hpp"
#include "handlers/tables.hpp"

namespace zampa::handlers::admin {
namespace {

struct NavEntry {
  std::string_view path;
  const char* word;
  const char* icon;
};

constexpr std::array<NavEntry, 4> kNav{{{"/admin/tickets", "nav.tickets", "icon_tickets"},
                                        {"/admin/replies", "nav.replies", "icon_replies"},
                                        {"/admin/faq", "nav.faq", "icon_faq"},
                                        {"/admin/outbox", "nav.outbox", "icon_outbox"}}};

/// A navigation entry is shown to whom the table lets in.
bool may_open(const domain::Principal& who, std::string_view path) {
  for (const auto& row : admin_table()) {
    if (row.method == "GET" && row.pattern == path) {
      return row.roles.empty() || who.has_any(row.roles);
    }
  }
  return false;
}

std::vector<base::PageData> nav_of(const Frame& frame, const domain::Principal& who,
                                   const std::string& path) {
  std::vector<base::PageData> entries;
  for (const auto& entry : kNav) {
    if (!may_open(who, entry.path)) continue;
    base::PageData row;
    row.set("href", entry.path);
    row.set("word", frame.pages.say(entry.word, frame.language));
    row.set("current", path == entry.path || path.starts_with(std::string{entry.path} + "/"));
    for (const auto& other : kNav) row.set(other.icon, std::string_view{other.icon} == entry.icon);
    entries.push_back(std::move(row));
  }
  return entries;
}

std::string roles_words(const Frame& frame, const domain::Principal& who) {
  std::string words;
  for (const auto role : who.roles) {
    if (!words.empty()) words += " · ";
    words += frame.pages.say("role." + std::string{domain::to_text(role)}, frame.language);
  }
  return words;
}

void set_language(base::PageData& data, const Frame& frame) {
  data.set("lang", domain::to_text(frame.language));
  data.set("in_zh", frame.language == domain::Language::zh);
  data.set("in_bo", frame.language == domain::Language::bo);
  data.set("compact", frame.compact);
  data.set("demo", frame.demo);
}

HttpResponse html(std::string body, int status) {
  HttpResponse response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(body);
  return response;
}

}  // namespace

HttpResponse door_page(const Frame& frame, const std::string& name, const std::string& title,
                       base::PageData data, int status) {
  set_language(data, frame);
  data.set("title", title);
  return html(frame.pages.render(name, frame.language, data), status);
}

HttpResponse framed_page(const Frame& frame, const service::SignedIn& session,
                         const HttpRequest& request, const std::string& name,
                         const std::string& title, base::PageData data, int status) {
  set_language(data, frame);
  data.set("title", title);
  data.set("csrf", session.form_token);
  data.set("me", session.who.name);
  data.set("me_initial", first_character(session.who.name));
  data.set("me_roles", roles_words(frame, session.who));
  // Only a page that was asked for with GET can be come back to.
  data.set("here", request.method == "GET" ? address_of(request) : request.path);
  data.set("nav", nav_of(frame, session.who, request.path));
  return html(frame.pages.render(name, frame.language, data), status);
}

HttpResponse AdminContext::page(const std::string& name, const std::string& title,
                                base::PageData data, int status) const {
  return framed_page(frame, session, request, name, title, std::move(data), status);
}

HttpResponse AdminContext::refuse(const Refusal& refusal, const std::string& back) const {
  base::PageData data;
  data.set("words", refusal_words(frame, refusal));
  data.set("link", back).set("link_word", say("refusal.back"));
  return page("message", say("refusal.title"), std::move(data),
              base::meaning(refusal.code).http_status);
}

std::string refusal_words(const Frame& frame, const Refusal& refusal) {
  const std::string key = refusal.detail == "csrf"
                              ? "refusal.csrf"
                              : "refusal." + std::string{base::meaning(refusal.code).name};
  return frame.pages.say(key, frame.language);
}

HttpResponse see_other(const std::string& path) {
  HttpResponse response;
  response.status = 303;
  response.headers.emplace_back("Location", path);
  return response;
}

}  // namespace zampa::handlers::admin
