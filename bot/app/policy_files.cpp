#include "bot/app/policy_files.hpp"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>
#include <set>

#include "bot/app/policy_tables.hpp"
#include "bot/app/toml_reader.hpp"
#include "bot/domain/reply_template.hpp"
#include "bot/domain/reply_text.hpp"
#include "bot/domain/word_search.hpp"

namespace zampa::app {
namespace {

using domain::Policy;

void read_bo_status(TomlReader& top) {
  const std::string status = top.text("bo_status");
  if (!status.empty() && to_text(domain::bo_status_from(status)) != status) {
    top.fault("bo_status",
              "\"" + status + "\" is unknown; use missing, draft, to_review, reviewed");
  }
}

domain::Name read_name(TomlReader& table, const std::string& zh = "zh",
                       const std::string& bo = "bo") {
  return {table.text(zh), table.text_or(bo, "")};
}

std::vector<std::string> folded_words(TomlReader& table, const std::string& prefix) {
  std::vector<std::string> words;
  for (const auto* language : {"zh", "bo"}) {
    for (const auto& word : table.texts(prefix + language)) words.push_back(domain::folded(word));
  }
  return words;
}

/// Notes a fault when an id stands twice.
void only_once(TomlReader& table, const std::string& id, std::set<std::string>& seen) {
  if (!id.empty() && !seen.insert(id).second) {
    table.fault("id", "\"" + id + "\" stands twice; rename one");
  }
}

void read_categories(TomlReader& top, Policy& policy) {
  read_bo_status(top);
  std::set<std::string> families;
  for (auto& table : top.tables("family")) {
    domain::Family family{table.text("id"), read_name(table)};
    only_once(table, family.id, families);
    policy.families.push_back(std::move(family));
    table.nothing_else();
  }
  std::set<std::string> ids;
  for (auto& table : top.tables("category")) {
    domain::Category category;
    category.id = table.text("id");
    only_once(table, category.id, ids);
    category.name = read_name(table);
    category.family = table.text("family");
    if (!category.family.empty() && families.count(category.family) == 0) {
      table.fault("family",
                  "\"" + category.family + "\" is no [[family]] of this file; correct it");
    }
    category.level = static_cast<int>(table.integer("level", 1, 4));
    category.limit_hours = static_cast<int>(table.integer("limit_hours", 1, 24 * 90));
    category.after_photo_required = table.boolean("after_photo");
    category.words = folded_words(table, "words_");
    category.results = table.texts("results");
    policy.categories.push_back(std::move(category));
    table.nothing_else();
  }
}

void read_report_limits(TomlReader& report, domain::Limits& limits, bool all) {
  if (all || report.has("photos")) limits.photos_per_report = report.integer("photos", 1, 9);
  if (all || report.has("text_chars")) limits.text_chars = report.integer("text_chars", 20, 5'000);
  if (all || report.has("per_day")) limits.reports_per_day = report.integer("per_day", 1, 1'000);
  if (all || report.has("album_hold")) limits.album_hold = report.duration("album_hold");
  if (all || report.has("step_idle")) limits.step_idle = report.duration("step_idle");
  if (all || report.has("draft_life")) limits.draft_life = report.duration("draft_life");
  if (all || report.has("restore_window")) {
    limits.restore_window = report.duration("restore_window");
  }
  if (all || report.has("withdraw_window")) {
    limits.withdraw_window = report.duration("withdraw_window");
  }
  // The platform repeats a message after five seconds; a photo must not wait that long.
  if (limits.album_hold > Millis{2'500}) report.fault("album_hold", "is above 2500ms; lower it");
  report.nothing_else();
}

void read_doors(TomlReader& courier, domain::Limits& limits) {
  static const std::map<std::string, domain::Door> doors_by_name{
      {"service_message", domain::Door::service_message},
      {"platform_template", domain::Door::platform_template},
      {"subscription_message", domain::Door::subscription_message},
      {"phone_task", domain::Door::phone_task}};
  limits.doors.clear();
  std::set<std::string> seen;
  for (const auto& name : courier.texts("doors")) {
    const auto door = doors_by_name.find(name);
    if (door == doors_by_name.end() || !seen.insert(name).second) {
      courier.fault("doors", "\"" + name +
                                 "\" is unknown or stands twice; use service_message, "
                                 "platform_template, subscription_message, phone_task");
    } else {
      limits.doors.push_back(door->second);
    }
  }
  if (limits.doors.empty() || limits.doors.back() != domain::Door::phone_task) {
    courier.fault("doors", "must end in phone_task, so that nobody is left untold; add it");
  }
}

void read_limits(TomlReader& top, Policy& policy, bool demo) {
  domain::Limits& limits = policy.limits;
  const auto section = [&](std::string_view name) {
    auto table = top.table(name);
    if (!table) top.fault(name, "section is missing; add [" + std::string(name) + "]");
    return table;
  };
  if (auto report = section("report")) read_report_limits(*report, limits, true);
  if (auto ticket = section("ticket")) {
    limits.urges_per_day = ticket->integer("urges_per_day", 0, 100);
    limits.reopen_window = ticket->duration("reopen_window");
    limits.reopen_max = static_cast<int>(ticket->integer("reopen_max", 0, 10));
    limits.supervisor_hours = static_cast<int>(ticket->integer("supervisor_hours", 1, 240));
    ticket->nothing_else();
  }
  if (auto survey = section("survey")) {
    limits.survey_life = survey->duration("life");
    limits.survey_reminder = survey->duration("reminder");
    limits.call_back_timer = survey->duration("call_back_timer");
    if (limits.survey_reminder >= limits.survey_life) {
      survey->fault("reminder", "comes after the survey's life; make it shorter");
    }
    survey->nothing_else();
  }
  if (auto credit = section("credit")) {
    limits.credit_message = credit->integer("message", 0, 20);
    limits.credit_message_window = credit->duration("message_window");
    limits.credit_menu = credit->integer("menu", 0, 20);
    limits.credit_menu_window = credit->duration("menu_window");
    limits.credit_enter = credit->integer("enter", 0, 20);
    limits.credit_enter_window = credit->duration("enter_window");
    limits.credit_reserve = credit->integer("reserve", 0, 20);
    credit->nothing_else();
  }
  if (auto courier = section("courier")) {
    read_doors(*courier, limits);
    limits.courier_retries = courier->durations("retries");
    limits.courier_jitter_percent = static_cast<int>(courier->integer("jitter_percent", 0, 100));
    limits.courier_lease = courier->duration("lease");
    limits.push_life = courier->duration("push_life");
    courier->nothing_else();
  }
  if (auto over = top.table("demo")) {
    domain::Limits demo_limits = limits;
    if (auto report = over->table("report")) read_report_limits(*report, demo_limits, false);
    over->nothing_else();
    if (demo) limits = demo_limits;
  }
}

void read_points(TomlReader& top, Policy& policy) {
  policy.points.grant_on = top.text("grant_on");
  if (policy.points.grant_on != "closed" && policy.points.grant_on != "resolved") {
    top.fault("grant_on", "is neither closed nor resolved; write one of them");
  }
  policy.points.daily_cap = top.integer("daily_cap", 0, 100'000);
  policy.points.monthly_cap = top.integer("monthly_cap", 0, 1'000'000);
  auto amounts = top.table("amounts");
  if (!amounts) return top.fault("amounts", "section is missing; add [amounts]");
  const std::int64_t usual = amounts->integer("default", 0, 1'000);
  for (auto& category : policy.categories) {
    category.points = amounts->has(category.id) ? amounts->integer(category.id, 0, 1'000) : usual;
  }
  amounts->nothing_else();
}

std::vector<domain::Reason> read_reasons(TomlReader& top, bool with_other_way) {
  read_bo_status(top);
  std::vector<domain::Reason> reasons;
  std::set<std::string> ids;
  for (auto& table : top.tables("reason")) {
    domain::Reason reason;
    reason.id = table.text("id");
    only_once(table, reason.id, ids);
    reason.name = read_name(table);
    if (with_other_way) {
      reason.other_way = read_name(table, "other_way_zh", "other_way_bo");
    } else {
      reason.ask = table.text_or("ask", "");
      if (std::set<std::string>{"", "unit", "question", "detail"}.count(reason.ask) == 0) {
        table.fault("ask", "\"" + reason.ask + "\" is unknown; use unit, question, detail");
      }
    }
    reasons.push_back(std::move(reason));
    table.nothing_else();
  }
  return reasons;
}

void read_manners(TomlReader& top, Policy& policy) {
  auto manners = top.table("manners");
  if (!manners) return top.fault("manners", "section is missing; add [manners.thanks]");
  for (const auto* name : {"thanks", "are_you_there", "swearing"}) {
    if (auto table = manners->table(name)) {
      policy.manners[name] = folded_words(*table, "");
      table->nothing_else();
    } else {
      manners->fault(name, "section is missing; add [manners." + std::string(name) + "]");
    }
  }
  manners->nothing_else();
}

/// A keyword is a type of the platform with a number: thing2, time4.
bool is_keyword(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kTypes{
      "thing",  "short_thing", "phrase",       "character_string", "time", "date",   "number",
      "amount", "letter",      "phone_number", "car_number",       "name", "symbol", "const"};
  const auto digits = name.find_last_not_of("0123456789");
  if (digits == std::string_view::npos || digits + 1 == name.size()) return false;
  for (const auto type : kTypes) {
    if (type == name.substr(0, digits + 1)) return true;
  }
  return false;
}

void read_platform_templates(TomlReader& top, Policy& policy) {
  static const std::set<std::string> known{"number", "category",   "status",   "time",
                                           "place",  "department", "deadline", "points"};
  for (const auto& [name, node] : top.raw()) {
    auto table = top.table(name.str());
    if (!table) continue;
    domain::PlatformTemplate platform{std::string(name.str()), table->text("template_id"), {}};
    for (const auto& [keyword, text] : table->pairs("keywords")) {
      if (!is_keyword(keyword)) {
        table->fault("keywords",
                     keyword + " is no type with a number; write it as thing2 or time4");
      }
      for (const auto& placeholder : domain::placeholders(text)) {
        if (known.count(placeholder) == 0) {
          table->fault("keywords",
                       fmt::format("{} names {{{}}}, unknown; take it out", keyword, placeholder));
        }
      }
      if (const auto parsed = domain::parse_template(text); !parsed) {
        table->fault("keywords", keyword + ", " + parsed.error().detail);
      }
      platform.keywords[keyword] = text;
    }
    if (platform.keywords.empty()) table->fault("keywords", "is empty; name at least one");
    table->nothing_else();
    policy.platform_templates.push_back(std::move(platform));
  }
}

/// The files of a policy, opened one by one.
class PolicyReader {
 public:
  explicit PolicyReader(const ContentFiles& files) : files_(files) {}

  template <class Read>
  void toml(std::string_view path, Read read) {
    const std::string name = files_.shown(path);
    const auto text = text_of(path, name);
    if (!text) return;
    if (const auto table = parse_toml(*text, name, faults_)) {
      TomlReader top(*table, name, "", faults_);
      read(top);
      top.nothing_else();
    }
  }

  template <class Read>
  void csv(std::string_view path, Read read) {
    const std::string name = files_.shown(path);
    if (const auto text = text_of(path, name)) read(*text, name, faults_);
  }

  Result<Policy> outcome(Policy policy) const {
    if (!faults_.empty()) return faults_.refusal();
    return policy;
  }

 private:
  std::optional<std::string> text_of(std::string_view path, const std::string& name) {
    auto text = files_.read(path);
    if (!text) faults_.add(name, 0, "file", "is missing; put it there");
    return text;
  }

  const ContentFiles& files_;
  FaultsFound faults_;
};

}  // namespace

Result<domain::Policy> read_policy(const ContentFiles& files, bool demo) {
  Policy policy;
  PolicyReader reader(files);
  const std::string rules = "config/policy/";
  const std::string tables = "config/tables/";
  reader.toml(rules + "categories.toml", [&](TomlReader& top) { read_categories(top, policy); });
  reader.toml(rules + "limits.toml", [&](TomlReader& top) { read_limits(top, policy, demo); });
  reader.toml(rules + "points.toml", [&](TomlReader& top) { read_points(top, policy); });
  reader.toml(rules + "decline_reasons.toml",
              [&](TomlReader& top) { policy.decline_reasons = read_reasons(top, true); });
  reader.toml(rules + "hand_back_reasons.toml",
              [&](TomlReader& top) { policy.hand_back_reasons = read_reasons(top, false); });
  reader.toml(rules + "intent.toml", [&](TomlReader& top) {
    read_bo_status(top);
    policy.question_words = folded_words(top, "question_");
    read_manners(top, policy);
  });
  reader.toml("templates/platform/wechat.toml",
              [&](TomlReader& top) { read_platform_templates(top, policy); });
  // Later tables name rows of earlier ones.
  reader.csv(tables + "gazetteer.csv", [&](const auto& text, const auto& name, auto& faults) {
    policy.places = read_gazetteer(text, name, faults);
  });
  reader.csv(tables + "departments.csv", [&](const auto& text, const auto& name, auto& faults) {
    policy.departments = read_departments(text, name, policy, faults);
  });
  reader.csv(tables + "duties.csv", [&](const auto& text, const auto& name, auto& faults) {
    policy.duties = read_duties(text, name, policy, faults);
  });
  reader.csv(tables + "directory.csv", [&](const auto& text, const auto& name, auto& faults) {
    policy.directory = read_directory(text, name, policy, faults);
  });
  return reader.outcome(std::move(policy));
}

}  // namespace zampa::app
