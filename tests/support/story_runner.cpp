#include "tests/support/story_runner.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "bot/base/text.hpp"
#include "bot/domain/person.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/dispatching.hpp"
#include "bot/service/rewards.hpp"
#include "tests/support/story_stage.hpp"

namespace zampa::tests {
namespace {

using domain::Language;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 8> kDoors{
    "service_message", "platform_template", "subscription_message", "wecom_text",
    "wecom_card",      "wecom_card_update", "language_tag",         "phone_task"};

Words words_of(std::string_view text) {
  Words words;
  for (const auto word : base::split(text, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

Millis length_of(const Words& words, std::size_t from) {
  if (words.size() != from + 2) throw StoryFailure("a length of time is NUMBER UNIT");
  const std::string& unit = words[from + 1];
  const std::int64_t n = std::stoll(words[from]);
  if (unit.starts_with("second")) return std::chrono::seconds{n};
  if (unit.starts_with("minute")) return std::chrono::minutes{n};
  if (unit.starts_with("hour")) return std::chrono::hours{n};
  if (unit.starts_with("day")) return std::chrono::hours{24 * n};
  throw StoryFailure("unknown unit of time: " + unit);
}

/// Everything a push shows to its reader, for `has`.
std::string shown(const domain::Notice& notice) {
  std::string out = notice.text;
  for (const auto& [name, value] : notice.keywords) {
    if (notice.door == domain::Door::platform_template) out += "\n" + value;
  }
  out += "\n" + notice.card_title + "\n" + notice.card_description;
  for (const auto& [label, value] : notice.card_rows) out += "\n" + label + " " + value;
  for (const auto& button : notice.buttons) out += "\n[" + button.label + "]";
  return out;
}

class Player {
 public:
  Player(const Story& story, Language language)
      : story_(story), language_(language), shared_(shipped_content()) {}

  void play() {
    for (const auto& line : story_.lines) {
      line_ = line.number;
      run(line.text);
    }
    if (unanswered_) throw StoryFailure("the last message's answer is not named");
    if (needs_proof_) unproved();
    if (const auto left = stage().unnamed_pushes(); !left.empty()) {
      throw StoryFailure("pushes that the story does not name:" + left);
    }
  }

  int line() const { return line_; }

 private:
  /// The office opens with the first line that is no setting.
  Stage& stage() {
    if (!stage_) {
      stage_.emplace(shared_, language_);
      if (start_) stage_->office.clock.set(*start_);
    }
    return *stage_;
  }

  [[noreturn]] static void unproved() {
    throw StoryFailure("the sentence named before fits any text; `has` must say more");
  }

  void run(const std::string& text) {
    const auto words = words_of(text);
    const std::string& first = words.front();
    static const std::map<std::string, void (Player::*)(const std::string&, const Words&)> kLines{
        {"set", &Player::set_rule},    {"clock", &Player::set_clock},
        {"citizen", &Player::citizen}, {"newcomer", &Player::newcomer},
        {"staff", &Player::staff},     {"language", &Player::language},
        {"bot:", &Player::bot},        {"nothing", &Player::nothing},
        {"has", &Player::has},         {"hasnot", &Player::hasnot},
        {"choices", &Player::choices}, {"push", &Player::push},
        {"ticket", &Player::ticket},   {"tickets", &Player::tickets},
        {"points", &Player::points},   {"platform", &Player::platform},
        {"survey", &Player::survey},   {"quiet", &Player::quiet},
    };
    const std::string rest{base::trim(std::string_view{text}.substr(first.size()))};
    if (needs_proof_ && first != "has" && first != "hasnot" && first != "choices") unproved();
    if (const auto it = kLines.find(first); it != kLines.end()) {
      const bool about_answer = first == "bot:" || first == "nothing";
      if (unanswered_ && !about_answer) {
        throw StoryFailure("a message's answer is not named before: " + text);
      }
      (this->*it->second)(rest, words);
      return;
    }
    if (!first.ends_with(":")) throw StoryFailure("not a line of a story: " + text);
    if (unanswered_) throw StoryFailure("a message's answer is not named before: " + text);
    const std::string name = first.substr(0, first.size() - 1);
    domain::Role role{};
    if (domain::role_from(name, role)) {
      console(role, side_of(rest, language_));
    } else {
      speak(name, side_of(rest, language_));
    }
  }

  // --- settings and people ---------------------------------------------------------------------

  void set_rule(const std::string&, const Words& words) {
    if (stage_) throw StoryFailure("rules are set before anything happens");
    auto& limits = shared_.rulebook.policy.limits;
    const std::string name = words.size() > 2 ? words[1] : "";
    const std::map<std::string, Millis*> lengths{{"withdraw_window", &limits.withdraw_window},
                                                 {"reopen_window", &limits.reopen_window}};
    const std::map<std::string, std::int64_t*> numbers{
        {"credit_message", &limits.credit_message},
        {"reports_per_day", &limits.reports_per_day},
        {"daily_cap", &shared_.rulebook.policy.points.daily_cap}};
    if (const auto length = lengths.find(name); length != lengths.end()) {
      *length->second = length_of(words, 2);
    } else if (const auto number = numbers.find(name); number != numbers.end()) {
      *number->second = std::stoll(words[2]);
    } else if (name == "reopen_max") {
      limits.reopen_max = std::stoi(words[2]);
    } else {
      throw StoryFailure("unknown rule: " + name);
    }
  }

  void set_clock(const std::string& rest, const Words& words) {
    if (words.size() == 3 && words[1].starts_with("+")) {
      auto& clock = stage().office.clock;
      clock.advance(length_of({words[0], words[1].substr(1), words[2]}, 1));
      stage().settle();
      return;
    }
    int year = 0, month = 0, day = 0, hour = 0, minute = 0;
    if (std::sscanf(rest.c_str(), "%d-%d-%d %d:%d", &year, &month, &day, &hour, &minute) != 5) {
      throw StoryFailure("a clock is: clock 2026-11-18 10:00, or: clock +3 days");
    }
    start_ = base::from_local(year, month, day, hour, minute);
    if (stage_) {
      stage_->office.clock.set(*start_);
      stage_->settle();
    }
  }

  static std::string account_of(const Words& words) {
    return words.size() > 2 ? words[2] : std::string{"ali"};
  }

  void citizen(const std::string&, const Words& words) {
    auto& who = stage().add_person(words.at(1), account_of(words));
    who.id = stage().office.settle_citizen(who.address, language_, who.account);
  }

  void newcomer(const std::string&, const Words& words) {
    stage().add_person(words.at(1), account_of(words));
  }

  void staff(const std::string&, const Words& words) {
    if (words.size() < 3) throw StoryFailure("staff NAME DEPARTMENT [phone]");
    const bool phone = words.size() > 3 && words[3] == "phone";
    auto& who = stage().add_person(words[1], phone ? "ali" : "ali-wecom");
    if (phone) {
      who.code = stage().office.hire_without_wecom(who.address, words[2], words[1], language_);
    } else {
      who.id = stage().office.hire(who.address, words[2], words[1], language_);
    }
  }

  void language(const std::string&, const Words& words) {
    if (words.size() != 3) throw StoryFailure("language NAME zh|bo");
    stage().person(words[1]).language = domain::language_from(words[2]);
  }

  void platform(const std::string&, const Words& words) {
    using Verdict = ports::SendOutcome::Verdict;
    static const std::map<std::string, Verdict> kVerdicts{{"retry", Verdict::retry},
                                                          {"retry_day", Verdict::retry_day},
                                                          {"no_door", Verdict::no_door},
                                                          {"unreachable", Verdict::unreachable},
                                                          {"broken", Verdict::broken}};
    if (words.size() < 3) throw StoryFailure("platform NAME accepts | VERDICT [DOOR]");
    const std::string address = stage().person(words[1]).address;
    if (words[2] == "accepts") return stage().office.accept_pushes(address);
    const auto verdict = kVerdicts.find(words[2]);
    if (verdict == kVerdicts.end()) throw StoryFailure("unknown answer: " + words[2]);
    ports::SendOutcome outcome;
    outcome.verdict = verdict->second;
    if (words.size() == 3) return stage().office.refuse_pushes(address, outcome);
    const auto door = std::find(kDoors.begin(), kDoors.end(), words[3]);
    if (door == kDoors.end()) throw StoryFailure("unknown door: " + words[3]);
    stage().office.refuse_pushes(address, static_cast<domain::Door>(door - kDoors.begin()),
                                 outcome);
  }

  // --- what is sent and answered ---------------------------------------------------------------

  void speak(const std::string& name, const std::string& words) {
    auto& who = stage().person(name);
    answer_ = stage().send(who, words);
    hearer_ = &who;
    heard_ = readable(answer_);
    if (words == "[repeat]" && answer_.text != who.answered) {
      throw StoryFailure("a repeat was answered differently: " + answer_.text);
    }
    who.answered = answer_.text;
    unanswered_ = true;
  }

  void bot(const std::string& rest, const Words&) {
    if (hearer_ == nullptr || !unanswered_) throw StoryFailure("nobody has said anything");
    const Words keys = words_of(side_of(rest, language_));
    if (keys.empty()) throw StoryFailure("bot: KEY ...");
    if (!says(answer_.words, keys, hearer_->language)) {
      throw StoryFailure("expected " + base::join(keys, " ") + ":\n" +
                         expected_words(keys, hearer_->language) + "\ngot:\n" + readable(answer_));
    }
    needs_proof_ = std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return says_little(key, hearer_->language);
    });
    unanswered_ = false;
  }

  void nothing(const std::string&, const Words&) {
    if (hearer_ == nullptr || !unanswered_) throw StoryFailure("nobody has said anything");
    if (!answer_.text.empty()) throw StoryFailure("expected nothing, got:\n" + readable(answer_));
    unanswered_ = false;
  }

  void has(const std::string& rest, const Words&) {
    const std::string wanted = stage().filled(side_of(rest, language_));
    if (wanted.empty()) throw StoryFailure("has TEXT");
    if (heard_.find(wanted) == std::string::npos) {
      throw StoryFailure("\"" + wanted + "\" is not in:\n" + heard_);
    }
    needs_proof_ = false;
  }

  void hasnot(const std::string& rest, const Words&) {
    const std::string unwanted = stage().filled(side_of(rest, language_));
    if (unwanted.empty()) throw StoryFailure("hasnot TEXT");
    if (heard_.find(unwanted) != std::string::npos) {
      throw StoryFailure("\"" + unwanted + "\" is in:\n" + heard_);
    }
  }

  void choices(const std::string& rest, const Words&) {
    Words wanted = words_of(side_of(rest, language_));
    for (auto& key : wanted) key = stage().filled(key);
    Words offered;
    for (const auto& choice : answer_.choices) offered.push_back(choice.key);
    if (wanted == Words{"none"}) wanted.clear();
    if (wanted != offered) {
      throw StoryFailure("expected the choices: " + base::join(wanted, " ") +
                         "\ngot: " + base::join(offered, " ") + "\nin:\n" + readable(answer_));
    }
  }

  /// Names the oldest push of that person: push NAME: KEY [DOOR | phone_task | dead].
  void push(const std::string&, const Words& words) {
    if (words.size() < 3 || !words[1].ends_with(":")) throw StoryFailure("push NAME: KEY [DOOR]");
    auto& who = stage().person(words[1].substr(0, words[1].size() - 1));
    if (who.pending.empty()) throw StoryFailure("nothing was pushed, expected " + words[2]);
    const Delivered pushed = who.pending.front();
    who.pending.pop_front();
    const auto& notice = pushed.notice;
    if (notice.key != words[2]) {
      throw StoryFailure("expected the push " + words[2] + ", got " + notice.key + ":\n" +
                         shown(notice));
    }
    const std::string door = pushed.state == "sent"
                                 ? std::string{kDoors.at(static_cast<std::size_t>(notice.door))}
                                 : pushed.state;
    const bool given_up = door == "phone_task" || door == "dead";
    if (words.size() > 3 ? words[3] != door : given_up) {
      throw StoryFailure("expected " + words[2] + " through " +
                         (words.size() > 3 ? words[3] : "a door") + ", it went through " + door);
    }
    answer_ = tappable_bubble(notice.text);
    if (!says(answer_.words, {words[2]}, who.language)) {
      throw StoryFailure("expected " + words[2] + ":\n" + expected_words({words[2]}, who.language) +
                         "\ngot:\n" + notice.text);
    }
    heard_ = shown(notice);
    hearer_ = nullptr;
  }

  void quiet(const std::string&, const Words&) {
    if (const auto left = stage().unnamed_pushes(); !left.empty()) {
      throw StoryFailure("expected no pushes:" + left);
    }
  }

  // --- the console -----------------------------------------------------------------------------

  void console(domain::Role role, const std::string& act) {
    const auto words = words_of(act);
    const auto rest = [&](std::size_t from) {
      std::string out;
      for (std::size_t i = from; i < words.size(); ++i) out += (i == from ? "" : " ") + words[i];
      return out;
    };
    stage().office.clock.advance(std::chrono::seconds{1});
    const domain::Ticket t = stage().ticket();
    const domain::Actor actor{PersonId{"console-" + std::string{domain::to_text(role)}}, role, {}};
    const std::string verb = words.empty() ? "" : words[0];
    const DepartmentId department{words.size() > 1 ? words[1] : ""};
    const auto done = stage().office.store().write([&](store::Work& work) {
      using namespace service;
      if (verb == "pass") return pass_resolution(work, t.id, t.revision, actor);
      if (verb == "rework") return rework_resolution(work, t.id, t.revision, actor, rest(1));
      if (verb == "dispatch") {
        return dispatch_ticket(work, t.id, t.revision, actor, department, rest(2));
      }
      if (verb == "reassign") {
        return reassign_ticket(work, t.id, t.revision, actor, department, rest(2));
      }
      if (verb == "uphold") {
        return uphold_objection(work, t.id, t.revision, actor, department, rest(2));
      }
      if (verb == "reject") return reject_objection(work, t.id, t.revision, actor, rest(1));
      if (verb == "decline") return decline_ticket(work, t.id, t.revision, actor, rest(1));
      return Result<domain::Ticket>{Refusal{RefusalCode::unsupported, "no act of the console"}};
    });
    if (!done) throw StoryFailure("the console refused: " + done.error().detail);
    stage().settle();
  }

  // --- facts -----------------------------------------------------------------------------------

  void ticket(const std::string& rest, const Words& words) {
    if (words.size() == 2) return stage().choose_ticket(std::stoul(words[1]));
    if (words.size() < 3) throw StoryFailure("ticket FIELD VALUE");
    const domain::Ticket t = stage().ticket();
    const std::map<std::string, std::string> fields{
        {"state", std::string{domain::to_text(t.state)}},
        {"kind", std::string{domain::to_text(t.kind)}},
        {"department", t.department.text},
        {"category", t.category},
        {"rule", t.duty_rule},
        {"place", t.place},
        {"place_id", t.place_id},
        {"request", t.request},
        {"anonymous", t.anonymous ? "yes" : "no"},
        {"rework_count", std::to_string(t.rework_count)},
        {"reopen_count", std::to_string(t.reopen_count)},
        {"photos", std::to_string(stage().office.store().read(
                       [&](store::Work& work) { return work.photos.of_ticket(t.id).size(); }))}};
    const auto field = fields.find(words[1]);
    if (field == fields.end()) throw StoryFailure("unknown field of a ticket: " + words[1]);
    const auto wanted = side_of(std::string_view{rest}.substr(words[1].size()), language_);
    if (field->second != wanted) {
      throw StoryFailure("ticket " + words[1] + " is " + field->second + ", expected " + wanted);
    }
  }

  void tickets(const std::string& rest, const Words&) {
    const auto count = std::to_string(stage().ticket_count());
    if (count != rest) throw StoryFailure("there are " + count + " tickets, expected " + rest);
  }

  void points(const std::string&, const Words& words) {
    if (words.size() != 3) throw StoryFailure("points NAME NUMBER");
    const auto& who = stage().person(words[1]);
    const auto balance = stage().office.store().read(
        [&](store::Work& work) { return service::points_of(work, who.id, 0).balance; });
    if (std::to_string(balance) != words[2]) {
      throw StoryFailure(words[1] + " has " + std::to_string(balance) + " points, expected " +
                         words[2]);
    }
  }

  /// survey solved yes | satisfaction 2 | contacted no | words TEXT | none
  void survey(const std::string& rest, const Words& words) {
    const auto id = stage().ticket().id;
    const auto answers =
        stage().office.store().read([&](store::Work& work) { return work.surveys.of_ticket(id); });
    if (rest == "none") {
      if (!answers.empty()) throw StoryFailure("the survey was answered");
      return;
    }
    if (answers.empty()) throw StoryFailure("the survey was not answered");
    if (words.size() < 3) throw StoryFailure("survey FIELD VALUE");
    const auto yes_no = [](const std::optional<bool>& fact) {
      return !fact ? std::string{"unknown"} : std::string{*fact ? "yes" : "no"};
    };
    const auto& last = answers.back();
    const std::map<std::string, std::string> fields{
        {"solved", yes_no(last.solved)},
        {"contacted", yes_no(last.contacted)},
        {"satisfaction", last.satisfaction ? std::to_string(*last.satisfaction) : "unknown"},
        {"words", last.words}};
    const auto field = fields.find(words[1]);
    if (field == fields.end()) throw StoryFailure("unknown field of a survey: " + words[1]);
    const auto wanted = side_of(std::string_view{rest}.substr(words[1].size()), language_);
    if (field->second != wanted) {
      throw StoryFailure("survey " + words[1] + " is " + field->second + ", expected " + wanted);
    }
  }

  const Story& story_;
  Language language_;
  store::Shared shared_;
  std::optional<Instant> start_;
  std::optional<Stage> stage_;
  int line_ = 0;

  Bubble answer_;                  ///< what was said or pushed last
  std::string heard_;              ///< all that can be read of it
  StoryPerson* hearer_ = nullptr;  ///< whom the bot answered; nobody after a push
  bool unanswered_ = false;        ///< a message was sent and its answer is not named yet
  bool needs_proof_ =
      false;  ///< a sentence without letters of its own was named, `has` must follow
};

}  // namespace

std::optional<std::string> play(const Story& story, Language language) {
  Player player{story, language};
  try {
    player.play();
  } catch (const std::exception& failure) {
    return story.file + ":" + std::to_string(player.line()) + " (" +
           std::string{domain::to_text(language)} + ", " + story.title + ") " + failure.what();
  }
  return std::nullopt;
}

}  // namespace zampa::tests
