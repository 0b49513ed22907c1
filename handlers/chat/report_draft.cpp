#include "handlers/chat/report_draft.hpp"

#include "bot/base/text.hpp"
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

bool take_photo(dialog::Context& context) {
  Draft draft{context};
  auto photos = draft.photos();
  const auto limit = service::photo_limit(context.work);
  const auto photo = service::want_photo(context.work, context.person.id, context.inbound.account,
                                         context.inbound.media_id, "report");
  if (photos.size() >= limit) {
    context.set_slot("extra_photo", photo.text);
    return false;
  }
  photos.push_back(photo);
  draft.set_photos(photos);
  return true;
}

void take_place_words(dialog::Context& context, const std::string& words) {
  const auto place = service::place_named(context.work, words);
  Draft{context}.set_place(place.name, place.id, std::nullopt);
}

void take_place_message(dialog::Context& context) {
  const auto place = service::place_at(context.work, context.inbound);
  Draft{context}.set_place(place.name, place.id, context.inbound.point);
}

std::string place_shown(const dialog::Context& context, const Draft& draft) {
  return service::place_in(context.work, draft.place(), draft.place_id(), context.language());
}

domain::Reply ask_place(dialog::Context& context, const std::string& bubble) {
  return context.ask("report", "place", bubble, {"choice.cancel"});
}

domain::Reply ask_words(dialog::Context& context, const std::string& bubble) {
  return context.ask("report", "words", bubble,
                     {"choice.submit", "choice.edit_place", "choice.cancel"});
}

domain::Reply confirm(dialog::Context& context, const std::string& opening) {
  const Draft draft{context};
  const std::string summary = service::summary_of(context.work, draft.text(), context.language());
  const std::string bubble =
      context.text("report.confirm",
                   {{"summary", summary.empty() ? context.text("common.none") : summary},
                    {"place", place_shown(context, draft)},
                    {"count", std::to_string(draft.photos().size())},
                    {"text", draft.text().empty() ? context.text("common.none") : draft.text()}});
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
