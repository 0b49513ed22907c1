// 关注, 取消关注, 菜单: how people come, go and look around.
#include "bot/service/citizen_view.hpp"
#include "bot/service/roster.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {

/// Newcomers get both languages in one bubble (the entry says so): nothing is known of them yet.
Reply welcome(Context& context) {
  auto open = service::tickets_of(context.work, context.person.id);
  std::erase_if(open, [](const domain::Ticket& t) { return !domain::is_open(t.state); });
  const bool returning = context.person.welcomed || context.person.blocked || !open.empty();
  service::mark_welcomed(context.work, context.person);
  if (returning && !open.empty()) {
    return context.say("common.welcome_back_open", {{"count", std::to_string(open.size())}});
  }
  return context.say(returning ? "common.welcome_back" : "common.welcome");
}

Reply leave(Context& context) {
  service::mark_left(context.work, context.person, context.inbound.account, context.inbound.sender);
  // Open drafts go with the person; tickets stay.
  if (context.session.running("report")) drop_report(context);
  if (context.take_up("report")) drop_report(context);
  return Reply::none();
}

Reply menu(Context& context) {
  const bool drafting = context.session.running("report") && context.session.step != "cancelled";
  leave_report(context);  // its numbers are the menu's now
  std::vector<std::string> choices{"choice.report", "choice.ask", "choice.progress",
                                   "choice.points", "choice.human"};
  choices.emplace_back(context.language() == domain::Language::bo ? "choice.chinese"
                                                                  : "choice.tibetan");
  if (drafting) choices.emplace_back("choice.resume");
  return context.offer(context.text("common.menu"), choices);
}

Reply enter(Context& context) {
  if (context.person.welcomed) return Reply::none();
  return welcome(context);
}

}  // namespace zampa::handlers::chat
