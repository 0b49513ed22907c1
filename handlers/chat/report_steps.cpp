// The questions of a report and what an answer to each does.
#include "bot/lang/measure.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/photos.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

bool is_text(const Context& context) { return context.inbound.kind == domain::InboundKind::text; }

/// Adds a sentence to the draft, cut where it becomes a letter.
std::string keep_words(Context& context, const std::string& words) {
  Draft draft{context};
  const auto limit = static_cast<std::size_t>(service::limits(context.work).text_chars);
  const std::string all = draft.text().empty() ? words : draft.text() + "\n" + words;
  const bool long_text = lang::code_points(all) > limit;
  draft.set_text(long_text ? lang::truncate_code_points(all, limit) : all);
  return long_text ? context.text("report.text_too_long", {{"limit", std::to_string(limit)}})
                   : context.text("report.text_kept");
}

Reply common_choice(Context& context) {
  if (context.choice == "choice.cancel") return cancel(context);
  if (context.choice == "choice.submit" || context.choice == "choice.submit_now") {
    return file_report(context);
  }
  if (context.choice == "choice.anonymous") {
    Draft{context}.set_anonymous();
    return file_report(context);
  }
  if (context.choice == "choice.edit_place") {
    context.set_slot("editing", "place");
    return ask_place(context, context.text("report.edit_place"));
  }
  if (context.choice == "choice.edit") {
    return context.ask(
        "report", "edit", context.text("report.edit_menu"),
        {"choice.edit_photos", "choice.edit_place", "choice.edit_words", "choice.edit_nothing"});
  }
  if (context.choice == "choice.not_meant") {
    context.finish();
    return context.offer(context.text("report.not_meant"), {"choice.human", "choice.menu"});
  }
  return context.pass();
}

}  // namespace

Reply report_place_step(Context& context) {
  if (!context.choice.empty()) return common_choice(context);
  if (!is_text(context)) return context.pass();
  take_place_words(context, context.typed());
  const Draft draft{context};
  const std::string place = place_shown(context, draft);
  const bool edited = !context.slot("editing").empty();
  context.set_slot("editing", "");
  if (!edited && draft.text().empty() && context.slot("words_asked").empty()) {
    context.set_slot("words_asked", "1");
    return ask_words(context, context.text("report.place_received", {{"place", place}}));
  }
  return ask_next(context, edited ? context.text("report.place_changed", {{"place", place}}) : "");
}

Reply report_what_step(Context& context) {
  if (!context.choice.empty()) return common_choice(context);
  if (!is_text(context)) return context.pass();
  keep_words(context, context.typed());
  const Draft draft{context};
  if (!draft.has_where() && service::names_place(context.work, context.typed())) {
    take_place_words(context, context.typed());
  }
  return ask_next(context, context.text("report.text_kept"));
}

Reply report_words_step(Context& context) {
  if (!context.choice.empty()) return common_choice(context);
  if (!is_text(context)) return context.pass();
  const bool rewriting = context.slot("editing") == "words";
  context.set_slot("editing", "");
  if (rewriting) Draft{context}.set_text("");
  keep_words(context, context.typed());
  return confirm(context, "");
}

Reply report_confirm_step(Context& context) {
  if (!context.choice.empty()) return common_choice(context);
  if (!is_text(context)) return context.pass();
  return confirm(context, keep_words(context, context.typed()));
}

Reply report_photos_full_step(Context& context) {
  if (context.choice.empty()) return context.pass();
  Draft draft{context};
  const PhotoId extra{context.slot("extra_photo")};
  context.set_slot("extra_photo", "");
  auto photos = draft.photos();
  if (context.choice == "choice.replace_last_photo" && !photos.empty()) {
    service::drop_photos(context.work, {photos.back()});
    photos.back() = extra;
    draft.set_photos(photos);
    return ask_next(context, context.text("report.photo_replaced"));
  }
  service::drop_photos(context.work, {extra});
  return ask_next(context, context.text("report.photos_kept"));
}

}  // namespace zampa::handlers::chat
