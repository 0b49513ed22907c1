#include "handlers/admin/ticket_form.hpp"

#include <array>

#include "bot/base/text.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

using domain::Verb;

/// What a form asks for beside the button. One row per verb the console offers, in the order of
/// the buttons; `close` of a ticket that waits for its call-back is the survey.
struct ActForm {
  Verb verb;
  bool department = false;
  bool code = false;
  bool reason = false;
  bool reason_required = false;
  const char* reason_hint = "";
  bool primary = false;
};

constexpr std::array<ActForm, 9> kForms{{
    {.verb = Verb::accept, .primary = true},
    {.verb = Verb::pass, .primary = true},
    {.verb = Verb::dispatch,
     .department = true,
     .reason = true,
     .reason_hint = "act.reason_or_duty",
     .primary = true},
    {.verb = Verb::uphold,
     .department = true,
     .reason = true,
     .reason_required = true,
     .reason_hint = "act.reason_staff_reads",
     .primary = true},
    {.verb = Verb::reject,
     .reason = true,
     .reason_required = true,
     .reason_hint = "act.reason_staff_reads"},
    {.verb = Verb::rework,
     .reason = true,
     .reason_required = true,
     .reason_hint = "act.reason_staff_reads"},
    {.verb = Verb::reassign,
     .department = true,
     .reason = true,
     .reason_required = true,
     .reason_hint = "act.reason_staff_reads"},
    {.verb = Verb::close, .primary = true},
    {.verb = Verb::decline, .code = true},
}};

constexpr std::array<std::string_view, 8> kActFields{"revision",     "department", "reason_code",
                                                     "reason",       "contacted",  "solved",
                                                     "satisfaction", "words"};

std::vector<base::PageData> department_choices(const AdminContext& context,
                                               const DepartmentId& chosen) {
  std::vector<base::PageData> options;
  for (const auto& department : context.policy.departments) {
    base::PageData option;
    option.set("id", department.id.text).set("word", department.name.in(context.language()));
    option.set("on", department.id == chosen);
    options.push_back(std::move(option));
  }
  return options;
}

std::vector<base::PageData> decline_choices(const AdminContext& context) {
  std::vector<base::PageData> codes;
  for (const auto& reason : context.policy.decline_reasons) {
    base::PageData code;
    code.set("id", reason.id);
    put_text(code, "word", reason.name.in(context.language()));
    put_text(code, "way", reason.other_way.in(context.language()));
    codes.push_back(std::move(code));
  }
  return codes;
}

base::PageData survey_question(const AdminContext& context, const char* word, const char* name,
                               const std::vector<std::pair<const char*, const char*>>& answers) {
  base::PageData question;
  question.set("word", context.say(word));
  std::vector<base::PageData> rows;
  for (const auto& [value, answer] : answers) {
    base::PageData row;
    row.set("name", name).set("value", value).set("word", context.say(answer));
    rows.push_back(std::move(row));
  }
  question.set("answers", rows);
  return question;
}

std::vector<base::PageData> survey_questions(const AdminContext& context) {
  return {survey_question(context, "survey.contacted", "contacted",
                          {{"1", "survey.yes"}, {"0", "survey.no"}}),
          survey_question(context, "survey.solved", "solved",
                          {{"1", "survey.yes"}, {"0", "survey.no"}}),
          survey_question(context, "survey.satisfied", "satisfaction",
                          {{"5", "survey.s5"},
                           {"4", "survey.s4"},
                           {"3", "survey.s3"},
                           {"2", "survey.s2"},
                           {"1", "survey.s1"}})};
}

void put_department_part(base::PageData& act, const AdminContext& context,
                         const domain::Ticket& ticket, Verb verb) {
  auto duties = service::suggested_duties(context.work, ticket);
  // What was objected to, or has it already, is not suggested again.
  std::erase_if(duties, [&](const auto& duty) { return duty.department == ticket.department; });
  const bool fits = duties.size() == 1;
  act.set("ask_department", true);
  act.set("departments",
          department_choices(context, fits ? duties.front().department : DepartmentId{}));
  if (fits) {
    act.set("suggestion",
            context.say("act.suggestion",
                        {{"department", department_word(context, duties.front().department)},
                         {"rule", duties.front().rule}}));
  } else {
    std::vector<std::string> names;
    for (const auto& duty : duties) names.push_back(department_word(context, duty.department));
    act.set("suggestion", context.say(duties.empty() ? "act.no_suggestion" : "act.suggestions",
                                      {{"count", std::to_string(names.size())},
                                       {"departments", base::join(names, ", ")}}));
  }
  // A dispatch that follows the duty list needs no words.
  if (verb == Verb::dispatch && !fits) act.set("reason_required", true);
}

base::PageData act_form(const AdminContext& context, const domain::Ticket& ticket,
                        const ActForm& form) {
  const std::string verb{domain::to_text(form.verb)};
  const bool survey = form.verb == Verb::close;
  const std::string word = context.say(survey ? "verb.record_survey" : "verb." + verb);
  base::PageData act;
  act.set("verb", verb).set("word", word);
  act.set("go_word", context.say("act.send", {{"verb", word}}));
  act.set("action", "/admin/tickets/" + url_escape(ticket.number) + "/" + verb);
  act.set("simple", !form.department && !form.code && !form.reason && !survey);
  // The citizen usually answers the survey; its form waits folded.
  act.set("primary", form.primary).set("open", form.primary && !survey);
  act.set("ask_department", false).set("ask_code", form.code).set("ask_survey", survey);
  act.set("ask_reason", form.reason).set("reason_required", form.reason_required);
  act.set("reason_label", context.say("act.reason"));
  act.set("reason_hint", *form.reason_hint == '\0' ? std::string{} : context.say(form.reason_hint));
  act.set("suggestion", "");
  if (form.department) put_department_part(act, context, ticket, form.verb);
  if (form.code) act.set("codes", decline_choices(context));
  if (survey) act.set("questions", survey_questions(context));
  return act;
}

/// The review's rework belongs to `resolved`; elsewhere it is an answer of the survey.
bool is_offered(const domain::Ticket& ticket, Verb verb) {
  if (verb == Verb::rework) return ticket.state == domain::State::resolved;
  if (verb == Verb::close) return ticket.state == domain::State::awaiting_call_back;
  return true;
}

}  // namespace

std::vector<base::PageData> act_forms(const AdminContext& context, const domain::Ticket& ticket) {
  const auto offers = service::offers(ticket, context.who());
  std::vector<base::PageData> acts;
  for (const auto& form : kForms) {
    if (offers.count(form.verb) == 0 || !is_offered(ticket, form.verb)) continue;
    acts.push_back(act_form(context, ticket, form));
  }
  return acts;
}

std::string no_acts_words(const AdminContext& context, const domain::Ticket& ticket) {
  if (domain::is_final(ticket.state)) return context.say("ticket.no_acts_final");
  const bool with_department = ticket.state == domain::State::dispatched ||
                               ticket.state == domain::State::in_progress ||
                               ticket.state == domain::State::rework;
  if (with_department) {
    return context.say("ticket.waits_for_staff",
                       {{"department", department_word(context, ticket.department)}});
  }
  return context.say("ticket.no_acts");
}

std::span<const std::string_view> act_fields() { return kActFields; }

}  // namespace zampa::handlers::admin
