#include "handlers/chat/report_draft.hpp"

#include "bot/base/text.hpp"
#include "bot/lang/measure.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/photos.hpp"

namespace zampa::handlers::chat {
namespace {

std::vector<PhotoId> ids_of(const std::string& slot) {
  std::vector<PhotoId> ids;
  for (const auto id : base::split(slot, ' ')) {
    if (!id.empty()) ids.emplace_back(std::string{id});
  }
  return ids;
}

std::string slot_of(const std::vector<PhotoId>& ids) {
  std::vector<std::string> texts;
  for (const auto& id : ids) texts.push_back(id.text);
  return base::join(texts, " ");
}

std::string with_opening(const std::string& opening, const std::string& question) {
  return opening.empty() ? question : opening + "\n" + question;
}

}  // namespace

std::vector<PhotoId> Draft::photos() const { return ids_of(context_.slot("photos")); }
void Draft::set_photos(const std::vector<PhotoId>& photos) {
  context_.set_slot("photos", slot_of(photos));
}
std::vector<PhotoId> Draft::voices() const { return ids_of(context_.slot("voices")); }
void Draft::add_voice(const PhotoId& voice) {
  auto all = voices();
  all.push_back(voice);
  context_.set_slot("voices", slot_of(all));
}

std::optional<domain::GeoPoint> Draft::point() const {
  if (context_.slot("latitude").empty()) return std::nullopt;
  return domain::GeoPoint{std::stoi(context_.slot("latitude")),
                          std::stoi(context_.slot("longitude"))};
}

void Draft::set_place(const std::string& name, const std::string& id,
                      const std::optional<domain::GeoPoint>& point) {
  context_.set_slot("place", name);
  context_.set_slot("place_id", id);
  context_.set_slot("latitude", point ? std::to_string(point->latitude_micro) : "");
  context_.set_slot("longitude", point ? std::to_string(point->longitude_micro) : "");
}

void begin_report(dialog::Context& context) {
  if (context.session.running("report")) return;
  context.finish();
  context.session.flow = "report";
  context.session.step = "what";
}

void drop_report(dialog::Context& context) {
  const Draft draft{context};
  service::drop_photos(context.work, draft.photos());
  service::drop_photos(context.work, draft.voices());
  context.finish();
}

void leave_report(dialog::Context& context) {
  if (!context.session.running("report")) return context.finish();
  const Draft draft{context};
  if (context.session.step == "cancelled" || (!draft.has_what() && !draft.has_where())) {
    return drop_report(context);
  }
  if (context.session.step == "place_first") return context.finish();  // only a position so far
  context.set_aside("report");
}

bool take_photo(dialog::Context& context) {
  Draft draft{context};
  if (context.slot("editing") == "photos") {
    service::drop_photos(context.work, draft.photos());
    draft.set_photos({});
    context.set_slot("editing", "");
  }
  auto photos = draft.photos();
  const auto limit = service::photo_limit(context.work);
  const auto photo = service::want_photo(context.work, context.person.id, context.inbound.account,
                                         context.inbound.media_id, "report");
  if (photos.size() >= limit) {
    if (const PhotoId before{context.slot("extra_photo")}; !before.empty()) {
      service::drop_photos(context.work, {before});
    }
    context.set_slot("extra_photo", photo.text);
    return false;
  }
  photos.push_back(photo);
  draft.set_photos(photos);
  return true;
}

bool keep_words(dialog::Context& context, const std::string& words) {
  Draft draft{context};
  const std::string before = draft.text();
  // The same sentence once more adds nothing.
  if (before == words || before.ends_with("\n" + words)) return true;
  const auto limit = static_cast<std::size_t>(service::limits(context.work).text_chars);
  const std::string all = before.empty() ? words : before + "\n" + words;
  const bool long_text = lang::code_points(all) > limit;
  draft.set_text(long_text ? lang::truncate_code_points(all, limit) : all);
  return !long_text;
}

std::string kept_words_line(const dialog::Context& context, bool whole) {
  if (whole) return context.text("report.text_kept");
  const auto limit = service::limits(context.work).text_chars;
  return context.text("report.text_too_long", {{"limit", std::to_string(limit)}});
}

std::string place_shown(const dialog::Context& context, const Draft& draft) {
  return service::place_in(context.work, draft.place(), draft.place_id(), context.language());
}

domain::Reply ask_place(dialog::Context& context, const std::string& bubble) {
  const auto before = service::latest_ticket(context.work, context.person.id);
  if (before && !before->place.empty()) {
    return context.ask("report", "place", bubble, {"choice.last_place", "choice.cancel"});
  }
  return context.ask("report", "place", bubble, {"choice.cancel"});
}

domain::Reply ask_which_place(dialog::Context& context) {
  std::vector<std::pair<std::string, std::string>> choices;
  const std::string said = context.slot("place_words");
  for (const auto& place : service::places_named(context.work, said)) {
    if (choices.size() == 7) break;
    choices.emplace_back(std::string{kPlacePrefix} + place.id,
                         service::place_in(context.work, place.name, place.id, context.language()));
  }
  choices.emplace_back("choice.other_place", context.text("choice.other_place"));
  return context.offer_labelled("report", "which_place", context.text("report.place_ambiguous"),
                                choices);
}

domain::Reply ask_photo(dialog::Context& context) {
  const Draft draft{context};
  const std::string summary = service::summary_of(context.work, draft.text(), context.language());
  return context.ask("report", "photo",
                     context.text("report.text_received_with_place",
                                  {{"summary", summary}, {"place", place_shown(context, draft)}}),
                     {"choice.submit_now", "choice.not_meant", "choice.cancel"});
}

domain::Reply after_place(dialog::Context& context) {
  const Draft draft{context};
  const std::string place = place_shown(context, draft);
  const bool edited = context.slot("editing") == "place";
  context.set_slot("editing", "");
  if (!draft.has_what()) {
    return context.ask("report", "what", context.text("report.place_then_what", {{"place", place}}),
                       {"choice.edit_place", "choice.cancel"});
  }
  if (!edited && draft.text().empty() && context.slot("words_asked").empty()) {
    context.set_slot("words_asked", "1");
    return ask_words(context, context.text("report.place_received", {{"place", place}}));
  }
  return ask_next(context, edited ? context.text("report.place_changed", {{"place", place}}) : "");
}

domain::Reply ask_words(dialog::Context& context, const std::string& bubble) {
  return context.ask("report", "words", bubble,
                     {"choice.submit", "choice.edit_place", "choice.cancel"});
}

domain::Reply confirm(dialog::Context& context, const std::string& opening) {
  const Draft draft{context};
  const std::string summary = service::summary_of(context.work, draft.text(), context.language());
  const std::string bubble = context.text(
      "report.confirm",
      {{"summary", summary.empty() ? context.text("common.none") : summary},
       {"place", place_shown(context, draft)},
       {"count", std::to_string(draft.photos().size())},
       {"text", draft.text().empty() ? context.text("common.none") : lang::excerpt(draft.text())}});
  return context.ask("report", "confirm", with_opening(opening, bubble),
                     {"choice.submit", "choice.edit", "choice.anonymous", "choice.cancel"});
}

domain::Reply ask_next(dialog::Context& context, const std::string& opening) {
  const Draft draft{context};
  if (!draft.has_where() && !draft.has_what()) {
    return context.ask("report", "what", context.text("report.start"), {"choice.cancel"});
  }
  if (!draft.has_where()) {
    return ask_place(context, with_opening(opening, context.text("report.ask_place")));
  }
  if (!draft.has_what()) {
    return context.ask("report", "what", with_opening(opening, context.text("report.ask_what")),
                       {"choice.edit_place", "choice.cancel"});
  }
  if (draft.text().empty() && context.slot("words_asked").empty()) {
    context.set_slot("words_asked", "1");
    return ask_words(context, with_opening(opening, context.text("report.ask_words")));
  }
  return confirm(context, opening);
}

}  // namespace zampa::handlers::chat
