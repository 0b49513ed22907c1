// A free sentence: a question is answered, a problem is reported; what is neither is said plainly
// once, the second time with the offer of a human.
#include "bot/service/answers.hpp"
#include "handlers/chat/chat.hpp"

namespace zampa::handlers::chat {

/// Question words decide who looks first; the other has its chance when the first has nothing.
Reply report_or_ask(Context& context) {
  const bool asks = service::is_question(context.work, context.typed());
  Reply reply = asks ? ask(context) : report_text(context);
  if (!context.passed) return reply;
  context.passed = false;
  return asks ? report_text(context) : ask(context);
}

Reply fallback(Context& context) {
  if (context.inbound.kind == domain::InboundKind::unknown) return unsupported(context);
  const bool again = !context.slot("unknown").empty();
  if (context.session.running("report")) return context.say("common.unknown");
  context.set_slot("unknown", "1");
  if (!again) return context.say("common.unknown");
  return context.offer(context.text("common.unknown_twice"), {"choice.human", "choice.menu"});
}

}  // namespace zampa::handlers::chat
