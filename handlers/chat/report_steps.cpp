// The questions of a report and what an answer to each does; where it is has a file of its own.
#include "bot/service/drafts.hpp"
#include "bot/service/photos.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

bool is_text(const Context& context) { return context.inbound.kind == domain::InboundKind::text; }

}  // namespace

/// The choices that a report offers in more than one place.
Reply report_choice(Context& context) {
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
  if (context.choice == "choice.edit") return report_edit(context);
  if (context.choice == "choice.not_meant") {
    drop_report(context);
    return context.offer(context.text("report.not_meant"), {"choice.human", "choice.menu"});
  }
  return context.pass();
}

Reply report_what_step(Context& context) {
  if (!context.choice.empty()) return report_choice(context);
  if (!is_text(context)) return context.pass();
  if (Reply courtesy; is_courtesy(context, courtesy)) return courtesy;
  const std::string kept = kept_words_line(context, keep_words(context, context.typed()));
  Draft draft{context};
  if (!draft.has_where()) {
    const auto places = service::places_named(context.work, context.typed());
    if (places.size() == 1) {
      draft.set_place(places.front().name, places.front().id, std::nullopt);
    }
  }
  return ask_next(context, kept);
}

Reply report_words_step(Context& context) {
  if (!context.choice.empty()) return report_choice(context);
  if (!is_text(context)) return context.pass();
  if (Reply courtesy; is_courtesy(context, courtesy)) return courtesy;
  const bool rewriting = context.slot("editing") == "words";
  context.set_slot("editing", "");
  if (rewriting) Draft{context}.set_text("");
  const bool whole = keep_words(context, context.typed());
  return confirm(context, whole ? "" : kept_words_line(context, whole));
}

Reply report_confirm_step(Context& context) {
  if (!context.choice.empty()) return report_choice(context);
  if (!is_text(context)) return context.pass();
  if (Reply courtesy; is_courtesy(context, courtesy)) return courtesy;
  return confirm(context, kept_words_line(context, keep_words(context, context.typed())));
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
