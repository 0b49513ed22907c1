#include "bot/service/notify.hpp"

#include "bot/base/new_id.hpp"
#include "bot/domain/choices.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/store/speech.hpp"

namespace zampa::service {
namespace {

using domain::Language;
using domain::State;
using domain::Ticket;
using domain::Verb;

/// What somebody's words may take of the one message that tells them.
constexpr std::size_t kToldBytes = 1200;

/// One thing to tell one person about one ticket.
struct Telling {
  std::string key;            ///< reply key of the text
  std::string status_key;     ///< keyword of the platform template
  std::string template_name;  ///< platform template, empty = none fits
  Fields extra;
  int urgency = 1;
  bool must_reach = true;
  std::vector<std::string> choices;  ///< choice keys, bound to the ticket
};

domain::Push push_for(store::Work& work, const Ticket& ticket, const domain::Person& person,
                      const Telling& telling) {
  domain::Push push;
  push.id = OutboxId{base::new_id(work.now)};
  push.source = ticket.id.text + ":" + std::to_string(ticket.revision) + ":" + telling.key + ":" +
                person.id.text;
  push.person = person.id;
  push.ticket = ticket.id;
  push.urgency = telling.urgency;
  push.must_reach = telling.must_reach;
  push.platform_template = telling.template_name;
  push.due_at = push.created_at = work.now;
  push.expires_at = work.now + work.rules.policy.limits.push_life;

  Fields fields = store::ticket_fields(work, ticket, person.language);
  for (const auto& [name, text] : telling.extra) fields[name] = text;
  push.notice.key = telling.key;
  push.notice.text = store::say(work, telling.key, person.language, fields);
  if (!telling.choices.empty()) {
    std::vector<domain::OfferedChoice> offered;
    for (const auto& key : telling.choices) {
      offered.push_back({key, store::say(work, key, person.language),
                         domain::ticket_choice_id(ticket.number, key)});
    }
    push.notice.text += "\n" + domain::choice_lines(offered, true);
  }
  // Template keywords are Chinese: the platform's typed fields cannot be trusted with Tibetan.
  Fields zh = store::ticket_fields(work, ticket, Language::zh);
  for (const auto& [name, text] : telling.extra) zh[name] = text;
  zh["status"] = telling.status_key.empty() ? zh["status"]
                                            : store::say(work, telling.status_key, Language::zh);
  push.notice.keywords = std::move(zh);
  return push;
}

bool enqueue(store::Work& work, const domain::Push& push) { return work.outbox.insert(push); }

/// The citizen's next words are for this ticket: the choices of a push can be answered by their
/// numbers and a question by a sentence, unless they are in the middle of something else.
void open_in_chat(store::Work& work, const Ticket& ticket, const std::string& flow,
                  const std::string& step, const std::vector<std::string>& choices) {
  auto session = work.sessions.find(ticket.citizen, ticket.account).value_or(domain::Session{});
  if (!session.flow.empty()) return;
  session.flow = flow;
  session.step = step;
  session.nonce.clear();
  session.choices = choices;
  session.slots["ticket"] = ticket.number;
  session.updated_at = work.now;
  work.sessions.save(ticket.citizen, ticket.account, session);
}

bool tell_citizen(store::Work& work, const Ticket& ticket, const Telling& telling) {
  const auto citizen = work.people.find(ticket.citizen);
  if (!citizen || !enqueue(work, push_for(work, ticket, *citizen, telling))) return false;
  if (!telling.choices.empty()) open_in_chat(work, ticket, "", "", telling.choices);
  return true;
}

void tell_staff(store::Work& work, const Ticket& ticket, const PersonId& id,
                const Telling& telling) {
  const auto person = work.people.find(id);
  if (person) enqueue(work, push_for(work, ticket, *person, telling));
}

void add_card(store::Work& work, const Ticket& ticket, const domain::Person& person,
              const std::string& title_key, domain::Push& push) {
  Fields fields = store::ticket_fields(work, ticket, person.language);
  const bool somewhere = !ticket.place.empty();
  if (!somewhere) fields["place"] = fields["summary"];  // a question is nowhere
  const auto word = [&](const char* key) { return store::say(work, key, person.language, fields); };
  domain::Notice& n = push.notice;
  n.card_title = store::say(work, title_key, person.language, fields);
  n.card_description = word("card.description");
  n.card_rows = {{word("card.row_number"), ticket.number}};
  if (somewhere) n.card_rows.emplace_back(word("card.row_place"), fields.at("place"));
  if (ticket.due_at) n.card_rows.emplace_back(word("card.row_deadline"), fields.at("deadline"));
  if (!ticket.request.empty()) {
    n.card_rows.emplace_back(word("card.row_words"),
                             lang::truncate_code_points(ticket.request, 30));
  }
  const auto photos = work.photos.of_ticket(ticket.id);
  if (!photos.empty()) {
    n.card_rows.emplace_back(word("card.row_photos"),
                             store::say(work, "card.row_photos_value", person.language,
                                        {{"count", std::to_string(photos.size())}}));
  }
  n.task_id = ticket.id.text + "@" + std::to_string(ticket.revision);
  if (ticket.state == State::dispatched) {
    n.buttons = {{"choice.acknowledge", word("card.button_acknowledge"), 1},
                 {"choice.hand_back", word("card.button_hand_back"), 2}};
  } else {
    n.buttons = {{"choice.resolve", word("card.button_resolve"), 1}};
  }
}

/// Everybody of the department who handles tickets gets the assignment; the first who
/// acknowledges has it.
void assign(store::Work& work, const Ticket& ticket, const std::string& title_key,
            const Telling& telling, const PersonId& only) {
  for (const auto& person : work.people.staff_of(ticket.department)) {
    if (!only.empty() && person.id != only) continue;
    domain::Push push = push_for(work, ticket, person, telling);
    add_card(work, ticket, person, title_key, push);
    enqueue(work, push);
  }
}

void assign_to_department(store::Work& work, const Ticket& ticket) {
  const bool emergency = ticket.kind == domain::TicketKind::emergency;
  assign(work, ticket, emergency ? "card.title_urgent" : "card.title",
         {.key = emergency ? "emergency.duty_alert" : "staff.assignment",
          .status_key = "keyword.status_new_task",
          .template_name = "assignment",
          .extra = {},
          .urgency = 0,
          .must_reach = true,
          .choices = {}},
         {});
}

void tell_of_dispatch(store::Work& work, const Ticket& before, const Ticket& ticket) {
  assign_to_department(work, ticket);
  const bool emergency = ticket.kind == domain::TicketKind::emergency;
  // The answer to the report itself names the department when it was dispatched in the same turn.
  // So did it when the dispatch only waited for the withdraw window.
  const bool told = ticket.submitted_at == work.now || before.dispatch_after.has_value();
  if (told || emergency) return;
  const bool moved = !before.department.empty() && before.department != ticket.department;
  tell_citizen(work, ticket,
               {.key = moved ? "notice.reassigned" : "notice.dispatched",
                .status_key = "keyword.status_dispatched",
                .template_name = "progress",
                .extra = {},
                .urgency = 1,
                .must_reach = true,
                .choices = {}});
}

void tell_of_rework(store::Work& work, const Ticket& before, const Ticket& ticket,
                    const domain::Actor& actor) {
  const bool by_citizen = actor.role == domain::Role::citizen;
  assign(work, ticket, "card.title_rework",
         {.key = by_citizen ? "staff.citizen_rework" : "staff.review_rework",
          .status_key = "keyword.status_rework",
          .template_name = "assignment",
          .extra = {},
          .urgency = 0,
          .must_reach = true,
          .choices = {}},
         before.assignee);
  if (by_citizen) return;  // the answer to the citizen says it
  tell_citizen(work, ticket,
               {.key = "notice.rework",
                .status_key = "keyword.status_rework",
                .template_name = "progress",
                .extra = {},
                .urgency = 1,
                .must_reach = true,
                .choices = {}});
}

Telling progress(const std::string& key, const std::string& status_key) {
  return {.key = key,
          .status_key = status_key,
          .template_name = "progress",
          .extra = {},
          .urgency = 1,
          .must_reach = true,
          .choices = {}};
}

Telling staff_line(const std::string& key) {
  return {.key = key,
          .status_key = "",
          .template_name = "assignment",
          .extra = {},
          .urgency = 1,
          .must_reach = false,
          .choices = {}};
}

/// Those who had it learn that it is gone: the one who took it in hand, or everybody who was asked.
void tell_former_staff(store::Work& work, const Ticket& before, const Ticket& after, Verb verb) {
  if (before.department.empty() || before.department == after.department) return;
  const auto line =
      staff_line(verb == Verb::uphold ? "staff.hand_back_upheld" : "staff.reassigned");
  for (const auto& person : work.people.staff_of(before.department)) {
    if (!before.assignee.empty() && person.id != before.assignee) continue;
    tell_staff(work, after, person.id, line);
  }
}

/// Cards of this ticket that still show live buttons get a grey one that says what happened.
void retire_cards(store::Work& work, const Ticket& ticket, const domain::Actor& actor,
                  const std::string& own_key) {
  for (const auto& card : work.outbox.of_ticket(ticket.id)) {
    const bool live = card.notice.door == domain::Door::wecom_card && card.state == "sent" &&
                      !card.reference.empty();
    const auto person = live ? work.people.find(card.person) : std::nullopt;
    if (!person) continue;
    const auto actor_person = work.people.find(actor.person);
    const bool own = card.person == actor.person;
    domain::Push push;
    push.id = OutboxId{base::new_id(work.now)};
    push.source = "card:" + card.id.text + ":" + std::to_string(ticket.revision);
    push.person = card.person;
    push.ticket = ticket.id;
    push.must_reach = false;
    push.notice.address = card.notice.address;
    push.notice.account = card.notice.account;
    push.notice.task_id = card.notice.task_id;
    push.notice.key =
        own || actor.role != domain::Role::department_staff ? own_key : "card.replaced_by_other";
    push.notice.text = store::say(work, push.notice.key, person->language,
                                  {{"name", actor_person ? actor_person->name : std::string{}}});
    push.notice.response_code = card.reference;
    push.due_at = push.created_at = work.now;
    push.expires_at = work.now + std::chrono::hours{24};
    if (work.outbox.insert(push)) work.outbox.set_reference(card.id, "");
  }
}

}  // namespace

void note_card_click(store::Work& work, const PersonId& staff, const std::string& task_id,
                     const std::string& response_code) {
  const TicketId ticket{task_id.substr(0, task_id.find('@'))};
  for (const auto& card : work.outbox.of_ticket(ticket)) {
    if (card.person == staff && card.notice.task_id == task_id &&
        card.notice.door == domain::Door::wecom_card) {
      work.outbox.set_reference(card.id, response_code);
    }
  }
}

void tell_of_change(store::Work& work, const Ticket& before, const Ticket& after,
                    const domain::Change& change, const domain::Actor& actor) {
  switch (change.verb) {
    case Verb::dispatch:
    case Verb::reassign:
    case Verb::uphold:
      tell_former_staff(work, before, after, change.verb);
      retire_cards(work, after, actor, "card.replaced_void");
      tell_of_dispatch(work, before, after);
      break;
    case Verb::hand_back:
      retire_cards(work, after, actor, "card.replaced_handed_back");
      break;
    case Verb::reject:
      for (const auto& person : work.people.staff_of(after.department)) {
        tell_staff(work, after, person.id, staff_line("staff.hand_back_rejected"));
      }
      assign_to_department(work, after);  // nothing has changed for the citizen
      break;
    case Verb::acknowledge:
      work.outbox.cancel(after.id, "staff.assignment", work.now);
      retire_cards(work, after, actor, "card.replaced_acknowledged");
      tell_citizen(work, after, progress("notice.acknowledged", "keyword.status_acknowledged"));
      break;
    case Verb::resolve: {
      retire_cards(work, after, actor, "card.replaced_resolved");
      Telling telling = progress("notice.progress", "keyword.status_resolved");
      telling.extra["text"] = lang::truncate_bytes(after.public_reply, kToldBytes);
      tell_citizen(work, after, telling);
      break;
    }
    case Verb::pass: {
      Telling telling = progress("notice.resolved", "keyword.status_rate");
      telling.template_name = "survey";
      telling.urgency = 2;
      telling.choices = {"choice.solved", "choice.not_fixed"};
      tell_citizen(work, after, telling);
      if (!after.assignee.empty())
        tell_staff(work, after, after.assignee, staff_line("staff.review_passed"));
      break;
    }
    case Verb::answer: {
      Telling telling = progress("notice.answered", "keyword.status_resolved");
      telling.extra["text"] = after.public_reply;
      tell_citizen(work, after, telling);
      break;
    }
    case Verb::rework:
    case Verb::reopen:
      tell_of_rework(work, before, after, actor);
      break;
    case Verb::decline: {
      Telling telling = progress("notice.declined", "keyword.status_declined");
      telling.extra["other_way"] = change.other_way;
      tell_citizen(work, after, telling);
      break;
    }
    case Verb::ask_info: {
      Telling telling = progress("notice.need_info", "keyword.status_need_info");
      telling.extra["question"] = change.reason;
      tell_citizen(work, after, telling);
      break;
    }
    case Verb::close:
      work.outbox.cancel(after.id, "notice.resolved", work.now);
      if (actor.role == domain::Role::system) {
        Telling telling = progress("notice.closed_unrated", "keyword.status_closed");
        telling.extra["days"] = std::to_string(
            std::chrono::duration_cast<std::chrono::hours>(work.rules.policy.limits.reopen_window)
                .count() /
            24);
        tell_citizen(work, after, telling);
      } else if (actor.role != domain::Role::citizen) {
        tell_citizen(work, after, progress("notice.closed", "keyword.status_closed"));
      }
      break;
    case Verb::withdraw:
      retire_cards(work, after, actor, "card.replaced_void");
      if (!after.department.empty()) {
        for (const auto& person : work.people.staff_of(after.department)) {
          tell_staff(work, after, person.id, staff_line("staff.withdrawn"));
        }
      }
      break;
    default:
      break;
  }
}

void tell_of_progress(store::Work& work, const Ticket& ticket, const std::string& words) {
  Telling telling = progress("notice.progress", "keyword.status_acknowledged");
  telling.extra["text"] = lang::truncate_bytes(words, kToldBytes);
  tell_citizen(work, ticket, telling);
}

void tell_of_supplement(store::Work& work, const Ticket& ticket, const std::string& words,
                        std::size_t photos) {
  for (const auto& person : work.people.staff_of(ticket.department)) {
    if (!ticket.assignee.empty() && person.id != ticket.assignee) continue;
    Telling telling =
        staff_line(words.empty() ? "staff.supplemented_photos" : "staff.supplemented");
    telling.extra = {{"text", lang::excerpt(words)}, {"count", std::to_string(photos)}};
    domain::Push push = push_for(work, ticket, person, telling);
    push.source += ":" + push.id.text;  // each supplement is news
    enqueue(work, push);
  }
}

void tell_of_urge(store::Work& work, const Ticket& ticket) {
  for (const auto& person : work.people.staff_of(ticket.department)) {
    if (!ticket.assignee.empty() && person.id != ticket.assignee) continue;
    domain::Push push = push_for(work, ticket, person, staff_line("staff.urged"));
    push.source += ":" + base::local_yymmdd(work.now);
    enqueue(work, push);
  }
}

void tell_of_points(store::Work& work, const Ticket& ticket, std::int64_t points,
                    std::int64_t balance) {
  Telling telling = progress("notice.points_granted", "keyword.status_closed");
  telling.template_name = "points";
  telling.urgency = 2;
  telling.must_reach = false;  // points can be looked up at any time; nobody is phoned for them
  telling.extra = {{"points", std::to_string(points)}, {"balance", std::to_string(balance)}};
  tell_citizen(work, ticket, telling);
}

void tell_of_rating(store::Work& work, const Ticket& ticket, std::int64_t satisfaction) {
  const auto staff = work.people.find(ticket.assignee);
  if (!staff) return;
  Telling telling = staff_line("staff.closed");
  telling.extra["rating"] =
      store::say(work, "choice.rate_" + std::to_string(satisfaction), staff->language);
  enqueue(work, push_for(work, ticket, *staff, telling));
}

void tell_of_question(store::Work& work, const Ticket& ticket, const std::string& question) {
  Telling telling = progress("notice.need_info", "keyword.status_need_info");
  telling.extra["question"] = question;
  tell_citizen(work, ticket, telling);
  open_in_chat(work, ticket, "supplement", "answer", {});
}

bool remind_of_survey(store::Work& work, const Ticket& ticket) {
  Telling telling = progress("survey.ask_again", "keyword.status_rate");
  telling.template_name = "survey";
  telling.urgency = 2;
  telling.must_reach = false;  // silence is no answer, and no reason to phone
  telling.choices = {"choice.solved", "choice.not_fixed"};
  return tell_citizen(work, ticket, telling);
}

void call_for_phone(store::Work& work, const Ticket& ticket, const std::string& key,
                    const Fields& extra) {
  const auto citizen = work.people.find(ticket.citizen);
  if (!citizen) return;
  Telling telling = progress(key, "");
  telling.template_name.clear();
  telling.extra = extra;
  domain::Push push = push_for(work, ticket, *citizen, telling);
  push.state = "phone_task";
  enqueue(work, push);
}

void tell_of_lost_photos(store::Work& work, const Ticket& ticket, std::size_t count) {
  Telling telling = progress("report.photo_lost", "keyword.status_need_info");
  telling.must_reach = false;
  telling.extra["count"] = std::to_string(count);
  tell_citizen(work, ticket, telling);
}

void tell_platform_language(store::Work& work, const domain::Person& person) {
  for (const auto& identity : work.people.identities(person.id)) {
    const auto kind = work.rules.account_kinds.find(identity.account);
    if (kind == work.rules.account_kinds.end() || kind->second != "service") continue;
    domain::Push push;
    push.id = OutboxId{base::new_id(work.now)};
    push.source = "language:" + push.id.text;
    push.person = person.id;
    push.must_reach = false;
    push.notice.key = domain::kLanguageTagKey;
    push.notice.text = person.language == Language::bo ? domain::kTibetanTag : "";
    push.notice.account = identity.account;
    push.notice.address = identity.address;
    push.due_at = push.created_at = work.now;
    push.expires_at = work.now + work.rules.policy.limits.push_life;
    enqueue(work, push);
  }
}

void tell_at_once(store::Work& work, const PersonId& person, const std::string& account,
                  const std::string& address, const std::string& source, const std::string& text) {
  domain::Push push;
  push.id = OutboxId{base::new_id(work.now)};
  push.source = source;
  push.person = person;
  push.urgency = 0;
  push.must_reach = false;
  push.notice.key = "reply";
  push.notice.text = text;
  push.notice.account = account;
  push.notice.address = address;
  push.due_at = push.created_at = work.now;
  push.expires_at = work.now + std::chrono::minutes{5};
  enqueue(work, push);
}

}  // namespace zampa::service
