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

/// Asks for what is still missing; `opening` says what was just received (may be empty).
domain::Reply ask_next(dialog::Context& context, const std::string& opening);

/// Asks for the place / for a sentence / to look over everything, with that bubble text.
domain::Reply ask_place(dialog::Context& context, const std::string& bubble);
domain::Reply ask_words(dialog::Context& context, const std::string& bubble);
domain::Reply confirm(dialog::Context& context, const std::string& opening);

/// Files the draft and says what happens now.
domain::Reply file_report(dialog::Context& context);

/// What the typed words name: a place of the gazetteer, or the words themselves.
void take_place_words(dialog::Context& context, const std::string& words);
/// What a location message names.
void take_place_message(dialog::Context& context);

/// Keeps one more photo; false when there are as many as allowed.
bool take_photo(dialog::Context& context);

/// The place in the reader's language.
std::string place_shown(const dialog::Context& context, const Draft& draft);

}  // namespace zampa::handlers::chat
