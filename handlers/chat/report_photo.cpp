// 随手拍: a photo, a voice message, a place or a sentence, in any order, becomes a draft report.
#include "bot/service/drafts.hpp"
#include "bot/service/photos.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {

Reply report_start(Context& context) {
  const bool going_on = context.session.running("report") && context.session.step != "cancelled";
  if (!going_on) leave_report(context);
  begin_report(context);
  return ask_next(context, "");
}

/// Keeps the photo and waits for the rest of the album; the last one of the burst answers for all.
Reply report_photo(Context& context) {
  begin_report(context);
  take_photo(context);
  if (context.inbound.channel == domain::Channel::service) {
    context.hold = true;
    return Reply::none();
  }
  return report_photos_settled(context);
}

Reply report_photos_settled(Context& context) {
  const Draft draft{context};
  const auto limit = service::photo_limit(context.work);
  const std::string count = std::to_string(draft.photos().size());
  if (!context.slot("extra_photo").empty()) {
    return context.ask("report", "photos_full",
                       context.text("report.photos_too_many", {{"limit", std::to_string(limit)}}),
                       {"choice.replace_last_photo", "choice.keep_photos"});
  }
  if (!draft.has_where()) {
    return ask_place(context,
                     draft.photos().size() >= limit
                         ? context.text("report.album_received",
                                        {{"count", count}, {"limit", std::to_string(limit)}})
                         : context.text("report.photo_received", {{"count", count}}));
  }
  if (draft.text().empty() && context.slot("words_asked").empty()) {
    context.set_slot("words_asked", "1");
    return ask_words(context,
                     context.text("report.photo_received_with_place",
                                  {{"count", count}, {"place", place_shown(context, draft)}}));
  }
  return ask_next(context, context.text("report.photo_added", {{"count", count}}));
}

Reply report_voice(Context& context) {
  begin_report(context);
  Draft draft{context};
  const bool first = !draft.has_what();
  draft.add_voice(service::want_photo(context.work, context.person.id, context.inbound.account,
                                      context.inbound.media_id, "voice"));
  if (!context.inbound.text.empty())
    keep_words(context, context.inbound.text);  // recognised speech
  if (first && !draft.has_where()) return ask_place(context, context.text("report.voice_received"));
  return ask_next(context, context.text("report.voice_kept"));
}

/// A sentence that reads like a problem opens a report; one that asks is a question.
Reply report_text(Context& context) {
  const std::string words = context.typed();
  if (!service::reads_like_report(context.work, words)) return context.pass();
  begin_report(context);
  Draft draft{context};
  draft.set_text(words);
  const auto places = service::places_named(context.work, words);
  if (places.size() > 1) {
    context.set_slot("place_words", words);
    return ask_which_place(context);
  }
  if (places.size() == 1) {
    draft.set_place(places.front().name, places.front().id, std::nullopt);
    return ask_photo(context);
  }
  const std::string summary = service::summary_of(context.work, words, context.language());
  return context.ask("report", "place",
                     context.text("report.text_received", {{"summary", summary}}),
                     {"choice.not_meant", "choice.cancel"});
}

}  // namespace zampa::handlers::chat
