// 问办事: an answer, a short list to pick from, or the offer to have the question answered.
#include "bot/service/answers.hpp"
#include "bot/service/drafts.hpp"
#include "bot/service/intake.hpp"
#include "handlers/chat/chat.hpp"
#include "handlers/chat/report_draft.hpp"

namespace zampa::handlers::chat {
namespace {

constexpr const char* kEntryPrefix = "entry:";

const char* choice_for(domain::Language language) {
  return language == domain::Language::bo ? "choice.answer_in_tibetan" : "choice.answer_in_chinese";
}

Reply say_entry(Context& context, const std::string& entry, domain::Language language) {
  context.set_slot("entry", entry);
  return context.ask("ask", "feedback", service::entry_text(context.work, entry, language),
                     {"choice.useful", "choice.not_solved", choice_for(domain::other(language))});
}

Reply offer_help(Context& context, std::string_view key) {
  return context.ask("ask", "miss", context.text(key),
                     {"choice.register_question", "choice.miss_human", "choice.miss_phone"});
}

}  // namespace

Reply ask_prompt(Context& context) {
  leave_report(context);
  return context.say("faq.ask");
}

Reply ask(Context& context) {
  const std::string question = context.typed();
  if (question.empty()) return context.pass();
  const auto answer = service::answer_question(context.work, question, context.language());
  // What matches nothing and is no question, or reads like a problem, is for others to answer.
  if (answer.outcome == faq::Outcome::miss &&
      (!service::is_question(context.work, question) ||
       service::reads_like_problem(context.work, question))) {
    return context.pass();
  }
  leave_report(context);
  context.set_slot("question", question);
  context.set_slot("question_id", answer.question_id);
  switch (answer.outcome) {
    case faq::Outcome::answer:
      return say_entry(context, answer.entry, context.language());
    case faq::Outcome::list: {
      std::vector<std::pair<std::string, std::string>> choices;
      for (const auto& option : answer.options) {
        choices.emplace_back(kEntryPrefix + option.entry, option.title);
      }
      choices.emplace_back("choice.none_of_these", context.text("choice.none_of_these"));
      return context.offer_labelled("ask", "options", context.text("faq.did_you_mean"), choices);
    }
    case faq::Outcome::miss:
      break;
  }
  return offer_help(context, "faq.miss");
}

Reply ask_options_step(Context& context) {
  if (context.choice.starts_with(kEntryPrefix)) {
    const std::string entry = context.choice.substr(std::string_view{kEntryPrefix}.size());
    service::record_feedback(context.work, context.slot("question_id"), entry);
    return say_entry(context, entry, context.language());
  }
  if (context.choice == "choice.none_of_these") return offer_help(context, "faq.miss");
  return context.pass();
}

Reply ask_feedback_step(Context& context) {
  if (context.choice == "choice.useful") {
    service::record_feedback(context.work, context.slot("question_id"), "useful");
    context.finish();
    return context.say("faq.useful_thanks");
  }
  if (context.choice == "choice.not_solved") {
    service::record_feedback(context.work, context.slot("question_id"), "not_solved");
    return offer_help(context, "faq.not_solved");
  }
  if (context.choice == "choice.answer_in_tibetan" ||
      context.choice == "choice.answer_in_chinese") {
    const bool tibetan = context.choice == "choice.answer_in_tibetan";
    return say_entry(context, context.slot("entry"),
                     tibetan ? domain::Language::bo : domain::Language::zh);
  }
  return context.pass();
}

Reply ask_miss_step(Context& context) {
  if (context.choice == "choice.register_question") {
    service::Report report;
    report.kind = domain::TicketKind::consultation;
    report.citizen = context.person.id;
    report.account = context.inbound.account;
    report.language = context.language();
    report.text = context.slot("question");
    auto ticket = context.attempt([&] { return service::open_ticket(context.work, report); });
    if (!ticket) return context.refuse(ticket.error());
    context.finish();
    const auto fields = context.fields_of(*ticket);
    return context.say(ticket->department.empty() ? "faq.registered_assigning" : "faq.registered",
                       fields);
  }
  if (context.choice == "choice.miss_human") return human(context);
  if (context.choice == "choice.miss_phone") {
    const auto phone =
        service::telephone_for(context.work, context.slot("question"), context.language());
    if (!phone) return context.say("faq.miss_no_phone");
    return context.say("faq.miss_phone", {{"name", phone->name}, {"phone", phone->number}});
  }
  return context.pass();
}

}  // namespace zampa::handlers::chat
