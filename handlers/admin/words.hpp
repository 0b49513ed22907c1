// Small things every page of the console says the same way: lengths of time, states with their
// colour, whose language a text is in, addresses with a filter.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "bot/base/http_message.hpp"
#include "bot/domain/ticket.hpp"
#include "handlers/admin/admin.hpp"

namespace zampa::handlers::admin {

/// "25 minutes", "3 hours", "2 days": the largest unit that says enough.
std::string duration_words(const Frame& frame, Millis duration);
/// "3 hours ago".
std::string ago_words(const Frame& frame, Instant moment, Instant now);

/// The chip class for a state: ok, info, warn, bad or idle. Colour never stands alone.
std::string_view tone_of(domain::State state);
std::string state_word(const Frame& frame, domain::State state);

/// How a ticket stands with its limit.
struct DueWords {
  std::string words;
  std::string_view tone;  ///< bad: late; warn: soon; idle
};
DueWords due_words(const Frame& frame, const domain::Ticket& ticket, Instant now);

/// Sets `name` and `name_lang`, the language the text is written in: every run of the other
/// language is marked as such.
void put_text(base::PageData& data, const std::string& name, std::string_view text);
/// "bo" when there is a Tibetan letter in it, else "zh".
std::string_view language_mark(std::string_view text);

std::string category_word(const AdminContext& context, const domain::Ticket& ticket);
std::string place_word(const AdminContext& context, const domain::Ticket& ticket);
std::string department_word(const AdminContext& context, const DepartmentId& department);

/// The first character a reader sees, for an avatar.
std::string first_character(std::string_view name);

/// An address with these parameters; empty ones are left out.
std::string address(const std::string& path, const std::map<std::string, std::string>& query);
/// The address that was asked for.
std::string address_of(const HttpRequest& request);

/// "/admin…" only, without a scheme or host, else "/admin": where a form may send its reader back.
std::string safe_back(std::string_view path);

}  // namespace zampa::handlers::admin
