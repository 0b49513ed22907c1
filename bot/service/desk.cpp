#include "bot/service/desk.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "bot/domain/routing.hpp"
#include "bot/store/duty_list.hpp"
#include "bot/store/ticket_list.hpp"

namespace zampa::service {
namespace {

using domain::State;

constexpr std::array kRunning{State::submitted,  State::accepted,    State::transferred,
                              State::dispatched, State::in_progress, State::rework};

std::string page_mark(Instant at, const std::string& id) {
  return std::to_string(base::to_millis(at)) + "-" + id;
}

std::optional<store::PageKey> page_key(const std::string& mark) {
  const auto dash = mark.find('-');
  std::int64_t ms = 0;
  if (dash == std::string::npos || dash == 0) return std::nullopt;
  const auto [end, error] = std::from_chars(mark.data(), mark.data() + dash, ms);
  if (error != std::errc{} || end != mark.data() + dash) return std::nullopt;
  return store::PageKey{base::from_millis(ms), mark.substr(dash + 1)};
}

std::string colleague_name(const store::Work& work, const PersonId& id) {
  if (id.empty()) return {};
  const auto person = work.people.find(id);
  return person && !person->has(domain::Role::citizen) ? person->name : std::string{};
}

bool is_picture(const domain::Photo& photo) {
  return photo.state == "stored" && photo.purpose != "voice";
}

store::TicketFilter scoped(const domain::Principal& who, const DeskFilter& wish, Instant now) {
  store::TicketFilter filter;
  if (!who.sees_all_departments()) filter.only_department = who.department;
  if (!wish.department.empty()) filter.department = wish.department;
  if (wish.state) filter.states = {*wish.state};
  if (wish.overdue) {
    filter.due_before = now;
    filter.among.assign(kRunning.begin(), kRunning.end());
  }
  filter.number = wish.number;
  filter.after = page_key(wish.after);
  return filter;
}

std::vector<StoryLine> story_of(const store::Work& work, const domain::Ticket& ticket) {
  std::vector<StoryLine> story;
  for (const auto& event : work.tickets.events(ticket.id)) {
    StoryLine line{event.at,         std::string{domain::to_text(event.verb)}, event.to,
                   event.actor.role, colleague_name(work, event.actor.person), event.note};
    story.push_back(std::move(line));
  }
  for (const auto& note : work.tickets.notes(ticket.id)) {
    StoryLine line{
        note.at,   note.kind, std::nullopt, domain::Role::system, colleague_name(work, note.author),
        note.words};
    domain::role_from(note.author_role, line.role);
    story.push_back(std::move(line));
  }
  std::stable_sort(story.begin(), story.end(),
                   [](const StoryLine& a, const StoryLine& b) { return a.at < b.at; });
  return story;
}

DeskNotice notice_of(const store::Work& work, domain::Push push, const PersonId& citizen) {
  DeskNotice notice;
  notice.to_citizen = push.person == citizen;
  notice.name = colleague_name(work, push.person);
  notice.push = std::move(push);
  return notice;
}

}  // namespace

bool clock_runs(State state) {
  return std::find(kRunning.begin(), kRunning.end(), state) != kRunning.end();
}

bool is_overdue(const domain::Ticket& ticket, Instant now) {
  return ticket.due_at && *ticket.due_at < now && clock_runs(ticket.state);
}

DeskPage desk_page(const store::Work& work, const domain::Principal& who, const DeskFilter& wish) {
  DeskPage page;
  // Department staff without a department see nothing, not everything.
  if (!who.sees_all_departments() && who.department.empty()) return page;
  const store::TicketList list{work.scope()};
  const auto filter = scoped(who, wish, work.now);
  auto ids = list.page(filter, kDeskPage + 1);
  const bool more = ids.size() > kDeskPage;
  if (more) ids.pop_back();
  for (const auto& id : ids) {
    auto ticket = work.tickets.find(id);
    if (!ticket) continue;
    DeskRow row;
    const auto photos = work.photos.of_ticket(id);
    const auto shown = std::find_if(photos.begin(), photos.end(), is_picture);
    if (shown != photos.end()) row.thumb = shown->id;
    row.assignee_name = colleague_name(work, ticket->assignee);
    row.ticket = *std::move(ticket);
    page.rows.push_back(std::move(row));
  }
  if (more && !page.rows.empty()) {
    page.next = page_mark(page.rows.back().ticket.submitted_at, page.rows.back().ticket.id.text);
  }
  page.matching = list.count(filter);
  page.by_state = list.count_by_state(filter);
  return page;
}

Result<DeskTicket> desk_ticket(const store::Work& work, const domain::Principal& who,
                               const std::string& number) {
  auto ticket = work.tickets.find_by_number(number);
  if (!ticket || !who.may_see(ticket->department)) {
    return Refusal{RefusalCode::not_found, "no such ticket in sight"};
  }
  DeskTicket desk;
  for (auto& photo : work.photos.of_ticket(ticket->id)) {
    if (!is_picture(photo)) continue;
    (photo.purpose == "after" ? desk.after : desk.before).push_back(std::move(photo));
  }
  desk.story = story_of(work, *ticket);
  for (auto& push : work.outbox.of_ticket(ticket->id)) {
    desk.notices.push_back(notice_of(work, std::move(push), ticket->citizen));
  }
  desk.assignee_name = colleague_name(work, ticket->assignee);
  if (!ticket->anonymous) {
    if (const auto citizen = work.people.find(ticket->citizen)) desk.citizen_name = citizen->name;
  }
  for (const auto& answer : work.surveys.of_ticket(ticket->id)) {
    if (answer.satisfaction) desk.satisfaction = answer.satisfaction;
  }
  desk.ticket = *std::move(ticket);
  return desk;
}

Result<std::string> desk_photo(const store::Work& work, const domain::Principal& who,
                               const PhotoId& id, bool thumb) {
  const auto photo = work.photos.find(id);
  if (!photo || !is_picture(*photo) || photo->ticket.empty()) {
    return Refusal{RefusalCode::not_found, "no such photo"};
  }
  const auto ticket = work.tickets.find(photo->ticket);
  if (!ticket || !who.may_see(ticket->department)) {
    return Refusal{RefusalCode::not_found, "no such photo in sight"};
  }
  return thumb && !photo->thumb_sha256.empty() ? photo->thumb_sha256 : photo->sha256;
}

std::map<domain::Verb, domain::Role> offers(const domain::Ticket& ticket,
                                            const domain::Principal& who) {
  std::map<domain::Verb, domain::Role> found;
  for (const auto& row : domain::transitions()) {
    if (row.from != ticket.state) continue;
    const auto role = std::find_if(row.roles.begin(), row.roles.end(),
                                   [&](domain::Role r) { return who.has(r); });
    if (role == row.roles.end() || *role == domain::Role::citizen) continue;
    const bool own = (row.demands & static_cast<unsigned>(domain::Demand::own_department)) != 0;
    if (own && who.department != ticket.department) continue;
    found.emplace(row.verb, *role);
  }
  return found;
}

std::vector<domain::Duty> suggested_duties(const store::Work& work, const domain::Ticket& ticket) {
  return domain::route_candidates(work.rules.policy, store::effective_duties(work), ticket.category,
                                  ticket.place_id);
}

Result<domain::Ticket> record_call_back(store::Work& work, const TicketId& id,
                                        std::int64_t revision, const domain::Actor& actor,
                                        const SurveyReply& reply) {
  const auto ticket = work.tickets.find(id);
  if (!ticket) return Refusal{RefusalCode::not_found, "no such ticket"};
  if (ticket->revision != revision) {
    return Refusal{RefusalCode::conflict, "the ticket has changed since it was looked at"};
  }
  if (reply.solved.value_or(true)) return close_satisfied(work, id, actor, reply);
  if (reply.words.empty()) return Refusal{RefusalCode::invalid, "reason is missing"};
  return send_back(work, id, actor, reply, reply.words);
}

DeskPushes desk_pushes(const store::Work& work, const std::vector<std::string>& states,
                       const std::string& after) {
  DeskPushes desk;
  const store::TicketList list{work.scope()};
  auto ids = list.pushes(states, page_key(after), kDeskPage + 1);
  const bool more = ids.size() > kDeskPage;
  if (more) ids.pop_back();
  for (const auto& id : ids) {
    auto push = work.outbox.find(id);
    if (!push) continue;
    PersonId citizen;
    if (const auto ticket = work.tickets.find(push->ticket)) {
      desk.numbers[ticket->id.text] = ticket->number;
      citizen = ticket->citizen;
    }
    desk.rows.push_back(notice_of(work, *std::move(push), citizen));
  }
  if (more && !desk.rows.empty()) {
    const auto& last = desk.rows.back().push;
    desk.next = page_mark(last.created_at, last.id.text);
  }
  desk.by_state = list.count_pushes_by_state();
  return desk;
}

std::vector<DeskEntry> desk_entries(const store::Work& work, const std::string& words) {
  std::vector<DeskEntry> found;
  for (const auto& entry : work.faq->entries()) {
    const auto holds = [&](const faq::Side& side) {
      return side.title.find(words) != std::string::npos ||
             side.answer.find(words) != std::string::npos ||
             std::any_of(side.questions.begin(), side.questions.end(),
                         [&](const std::string& q) { return q.find(words) != std::string::npos; });
    };
    if (!words.empty() && entry.id != words && !holds(entry.zh) && !holds(entry.bo)) continue;
    found.push_back({entry.id, entry.area, entry.zh.title, entry.bo.title, entry.zh.answer,
                     entry.bo.answer, std::string{domain::to_text(entry.bo_status)}, entry.source,
                     entry.valid_until});
  }
  return found;
}

}  // namespace zampa::service
