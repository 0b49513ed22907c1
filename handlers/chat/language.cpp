// 中文 / 藏文: which language the bot speaks from now on.
#include "bot/service/roster.hpp"
#include "handlers/chat/chat.hpp"

namespace zampa::handlers::chat {
namespace {

Reply speak(Context& context, domain::Language language) {
  const bool already = context.person.language_chosen && context.person.language == language;
  service::set_language(context.work, context.person, language);
  return context.say(already ? "language.already" : "language.switched");
}

}  // namespace

Reply speak_chinese(Context& context) { return speak(context, domain::Language::zh); }
Reply speak_tibetan(Context& context) { return speak(context, domain::Language::bo); }

/// The menu's one button for both: the other language than now.
Reply speak_other(Context& context) { return speak(context, domain::other(context.language())); }

}  // namespace zampa::handlers::chat
