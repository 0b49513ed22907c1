#include "handlers/admin/words.hpp"

#include <algorithm>

#include "bot/lang/script.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/service/desk.hpp"

namespace zampa::handlers::admin {

std::string duration_words(const Frame& frame, Millis duration) {
  const auto minutes =
      std::max<std::int64_t>(1, std::chrono::floor<std::chrono::minutes>(duration).count());
  const char* key = "time.minutes";
  std::int64_t n = minutes;
  if (minutes >= 48 * 60) {
    key = "time.days";
    n = minutes / (24 * 60);
  } else if (minutes >= 100) {
    key = "time.hours";
    n = minutes / 60;
  }
  return frame.pages.say(key, frame.language, {{"n", std::to_string(n)}});
}

std::string ago_words(const Frame& frame, Instant moment, Instant now) {
  if (now - moment < std::chrono::minutes{1})
    return frame.pages.say("time.just_now", frame.language);
  return frame.pages.say("time.ago", frame.language,
                         {{"time", duration_words(frame, now - moment)}});
}

std::string_view tone_of(domain::State state) {
  using enum domain::State;
  switch (state) {
    case closed:
    case answered:
      return "ok";
    case accepted:
    case dispatched:
    case in_progress:
    case awaiting_call_back:
      return "info";
    case submitted:
    case need_info:
    case transferred:
    case objected:
    case negotiating:
    case suspended:
    case resolved:
      return "warn";
    case rework:
      return "bad";
    default:
      return "idle";
  }
}

std::string state_word(const Frame& frame, domain::State state) {
  return frame.pages.say("state." + std::string{domain::to_text(state)}, frame.language);
}

DueWords due_words(const Frame& frame, const domain::Ticket& ticket, Instant now) {
  const auto say = [&](const char* key, Millis time) {
    return frame.pages.say(key, frame.language, {{"time", duration_words(frame, time)}});
  };
  if (ticket.resolved_at && !service::clock_runs(ticket.state)) {
    const bool late = ticket.due_at && *ticket.due_at < *ticket.resolved_at;
    return {say("due.kept", *ticket.resolved_at - ticket.submitted_at), late ? "bad" : "idle"};
  }
  if (!ticket.due_at || domain::is_final(ticket.state)) {
    return {frame.pages.say("due.none", frame.language), "idle"};
  }
  if (!service::clock_runs(ticket.state)) {
    return {frame.pages.say("due.stopped", frame.language), "idle"};
  }
  if (*ticket.due_at < now) return {say("due.late", now - *ticket.due_at), "bad"};
  const Millis left = *ticket.due_at - now;
  const Millis whole = *ticket.due_at - ticket.submitted_at;
  return {say("due.left", left), left < whole / 5 ? "warn" : "idle"};
}

std::string_view language_mark(std::string_view text) {
  return lang::has_tibetan(text) ? "bo" : "zh";
}

void put_text(base::PageData& data, const std::string& name, std::string_view text) {
  data.set(name, text);
  data.set(name + "_lang", language_mark(text));
}

std::string category_word(const AdminContext& context, const domain::Ticket& ticket) {
  const auto* category = context.policy.category(ticket.category);
  if (category != nullptr) return category->name.in(context.language());
  return ticket.category.empty() ? context.say("tickets.no_category") : ticket.category;
}

std::string place_word(const AdminContext& context, const domain::Ticket& ticket) {
  const auto* place = context.policy.place(ticket.place_id);
  // A place of the gazetteer is named in the reader's language, typed words stay as they are.
  if (place != nullptr && (ticket.place.empty() || ticket.place == place->name.zh)) {
    return place->name.in(context.language());
  }
  return ticket.place.empty() ? context.say("tickets.no_place") : ticket.place;
}

std::string department_word(const AdminContext& context, const DepartmentId& id) {
  if (id.empty()) return context.say("tickets.no_department");
  const auto* department = context.policy.department(id);
  return department == nullptr ? id.text : department->name.in(context.language());
}

std::string first_character(std::string_view name) {
  return lang::truncate_code_points(name, 1, "");
}

std::string address(const std::string& path, const std::map<std::string, std::string>& query) {
  std::string out = path;
  char joint = '?';
  for (const auto& [name, text] : query) {
    if (text.empty()) continue;
    out += joint;
    out += url_escape(name) + "=" + url_escape(text);
    joint = '&';
  }
  return out;
}

std::string address_of(const HttpRequest& request) {
  std::map<std::string, std::string> query;
  for (const auto& [name, text] : request.query) query.emplace(name, text);
  return address(request.path, query);
}

std::string safe_back(std::string_view path) {
  const bool inside =
      path == "/admin" || path.starts_with("/admin/") || path.starts_with("/admin?");
  const bool plain = std::none_of(path.begin(), path.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == '\\' || c == 0x7F;
  });
  return inside && plain ? std::string{path} : "/admin";
}

}  // namespace zampa::handlers::admin
