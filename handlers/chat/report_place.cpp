// 位置: where it is. A position, a name that one or several places bear, words nobody knows, and
// what a position alone is good for.
#include "bot/service/answers.hpp"
#include "bot/service/drafts.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

/// A position with nothing before it: what is it for?
Reply ask_at_place(Context& context) {
  const Draft draft{context};
  return context.ask("report", "place_first",
                     context.text("report.place_first", {{"place", place_shown(context, draft)}}),
                     {"choice.report_here", "choice.nearby_offices", "choice.nearby_reports"});
}

/// What was typed when the place was asked for. The words stay the place's name: they say more.
Reply take_where(Context& context, const std::string& words) {
  Draft draft{context};
  // The description once more is no place; the question is still open.
  if (words == draft.text()) return ask_place(context, context.text("report.ask_place"));
  const auto places = service::places_named(context.work, words);
  context.set_slot("place_words", words);
  if (places.size() == 1) {
    // A bare name is shown to everybody in their language; a description stays as it is.
    const bool bare = service::is_just_the_name(context.work, words, places.front().id);
    const auto place = bare ? places.front() : service::place_as_written(words, places.front().id);
    draft.set_place(place.name, place.id, std::nullopt);
    return after_place(context);
  }
  if (places.size() > 1) {
    context.set_slot("place_said", "1");
    return ask_which_place(context);
  }
  return context.ask("report", "place", context.text("report.place_unknown", {{"place", words}}),
                     {"choice.place_as_written", "choice.words_not_place", "choice.cancel"});
}

Reply take_chosen(Context& context, const std::string& id) {
  auto place = service::place_by_id(context.work, id);
  if (!place) return context.pass();
  Draft draft{context};
  const bool said = !context.slot("place_said").empty();
  context.set_slot("place_said", "");
  if (said) place = service::place_as_written(context.slot("place_words"), id);
  draft.set_place(place->name, place->id, std::nullopt);
  const bool sentence_only = !said && draft.photos().empty() && !draft.has_voice();
  return sentence_only ? ask_photo(context) : after_place(context);
}

Reply show_offices(Context& context) {
  std::string words;
  const auto offices =
      service::offices_near(context.work, Draft{context}.place_id(), context.language());
  for (const auto& office : offices) {
    if (!words.empty()) words += "\n";
    words += context.text("faq.miss_phone", {{"name", office.name}, {"phone", office.phone}});
  }
  if (offices.empty()) words = context.text("faq.miss_no_phone");
  return context.ask("report", "place_first", words,
                     {"choice.report_here", "choice.nearby_reports"});
}

Reply show_reports(Context& context) {
  const Draft draft{context};
  std::string words;
  for (const auto& ticket : service::reports_near(context.work, draft.place_id(), draft.point())) {
    const Fields fields = context.fields_of(ticket);
    if (!words.empty()) words += "\n";
    // The family of the problem and how it stands; nothing of what somebody wrote.
    const std::string& category = fields.at("category");
    words += context.text("report.nearby_line",
                          {{"summary", category.empty() ? context.text("common.none") : category},
                           {"status", fields.at("status")}});
  }
  if (words.empty()) words = context.text("report.nearby_none");
  return context.ask("report", "place_first", words,
                     {"choice.report_here", "choice.nearby_offices"});
}

}  // namespace

Reply report_place(Context& context) {
  const auto place = service::place_at(context.work, context.inbound);
  const bool running = context.session.running("report") && context.session.step != "place_first";
  if (!place) {
    return running && !Draft{context}.has_where()
               ? ask_place(context, context.text("report.place_outside"))
               : context.say("report.place_outside");
  }
  begin_report(context);
  // A position for a draft that has one is a correction.
  if (running && Draft{context}.has_where()) context.set_slot("editing", "place");
  Draft{context}.set_place(place->name, place->id, context.inbound.point);
  return running ? after_place(context) : ask_at_place(context);
}

Reply report_place_step(Context& context) {
  if (context.choice == "choice.last_place") {
    const auto before = service::latest_ticket(context.work, context.person.id);
    if (!before) return context.pass();
    Draft{context}.set_place(before->place, before->place_id, before->point);
    return after_place(context);
  }
  const std::string said = context.slot("place_words");
  if (context.choice == "choice.place_as_written") {
    const auto place = service::place_as_written(said, "");
    Draft{context}.set_place(place.name, "", std::nullopt);
    return after_place(context);
  }
  if (context.choice == "choice.words_not_place") {
    const std::string kept = kept_words_line(context, keep_words(context, said));
    return ask_place(context, kept + "\n" + context.text("report.ask_place"));
  }
  if (!context.choice.empty()) return report_choice(context);
  if (context.typed().empty()) return context.pass();
  if (Reply courtesy; is_courtesy(context, courtesy)) return courtesy;
  return take_where(context, context.typed());
}

Reply report_which_place_step(Context& context) {
  if (context.choice.starts_with(kPlacePrefix)) {
    return take_chosen(context, context.choice.substr(kPlacePrefix.size()));
  }
  if (context.choice == "choice.other_place") {
    return ask_place(context, context.text("report.ask_place"));
  }
  if (!context.choice.empty()) return report_choice(context);
  if (context.typed().empty()) return context.pass();
  if (Reply courtesy; is_courtesy(context, courtesy)) return courtesy;
  return take_where(context, context.typed());
}

/// Three offers at a position; a sentence is taken for the problem there, a question for itself.
Reply report_place_first_step(Context& context) {
  if (context.choice == "choice.report_here") return after_place(context);
  if (context.choice == "choice.nearby_offices") return show_offices(context);
  if (context.choice == "choice.nearby_reports") return show_reports(context);
  if (!context.choice.empty()) return report_choice(context);
  if (context.typed().empty()) return context.pass();
  if (service::is_question(context.work, context.typed())) {
    context.finish();
    return context.pass();
  }
  return report_what_step(context);
}

}  // namespace zampa::handlers::chat
