// Second thoughts: change a part, give up, get it back within ten minutes, go on tomorrow.
#include "bot/service/drafts.hpp"
#include "bot/service/photos.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

bool report_open(const Context& context) {
  return context.session.running("report") && context.session.step != "cancelled";
}

/// The question at hand was asked so long ago that a word should not file the draft unseen.
bool overslept(const Context& context) {
  return context.session.step != "sleeping" &&
         context.now() - context.session.updated_at >= service::limits(context.work).step_idle;
}

std::string minutes_to_restore(const Context& context) {
  return std::to_string(
      std::chrono::duration_cast<std::chrono::minutes>(service::limits(context.work).restore_window)
          .count());
}

}  // namespace

/// The word works anywhere in a report.
Reply report_edit(Context& context) {
  if (!report_open(context)) return context.pass();
  if (overslept(context)) return report_resume(context);
  return context.ask(
      "report", "edit", context.text("report.edit_menu"),
      {"choice.edit_photos", "choice.edit_place", "choice.edit_words", "choice.edit_nothing"});
}

Reply report_edit_step(Context& context) {
  if (context.choice == "choice.edit_photos") {
    context.set_slot("editing", "photos");  // the new ones take the place of the old
    const std::string count = std::to_string(Draft{context}.photos().size());
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
  if (context.choice == "choice.edit_nothing") return ask_next(context, "");
  if (context.choice.empty() && !context.typed().empty()) {
    return ask_next(context, kept_words_line(context, keep_words(context, context.typed())));
  }
  return context.pass();
}

/// The word works anywhere in a report; what is still missing is asked for.
Reply report_submit(Context& context) {
  if (!report_open(context)) return context.pass();
  return overslept(context) ? report_resume(context) : file_report(context);
}

/// Goes on with the report that runs or was set aside.
Reply report_continue(Context& context) {
  if (report_open(context)) {
    context.set_slot("words_asked", "");
    return ask_next(context, context.text("report.resumed"));
  }
  const auto since = context.take_up("report");
  if (!since) return context.say("report.nothing_to_resume");
  context.session.flow = "report";
  if (context.now() - *since > service::limits(context.work).draft_life) {
    drop_report(context);
    return context.say("report.restore_too_late");
  }
  context.set_slot("words_asked", "");
  return ask_next(context, context.text("report.resumed"));
}

Reply cancel(Context& context) {
  if (!context.session.running("report")) {
    const bool something = !context.session.flow.empty();
    context.finish();
    return something ? context.offer(context.text("common.cancelled"), {"choice.menu"})
                     : context.say("common.nothing_to_cancel");
  }
  if (!report_open(context)) {
    drop_report(context);
    return context.say("common.nothing_to_cancel");
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
      drop_report(context);
      return context.say("report.restore_too_late");
    }
    context.set_slot("cancelled_at", "");
    context.set_slot("words_asked", "");
    return ask_next(context, context.text("report.restored"));
  }
  drop_report(context);
  return context.pass();  // the message is a new beginning
}

/// The first message after a long silence, with a draft still kept. What has a place and a matter
/// is offered whenever the person comes back; a mere beginning is forgotten after a day.
Reply report_resume(Context& context) {
  const Draft draft{context};
  const bool whole = draft.has_what() && draft.has_where();
  const bool old =
      context.now() - context.session.updated_at > service::limits(context.work).draft_life;
  const bool nothing = !draft.has_what() && !draft.has_where();
  if (context.session.step == "cancelled" || nothing || (old && !whole)) {
    drop_report(context);
    return context.pass();
  }
  // A new photo or position is a new matter; the old one keeps.
  if (context.inbound.kind != domain::InboundKind::text) {
    leave_report(context);
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
  if (context.choice == "choice.resume") return report_continue(context);
  if (context.choice == "choice.drop") {
    drop_report(context);
    return context.say("report.dropped");
  }
  if (context.choice == "choice.cancel") return cancel(context);
  leave_report(context);
  if (context.choice == "choice.leave_for_later") return context.say("report.kept_for_later");
  return context.pass();
}

}  // namespace zampa::handlers::chat
