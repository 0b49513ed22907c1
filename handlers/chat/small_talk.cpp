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
    case service::Manner::none:
      break;
  }
  return context.pass();
}

bool is_courtesy(Context& context, Reply& reply) {
  reply = small_talk(context);
  const bool courtesy = !context.passed;
  context.passed = false;
  return courtesy;
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
