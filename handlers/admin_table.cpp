// Everything the console can do, one row each: method and address, who may, whether it changes
// anything, which fields its form has, one line of help, which function. The role matrix and the
// form-token test are made from this table.
#include <array>

#include "handlers/admin/admin.hpp"
#include "handlers/admin/ticket_form.hpp"
#include "handlers/tables.hpp"

namespace zampa::handlers {
namespace {

using admin::AdminRow;
using admin::DoorRow;
using domain::Role;
using Fields = std::span<const std::string_view>;

constexpr std::array kSeeTickets{Role::acceptor,        Role::dispatcher,      Role::reviewer,
                                 Role::call_back_agent, Role::supervisor,      Role::quality,
                                 Role::leader,          Role::department_staff};
constexpr std::array kActOnTickets{Role::acceptor,        Role::dispatcher, Role::reviewer,
                                   Role::call_back_agent, Role::supervisor, Role::leader};
constexpr std::array kSeeReplies{Role::template_admin, Role::knowledge, Role::supervisor,
                                 Role::quality, Role::leader};
constexpr std::array kEditReplies{Role::template_admin};
constexpr std::array kSeeFaq{Role::knowledge,  Role::template_admin, Role::acceptor,
                             Role::dispatcher, Role::reviewer,       Role::call_back_agent,
                             Role::supervisor, Role::quality,        Role::leader};
constexpr std::array kSeeOutbox{Role::call_back_agent, Role::supervisor, Role::system_admin};

constexpr std::array<std::string_view, 2> kLanguageFields{"language", "back"};
constexpr std::array<std::string_view, 5> kReplyFields{"zh", "bo", "bo_status", "base_version",
                                                       "do"};
constexpr std::array<std::string_view, 2> kRollBackFields{"version", "base_version"};
constexpr std::array<std::string_view, 3> kSignInFields{"name", "password", "to"};
constexpr std::array<std::string_view, 4> kPasswordFields{"name", "old", "new", "again"};

constexpr auto kRead = AdminRow::Access::read;
constexpr auto kWrite = AdminRow::Access::write;

}  // namespace

std::span<const AdminRow> admin_table() {
  static const std::array kRows{
      AdminRow{"GET", "/admin", {}, kRead, {}, "the first list one may see", admin::start},
      AdminRow{"POST",
               "/admin/language",
               {},
               kWrite,
               kLanguageFields,
               "the console in the other language",
               admin::choose_language},
      AdminRow{"GET",
               "/admin/tickets",
               kSeeTickets,
               kRead,
               {},
               "tickets by filter",
               admin::list_tickets},
      AdminRow{"GET",
               "/admin/tickets/{number}",
               kSeeTickets,
               kRead,
               {},
               "one ticket with its whole story",
               admin::show_ticket},
      AdminRow{"POST", "/admin/tickets/{number}/{verb}", kActOnTickets, kWrite, admin::act_fields(),
               "accept, decline, dispatch, review, call back …", admin::act_on_ticket},
      AdminRow{
          "GET", "/admin/photos/{id}", kSeeTickets, kRead, {}, "a ticket's photo", admin::photo},
      AdminRow{"GET",
               "/admin/replies",
               kSeeReplies,
               kRead,
               {},
               "the bot's sentences",
               admin::list_replies},
      AdminRow{"GET",
               "/admin/replies/{key}",
               kSeeReplies,
               kRead,
               {},
               "one sentence to edit",
               admin::show_reply},
      AdminRow{"POST", "/admin/replies/{key}/preview", kEditReplies, kRead, kReplyFields,
               "how a text would look; changes nothing", admin::preview_reply},
      AdminRow{"POST", "/admin/replies/{key}", kEditReplies, kWrite, kReplyFields, "publish a text",
               admin::publish_reply},
      AdminRow{"GET",
               "/admin/replies/{key}/history",
               kSeeReplies,
               kRead,
               {},
               "versions and what changed",
               admin::show_reply_history},
      AdminRow{"POST", "/admin/replies/{key}/roll-back", kEditReplies, kWrite, kRollBackFields,
               "an old text as a new version", admin::roll_back_reply},
      AdminRow{"GET", "/admin/faq", kSeeFaq, kRead, {}, "questions and answers", admin::list_faq},
      AdminRow{"GET",
               "/admin/outbox",
               kSeeOutbox,
               kRead,
               {},
               "what was not delivered, whom to phone",
               admin::list_outbox},
  };
  return kRows;
}

std::span<const DoorRow> admin_door_table() {
  static const std::array kRows{
      DoorRow{"GET", "/admin/sign-in", false, {}, "name and password", admin::show_sign_in},
      DoorRow{"POST", "/admin/sign-in", false, kSignInFields, "signs in", admin::sign_in},
      DoorRow{"POST", "/admin/sign-out", true, {}, "ends the session", admin::sign_out},
      DoorRow{"GET", "/admin/password", true, {}, "change one's password", admin::show_password},
      DoorRow{"POST", "/admin/password", true, kPasswordFields, "changes it",
              admin::change_password},
  };
  return kRows;
}

}  // namespace zampa::handlers
