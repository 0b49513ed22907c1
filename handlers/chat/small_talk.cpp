// Small things people notice: thanks, are you there, a sticker, a link, a file.
#include "bot/service/manners.hpp"
#include "handlers/chat/chat.hpp"

namespace zampa::handlers::chat {

Reply small_talk(Context& context) {
  switch (service::manner_of(context.work, context.inbound)) {
    case service::Manner::thanks:
      return context.say("common.thanks");
    case service::Manner::are_you_there:
      return context.say("common.are_you_there");
    case service::Manner::sticker:
      return context.say("common.sticker");
    case service::Manner::swearing:
      return context.say("common.swearing");
    case service::Manner::repeated:
      return context.say("common.repeated");
    case service::Manner::id_number:
      return context.say("common.id_number");
    case service::Manner::none:
      break;
  }
  return context.pass();
}

Reply unsupported(Context& context) {
  switch (context.inbound.kind) {
    case domain::InboundKind::video:
      return context.say("common.video");
    case domain::InboundKind::file:
      return context.say("common.file");
    case domain::InboundKind::link:
      return context.say("common.link");
    default:
      return context.say("common.unsupported");
  }
}

/// Events that nobody answers.
Reply quiet(Context&) { return Reply::none(); }

}  // namespace zampa::handlers::chat
