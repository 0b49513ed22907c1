// Second thoughts: change a part, give up, get it back within ten minutes, go on tomorrow.
#include "bot/service/drafts.hpp"
#include "bot/service/photos.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

void drop_draft(Context& context) {
  const Draft draft{context};
  service::drop_photos(context.work, draft.photos());
  service::drop_photos(context.work, draft.voices());
  context.finish();
}

std::string minutes_to_restore(const Context& context) {
  return std::to_string(
      std::chrono::duration_cast<std::chrono::minutes>(service::limits(context.work).restore_window)
          .count());
}

}  // namespace

Reply report_edit_step(Context& context) {
  Draft draft{context};
  if (context.choice == "choice.edit_photos") {
    service::drop_photos(context.work, draft.photos());
    const std::string count = std::to_string(draft.photos().size());
    draft.set_photos({});
    return context.ask("report", "confirm", context.text("report.edit_photos", {{"count", count}}),
                       {"choice.submit", "choice.cancel"});
  }
  if (context.choice == "choice.edit_place") {
    context.set_slot("editing", "place");
    return ask_place(context, context.text("report.edit_place"));
  }
  if (context.choice == "choice.edit_words") {
    context.set_slot("editing", "words");
    return context.ask("report", "words", context.text("report.edit_words"), {"choice.cancel"});
  }
  if (context.choice == "choice.edit_nothing") return confirm(context, "");
  return context.pass();
}

Reply cancel(Context& context) {
  if (!context.session.running("report")) {
    const bool something = !context.session.flow.empty();
    context.finish();
    return something ? context.offer(context.text("common.cancelled"), {"choice.menu"})
                     : context.say("common.nothing_to_cancel");
  }
  const auto count = Draft{context}.photos().size();
  const Fields fields{{"minutes", minutes_to_restore(context)}, {"count", std::to_string(count)}};
  context.set_slot("cancelled_at", std::to_string(base::to_millis(context.now())));
  return context.ask(
      "report", "cancelled",
      context.text(count == 0 ? "report.cancelled" : "report.cancelled_photos", fields),
      {"choice.restore", "choice.menu"});
}

Reply report_cancelled_step(Context& context) {
  const auto cancelled_at = base::from_millis(std::stoll("0" + context.slot("cancelled_at")));
  const bool in_time = context.now() - cancelled_at <= service::limits(context.work).restore_window;
  if (context.choice == "choice.restore") {
    if (!in_time) {
      drop_draft(context);
      return context.say("report.restore_too_late");
    }
    context.set_slot("cancelled_at", "");
    context.set_slot("words_asked", "");
    return ask_next(context, context.text("report.restored"));
  }
  drop_draft(context);
  return context.pass();  // the message is a new beginning
}

/// The first message after a long silence, with a draft still kept.
Reply report_resume(Context& context) {
  const Draft draft{context};
  if (!draft.has_what() && !draft.has_where()) {
    context.finish();
    return context.pass();
  }
  const std::string place =
      draft.has_where() ? place_shown(context, draft) : context.text("common.none");
  return context.ask(
      "report", "sleeping",
      context.text("report.resume",
                   {{"count", std::to_string(draft.photos().size())}, {"place", place}}),
      {"choice.resume", "choice.drop", "choice.leave_for_later"});
}

Reply report_sleeping_step(Context& context) {
  if (context.choice == "choice.resume") {
    context.set_slot("words_asked", "");
    return ask_next(context, context.text("report.resumed"));
  }
  if (context.choice == "choice.drop") {
    drop_draft(context);
    return context.say("report.dropped");
  }
  if (context.choice == "choice.leave_for_later") return context.say("report.kept_for_later");
  return context.pass();
}

}  // namespace zampa::handlers::chat
