// What an administrator or a member of the hotline can do in the console 工作台: one function per
// row of handlers/admin_table.cpp. Pages are drawn here, decisions are the services'.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "bot/base/http_message.hpp"
#include "bot/domain/policy.hpp"
#include "bot/service/sign_in.hpp"
#include "handlers/admin/form.hpp"
#include "handlers/admin/pages.hpp"

namespace zampa::handlers::admin {

/// How every page of one answer is drawn.
struct Frame {
  const Pages& pages;
  domain::Language language = domain::Language::zh;
  bool compact = false;  ///< inside the demo page
  bool demo = false;
};

/// The picture behind a SHA-256. Refuses not_found.
using PhotoOpener = std::function<Result<std::string>(const std::string& sha256)>;

/// What a function of the table gets. Lives for one request.
struct AdminContext {
  store::Work& work;  ///< for services only
  const HttpRequest& request;
  const Form& form;  ///< empty for GET
  const service::SignedIn& session;
  const domain::Policy& policy;
  const Frame& frame;
  const PhotoOpener& open_photo;
  Instant now;

  const domain::Principal& who() const { return session.who; }
  domain::Language language() const { return frame.language; }
  std::string say(const std::string& key, const Fields& values = {}) const {
    return frame.pages.say(key, frame.language, values);
  }
  /// A part of the address, e.g. `number` of /admin/tickets/{number}.
  std::string param(const std::string& name) const {
    const auto it = request.params.find(name);
    return it == request.params.end() ? std::string{} : it->second;
  }
  /// The page `name` in the common frame, for a signed-in reader.
  HttpResponse page(const std::string& name, const std::string& title, base::PageData data,
                    int status = 200) const;
  /// What could not be done, as a page; `back` is where the reader goes on.
  HttpResponse refuse(const Refusal& refusal, const std::string& back = "/admin") const;
};

/// 303, after every change.
HttpResponse see_other(const std::string& path);

/// One thing a signed-in person can do.
struct AdminRow {
  enum class Access { read, write };
  std::string_view method;
  std::string_view pattern;
  std::span<const domain::Role> roles;  ///< any of them; empty: everybody who is signed in
  Access access = Access::read;
  std::span<const std::string_view> fields;  ///< of the form; any other field is refused
  std::string_view help;
  HttpResponse (*run)(AdminContext&);
};

/// What happens at the door, where no Work is open: a password takes a third of a second to
/// compare.
struct DoorContext {
  const HttpRequest& request;
  const Form& form;
  const Frame& frame;
  const service::SignedIn* session;  ///< nullptr: nobody is signed in
  std::function<Result<service::OpenedSession>(const std::string& name,
                                               const std::string& password)>
      enter;
  /// Refuses forbidden when the old password is wrong, invalid when the new one is too weak.
  std::function<Result<service::OpenedSession>(const std::string& old_password,
                                               const std::string& new_password)>
      change_password;
  std::function<void()> leave;
  /// The Set-Cookie value for a session; of an empty token one that removes it.
  std::function<std::string(const std::string& token)> cookie;

  std::string say(const std::string& key, const Fields& values = {}) const {
    return frame.pages.say(key, frame.language, values);
  }
};

struct DoorRow {
  std::string_view method;
  std::string_view pattern;
  bool needs_session = false;
  std::span<const std::string_view> fields;
  std::string_view help;
  HttpResponse (*run)(DoorContext&);
};

/// A page without navigation: the sign-in page and what is said to a stranger.
HttpResponse door_page(const Frame& frame, const std::string& name, const std::string& title,
                       base::PageData data, int status);
/// The page with navigation, of a session that has no Work open (changing the password).
HttpResponse framed_page(const Frame& frame, const service::SignedIn& session,
                         const HttpRequest& request, const std::string& name,
                         const std::string& title, base::PageData data, int status);
/// The words for a refusal, in the frame's language.
std::string refusal_words(const Frame& frame, const Refusal& refusal);

// sign_in.cpp
HttpResponse show_sign_in(DoorContext& door);
HttpResponse sign_in(DoorContext& door);
HttpResponse sign_out(DoorContext& door);
HttpResponse show_password(DoorContext& door);
HttpResponse change_password(DoorContext& door);
// desk.cpp
HttpResponse start(AdminContext& context);
HttpResponse choose_language(AdminContext& context);
HttpResponse photo(AdminContext& context);
// tickets.cpp
HttpResponse list_tickets(AdminContext& context);
// ticket.cpp
HttpResponse show_ticket(AdminContext& context);
// ticket_acts.cpp
HttpResponse act_on_ticket(AdminContext& context);
// replies.cpp
HttpResponse list_replies(AdminContext& context);
// reply.cpp
HttpResponse show_reply(AdminContext& context);
HttpResponse preview_reply(AdminContext& context);
HttpResponse publish_reply(AdminContext& context);
// reply_history.cpp
HttpResponse show_reply_history(AdminContext& context);
HttpResponse roll_back_reply(AdminContext& context);
// faq.cpp
HttpResponse list_faq(AdminContext& context);
// outbox.cpp
HttpResponse list_outbox(AdminContext& context);

}  // namespace zampa::handlers::admin
