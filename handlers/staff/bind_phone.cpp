// 绑定: a phone becomes a staff member's with a one-time code from an administrator.
#include "bot/base/text.hpp"
#include "bot/lang/digits.hpp"
#include "bot/service/roster.hpp"
#include "bot/service/staff_view.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"
#include "handlers/staff/staff.hpp"

namespace zampa::handlers::staff {
namespace {

constexpr int kTries = 3;
constexpr Millis kBlockedFor = std::chrono::minutes{30};
constexpr std::size_t kCodeDigits = 6;

bool is_code(const std::string& text) {
  return text.size() == kCodeDigits && text.find_first_not_of("0123456789") == std::string::npos;
}

bool is_blocked(const Context& context) {
  return context.session.running("bind") && context.session.step == "blocked" &&
         context.now() < base::from_millis(std::stoll("0" + context.slot("until")));
}

Reply try_code(Context& context, const std::string& code) {
  auto person =
      service::bind_phone(context.work, context.inbound.account, context.inbound.sender, code);
  if (!person) {
    const bool enough = person.error().code == RefusalCode::rate_limited;
    const int tries = std::stoi("0" + context.slot("tries")) + 1;
    if (enough || tries >= kTries) {
      context.finish();
      context.session.flow = "bind";
      context.session.step = "blocked";
      context.set_slot("until", std::to_string(base::to_millis(context.now() + kBlockedFor)));
      return context.say("staff.code_blocked", {{"minutes", "30"}});
    }
    context.set_slot("tries", std::to_string(tries));
    if (person.error().code == RefusalCode::expired) return context.say("staff.code_expired");
    return context.say("staff.code_wrong", {{"left", std::to_string(kTries - tries)}});
  }
  context.finish();
  context.person = *person;  // from here on this phone is theirs
  return context.say("staff.bound",
                     {{"name", person->name},
                      {"department", service::department_name(context.work, person->department,
                                                              context.language())}});
}

}  // namespace

Reply bind_phone(Context& context) {
  if (is_blocked(context)) return context.say("staff.code_blocked", {{"minutes", "30"}});
  if (context.person.is_staff()) {
    return context.say(
        "staff.already_bound",
        {{"name", context.person.name},
         {"department",
          service::department_name(context.work, context.person.department, context.language())}});
  }
  chat::leave_report(context);
  return context.ask("bind", "code", context.text("staff.bind_ask"), {"choice.cancel"});
}

/// A word of staff from somebody who is not, or whose phone is not bound yet.
Reply only_staff(Context& context) { return context.say("staff.only_staff"); }

Reply bind_phone_step(Context& context) {
  if (context.choice == "choice.cancel") return chat::cancel(context);
  if (context.session.step == "blocked") {
    const bool tries = is_blocked(context) && is_code(lang::to_ascii_digits(context.typed()));
    return tries ? context.say("staff.code_blocked", {{"minutes", "30"}}) : context.pass();
  }
  const std::string code = lang::to_ascii_digits(context.typed());
  if (code.empty()) return context.pass();
  return try_code(context, is_code(code) ? code : "");
}

/// "绑定 123456" in one message.
Reply bind_phone_with_code(Context& context) {
  const std::string typed = context.typed();
  const auto space = typed.rfind(' ');
  if (space == std::string::npos || context.person.is_staff()) return context.pass();
  const std::string code = lang::to_ascii_digits(typed.substr(space + 1));
  const std::string word{base::trim(std::string_view{typed}.substr(0, space))};
  if (!is_code(code) || !context.means("choice.bind_phone", word)) return context.pass();
  if (is_blocked(context)) return context.say("staff.code_blocked", {{"minutes", "30"}});
  return try_code(context, code);
}

}  // namespace zampa::handlers::staff
