#include "bot/store/speech.hpp"

#include <algorithm>

#include "bot/base/text.hpp"
#include "bot/domain/gazetteer.hpp"
#include "bot/domain/reply_template.hpp"
#include "bot/lang/truncate.hpp"

namespace zampa::store {
namespace {

/// Marks a sentence that is said in Chinese because its Tibetan is missing.
constexpr std::string_view kFallbackMark = "(zh) ";

/// What a result may take of the bubble that tells it.
constexpr std::size_t kResultBytes = 900;

void apply_version(domain::ReplyText& reply, const Fields& fields) {
  const auto get = [&](const char* name) {
    const auto it = fields.find(name);
    return it == fields.end() ? std::string{} : it->second;
  };
  reply.zh = get("zh");
  reply.bo = get("bo");
  reply.bo_status = domain::bo_status_from(get("bo_status"));
}

std::string clock_text(const base::LocalTime& t) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return two(t.hour) + ":" + two(t.minute);
}

int days_between(Instant from, Instant to) {
  const auto midnight = [](Instant t) {
    const auto l = base::to_local(t);
    return base::from_local(l.year, l.month, l.day);
  };
  return static_cast<int>(
      std::chrono::duration_cast<std::chrono::hours>(midnight(to) - midnight(from)).count() / 24);
}

}  // namespace

domain::ReplyText effective_reply(const Work& work, std::string_view key) {
  domain::ReplyText reply;
  if (const auto it = work.rules.replies.find(key); it != work.rules.replies.end()) {
    reply = it->second;
  } else {
    reply.key = key;
    reply.zh = key;
  }
  if (const auto published = work.contents.latest("reply", std::string{key})) {
    apply_version(reply, published->fields);
  }
  return reply;
}

std::string say(const Work& work, std::string_view key, domain::Language language,
                const Fields& fields) {
  const domain::ReplyText reply = effective_reply(work, key);
  const std::string text = domain::render(reply.text(language), fields);
  if (language == domain::Language::bo && reply.bo.empty())
    return std::string{kFallbackMark} + text;
  return text;
}

std::string say_moment(const Work& work, Instant moment, domain::Language language) {
  const auto local = base::to_local(moment);
  Fields fields{{"clock", clock_text(local)},
                {"day", std::to_string(local.day)},
                {"month", std::to_string(local.month)},
                {"year", std::to_string(local.year)}};
  switch (days_between(work.now, moment)) {
    case 0:
      return say(work, "time.today", language, fields);
    case 1:
      return say(work, "time.tomorrow", language, fields);
    case -1:
      return say(work, "time.yesterday", language, fields);
    default:
      return say(work, local.year == base::to_local(work.now).year ? "time.date" : "time.full_date",
                 language, fields);
  }
}

std::string say_duration(const Work& work, Millis duration, domain::Language language) {
  const auto minutes =
      std::max<std::int64_t>(1, std::chrono::ceil<std::chrono::minutes>(duration).count());
  const auto hours = minutes / 60;
  const Fields fields{{"minutes", std::to_string(hours == 0 ? minutes : minutes % 60)},
                      {"hours", std::to_string(hours)},
                      {"days", std::to_string(hours / 24)}};
  if (hours == 0) return say(work, "duration.minutes", language, fields);
  if (hours >= 48 && hours % 24 == 0 && minutes % 60 == 0) {
    return say(work, "duration.days", language, fields);
  }
  return say(work, minutes % 60 == 0 ? "duration.hours" : "duration.hours_minutes", language,
             fields);
}

Fields ticket_fields(const Work& work, const domain::Ticket& ticket, domain::Language language) {
  Fields fields;
  const auto* category = work.rules.policy.category(ticket.category);
  const auto* department = work.rules.policy.department(ticket.department);
  const auto* place = work.rules.policy.place(ticket.place_id);
  fields["number"] = ticket.number;
  fields["category"] = category != nullptr ? category->name.in(language) : std::string{};
  std::string summary = fields["category"];
  const bool says_nothing = domain::is_catch_all(ticket.category) && !ticket.request.empty();
  if (summary.empty() || says_nothing) summary = lang::truncate_code_points(ticket.request, 20);
  fields["summary"] = summary;
  fields["status"] = say(work, "status." + std::string{domain::to_text(ticket.state)}, language);
  // A place of the gazetteer is named in the reader's language, typed words stay as they are.
  const auto& policy = work.rules.policy;
  const bool gazetteer_name =
      place != nullptr && ticket.place == domain::full_name(policy, *place, domain::Language::zh);
  fields["place"] = gazetteer_name ? domain::full_name(policy, *place, language) : ticket.place;
  if (fields["place"].empty()) fields["place"] = say(work, "common.none", language);
  fields["department"] = department != nullptr ? department->name.in(language) : std::string{};
  fields["text"] = lang::excerpt(ticket.request);
  fields["reason"] = ticket.reason;
  fields["result"] = lang::truncate_bytes(ticket.public_reply, kResultBytes);
  fields["time"] = base::local_minute(work.now);
  if (ticket.due_at) {
    fields["deadline"] = say_moment(work, *ticket.due_at, language);
    fields["limit"] = say_duration(work, *ticket.due_at - ticket.submitted_at, language);
  }
  return fields;
}

}  // namespace zampa::store
