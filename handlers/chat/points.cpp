// 积分: balance, history, how to earn.
#include <algorithm>

#include "bot/service/citizen_view.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/rewards.hpp"
#include "handlers/chat/chat.hpp"

namespace zampa::handlers::chat {
namespace {

constexpr std::int64_t kHistoryLines = 5;

}  // namespace

Reply points(Context& context) {
  const auto summary = service::points_of(context.work, context.person.id, 1);
  if (summary.latest.empty()) {
    return context.session.running("report")
               ? context.say("points.empty")
               : context.offer(context.text("points.empty"), {"choice.points_how"});
  }
  const std::string words =
      context.text("points.balance", {{"balance", std::to_string(summary.balance)},
                                      {"month_points", std::to_string(summary.this_month)}});
  if (context.session.running("report")) return Reply::of(words);
  return context.offer(words, {"choice.points_history", "choice.points_how"});
}

Reply points_history(Context& context) {
  const auto summary = service::points_of(context.work, context.person.id, kHistoryLines);
  if (summary.latest.empty()) return context.say("points.history_empty");
  std::string words =
      context.text("points.history_header", {{"count", std::to_string(summary.latest.size())}});
  for (const auto& entry : summary.latest) {
    const bool gained = entry.from == domain::kIssuer;
    const std::string number = service::number_of(context.work, entry.ticket);
    const auto day = base::to_local(entry.at);
    words += "\n" +
             context.text("points.history_line",
                          {{"date", context.text("time.day", {{"month", std::to_string(day.month)},
                                                              {"day", std::to_string(day.day)}})},
                           {"amount", (gained ? "+" : "-") + std::to_string(entry.points)},
                           {"reason", context.text(entry.note, {{"number", number}})}});
  }
  return Reply::of(words);
}

Reply points_how(Context& context) {
  const auto rules = service::points_rules(context.work);
  return context.say("points.how", {{"points", std::to_string(rules.usual)},
                                    {"day_limit", std::to_string(rules.daily_cap)},
                                    {"month_limit", std::to_string(rules.monthly_cap)}});
}

}  // namespace zampa::handlers::chat
