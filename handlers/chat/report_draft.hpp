// The draft of a report 上报草稿 as it stands in the session's slots, and the questions that are
// still open. Shared by the report handlers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/dialog/context.hpp"

namespace zampa::handlers::chat {

class Draft {
 public:
  explicit Draft(dialog::Context& context) : context_(context) {}

  std::vector<PhotoId> photos() const;
  void set_photos(const std::vector<PhotoId>& photos);
  bool has_voice() const { return !context_.slot("voices").empty(); }
  std::vector<PhotoId> voices() const;
  void add_voice(const PhotoId& voice);

  std::string text() const { return context_.slot("text"); }
  void set_text(const std::string& text) { context_.set_slot("text", text); }

  std::string place() const { return context_.slot("place"); }
  std::string place_id() const { return context_.slot("place_id"); }
  std::optional<domain::GeoPoint> point() const;
  void set_place(const std::string& name, const std::string& id,
                 const std::optional<domain::GeoPoint>& point);

  bool anonymous() const { return !context_.slot("anonymous").empty(); }
  void set_anonymous() { context_.set_slot("anonymous", "1"); }

  bool has_what() const { return !photos().empty() || has_voice() || !text().empty(); }
  bool has_where() const { return !place().empty(); }

 private:
  dialog::Context& context_;
};

/// Begins a report unless one is running.
void begin_report(dialog::Context& context);
/// Forgets the running report and its photos.
void drop_report(dialog::Context& context);
/// The person turns to something else: a report with something in it is set aside, to be taken up
/// by its word; any other flow is over.
void leave_report(dialog::Context& context);

/// Asks for what is still missing; `opening` says what was just received (may be empty).
domain::Reply ask_next(dialog::Context& context, const std::string& opening);

/// Asks for the place / for a sentence / to look over everything, with that bubble text.
domain::Reply ask_place(dialog::Context& context, const std::string& bubble);
domain::Reply ask_words(dialog::Context& context, const std::string& bubble);
domain::Reply confirm(dialog::Context& context, const std::string& opening);

/// Says what was understood of a sentence with its place, and offers a photo or to file at once.
domain::Reply ask_photo(dialog::Context& context);
/// Goes on after the place was given: says so and asks for a sentence, or what is next.
domain::Reply after_place(dialog::Context& context);
/// Several places are meant by what was said: asks which.
domain::Reply ask_which_place(dialog::Context& context);

/// Files the draft and says what happens now.
domain::Reply file_report(dialog::Context& context);

/// Adds a sentence to the draft; false when it was cut where it became a letter.
bool keep_words(dialog::Context& context, const std::string& words);
/// What is said of that.
std::string kept_words_line(const dialog::Context& context, bool whole);

/// Keeps one more photo; false when there are as many as allowed.
bool take_photo(dialog::Context& context);

/// The place in the reader's language.
std::string place_shown(const dialog::Context& context, const Draft& draft);

/// The keys by which ask_which_place() offers places.
inline constexpr std::string_view kPlacePrefix = "place:";

}  // namespace zampa::handlers::chat
