// 关注, 取消关注, 菜单: how people come, go and look around.
#include "bot/service/citizen_view.hpp"
#include "bot/service/roster.hpp"
#include "handlers/chat/chat.hpp"

namespace zampa::handlers::chat {

/// Newcomers get both languages in one bubble (the entry says so): nothing is known of them yet.
Reply welcome(Context& context) {
  const auto open = service::tickets_of(context.work, context.person.id);
  const bool returning = context.person.welcomed || context.person.blocked || !open.empty();
  service::mark_welcomed(context.work, context.person);
  if (returning && !open.empty()) {
    return context.say("common.welcome_back_open", {{"count", std::to_string(open.size())}});
  }
  return context.say(returning ? "common.welcome_back" : "common.welcome");
}

Reply leave(Context& context) {
  service::mark_left(context.work, context.person);
  context.finish();
  return Reply::none();
}

Reply menu(Context& context) {
  if (context.session.running("report")) {
    // The draft keeps its question; the menu is only read.
    return Reply::of(context.text("common.menu") + "\n1 " + context.text("choice.report") + "\n2 " +
                     context.text("choice.ask") + "\n3 " + context.text("choice.progress") +
                     "\n4 " + context.text("choice.points") + "\n5 " +
                     context.text("choice.human"));
  }
  return context.offer(
      context.text("common.menu"),
      {"choice.report", "choice.ask", "choice.progress", "choice.points", "choice.human",
       context.language() == domain::Language::bo ? "choice.chinese" : "choice.tibetan"});
}

Reply enter(Context& context) {
  if (context.person.welcomed) return Reply::none();
  return welcome(context);
}

}  // namespace zampa::handlers::chat
