// Everything the office has laid down 规则, as one constant value: read from config/policy and
// config/tables at start, handed to every job inside the rulebook.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bot/base/ids.hpp"
#include "bot/base/instant.hpp"
#include "bot/domain/language.hpp"
#include "bot/domain/notice.hpp"

namespace zampa::domain {

/// A name in both languages; zh where bo is missing.
struct Name {
  std::string zh, bo;
  const std::string& in(Language language) const {
    return language == Language::bo && !bo.empty() ? bo : zh;
  }
};

/// One of the twelve families of categories 大类.
struct Family {
  std::string id;
  Name name;
};

/// 类别
struct Category {
  std::string id;
  Name name;
  std::string family;  ///< id of one of the twelve families
  int level = 3;       ///< 1 emergency … 4 consultation
  int limit_hours = 120;
  bool after_photo_required = false;
  std::int64_t points = 0;
  /// In either language, folded (word_search.hpp); found in a citizen's text they suggest it.
  std::vector<std::string> words;
  std::vector<std::string> results;  ///< choice keys offered to staff, e.g. choice.result_unblocked
};

/// Categories that are given where the words suggest none; a deployment keeps these ids.
inline constexpr std::string_view kOtherCategory = "other";
inline constexpr std::string_view kConsultationCategory = "consultation";
inline constexpr std::string_view kEmergencyCategory = "emergency";
/// True for a category that says nothing of what the matter is.
inline bool is_catch_all(std::string_view category) {
  return category == kOtherCategory || category == kConsultationCategory;
}

/// 承办单位
struct Department {
  DepartmentId id;
  Name name;
  std::string level;   ///< prefecture, county, township
  std::string region;  ///< place id, empty for all
  std::string phone;   ///< empty when a deployment has to fill it in
};

/// One row of the duty list 职责清单; the first that matches wins.
struct Duty {
  std::string rule;      ///< id, kept on the ticket
  std::string category;  ///< id, or family id with ".*", or "*"
  std::string region;    ///< place id or "*"; a place matches its parents' rules too
  DepartmentId department;
  std::vector<DepartmentId> co_departments;
  std::string note;
};

/// A place of the gazetteer 地名.
struct Place {
  std::string id;
  Name name;
  std::string parent;                ///< id, empty at the top
  std::string level;                 ///< prefecture, county, township, village, street
  std::vector<std::string> aliases;  ///< in either language, folded
  bool has_point = false;
  std::int32_t latitude_micro = 0, longitude_micro = 0;
};

struct DirectoryEntry {
  std::string id;
  Name name;
  std::string region;
  std::string phone;  ///< empty when a deployment has to fill it in
};

/// A reason out of a fixed list (decline, hand back), with the other way where one is demanded.
struct Reason {
  std::string id;
  Name name;
  Name other_way;
  std::string ask;  ///< hand back: what is asked next, unit, question, detail or empty
};

/// Windows, quotas and waits (config/policy/limits.toml).
struct Limits {
  std::int64_t photos_per_report = 9;
  Millis album_hold{2'500};
  Millis step_idle{std::chrono::minutes{30}};
  Millis draft_life{std::chrono::hours{24}};
  Millis restore_window{std::chrono::minutes{10}};
  Millis withdraw_window{std::chrono::minutes{2}};
  std::int64_t reports_per_day = 10;
  std::int64_t urges_per_day = 1;
  std::int64_t text_chars = 500;  ///< of a report's words; the rest is cut and said so
  Millis survey_life{std::chrono::hours{24 * 7}};
  Millis survey_reminder{std::chrono::hours{24 * 3}};
  Millis reopen_window{std::chrono::hours{24 * 15}};
  int reopen_max = 2;
  int supervisor_hours = 24;  ///< promised to a citizen whose problem is not fixed
  Millis call_back_timer{std::chrono::hours{24 * 7}};  ///< unanswered surveys close after that

  std::int64_t credit_message = 5;  ///< service messages after a citizen's message …
  Millis credit_message_window{std::chrono::hours{48}};
  std::int64_t credit_menu = 3;  ///< … after a menu tap, follow or scan
  Millis credit_menu_window{std::chrono::minutes{1}};
  std::int64_t credit_enter = 2;  ///< … after entering a mini-program session
  Millis credit_enter_window{std::chrono::minutes{1}};
  std::int64_t credit_reserve = 1;  ///< kept for the survey

  /// Which door a push tries first; wecom and passive answers are not among them.
  std::vector<Door> doors{Door::service_message, Door::platform_template,
                          Door::subscription_message, Door::phone_task};
  std::vector<Millis> courier_retries{Millis{5'000},     Millis{15'000},    Millis{60'000},
                                      Millis{300'000},   Millis{1'800'000}, Millis{7'200'000},
                                      Millis{21'600'000}};
  int courier_jitter_percent = 20;
  Millis courier_lease{std::chrono::seconds{60}};
  Millis push_life{std::chrono::hours{72}};
};

struct PointsRules {
  std::string grant_on = "closed";
  std::int64_t daily_cap = 0;  ///< 0 = none
  std::int64_t monthly_cap = 0;
};

/// One platform template 模板消息 and what goes into its keywords: keyword → text with
/// placeholders.
struct PlatformTemplate {
  std::string name;  ///< progress, assignment, survey …
  std::string template_id;
  std::map<std::string, std::string> keywords;
};

struct Policy {
  std::vector<Family> families;
  std::vector<Category> categories;
  std::vector<Department> departments;
  std::vector<Duty> duties;
  std::vector<Place> places;
  std::vector<DirectoryEntry> directory;
  std::vector<Reason> decline_reasons;
  std::vector<Reason> hand_back_reasons;
  /// Words of courtesy and anger: thanks, are_you_there, swearing (config/policy/intent.toml).
  std::map<std::string, std::vector<std::string>> manners;
  /// In either language, folded: this is a question, not a report.
  std::vector<std::string> question_words;
  Limits limits;
  PointsRules points;
  std::vector<PlatformTemplate> platform_templates;

  /// nullptr when there is none of that id.
  const Category* category(std::string_view id) const;
  const Department* department(const DepartmentId& id) const;
  const Place* place(std::string_view id) const;
  const Reason* decline_reason(std::string_view id) const;
  const Reason* hand_back_reason(std::string_view id) const;
  const PlatformTemplate* platform_template(std::string_view name) const;
};

}  // namespace zampa::domain
