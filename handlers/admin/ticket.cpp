// One ticket with its whole story 工单详情, and what this reader may do with it now. The forms come
// from the transition table alone: what it does not allow is not offered.
#include <array>

#include "bot/service/desk.hpp"
#include "handlers/admin/admin.hpp"
#include "handlers/admin/ticket_form.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

std::vector<base::PageData> shots_of(const AdminContext& context,
                                     const std::vector<domain::Photo>& photos, const char* alt) {
  std::vector<base::PageData> shots;
  int n = 0;
  for (const auto& photo : photos) {
    const std::string path = "/admin/photos/" + url_escape(photo.id.text);
    base::PageData shot;
    shot.set("full", path).set("thumb", path + (photos.size() > 1 ? "?size=thumb" : ""));
    shot.set("alt", context.say(alt, {{"n", std::to_string(++n)}}));
    shots.push_back(std::move(shot));
  }
  return shots;
}

std::string story_verb(const AdminContext& context, const service::StoryLine& line) {
  const std::string key = line.what == "staff" ? "verb.staff_note" : "verb." + line.what;
  return context.frame.pages.has(key) ? context.say(key) : line.what;
}

base::PageData story_row(const AdminContext& context, const service::StoryLine& line) {
  base::PageData row;
  row.set("verb", story_verb(context, line));
  row.set("to", line.to ? state_word(context.frame, *line.to) : std::string{});
  row.set("tone", line.to ? tone_of(*line.to) : std::string_view{"idle"});
  row.set("at", base::local_minute(line.at));
  std::string who = context.say("role." + std::string{domain::to_text(line.role)});
  if (!line.name.empty()) who += " " + line.name;
  row.set("who", who);
  const bool is_rule = line.what == "dispatch" && line.role == domain::Role::system;
  put_text(row, "note",
           is_rule && !line.note.empty() ? context.say("ticket.rule", {{"rule", line.note}})
                                         : line.note);
  return row;
}

/// What the recipient reads: the platform's tappable choices are links around their words.
std::string without_links(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool link = text.compare(at, 3, "<a ") == 0 || text.compare(at, 4, "</a>") == 0;
    const auto end = link ? text.find('>', at) : std::string::npos;
    if (end == std::string::npos) {
      out += text[at++];
    } else {
      at = end + 1;
    }
  }
  return out;
}

std::string notice_text(const domain::Notice& notice) {
  if (!notice.text.empty()) return without_links(notice.text);
  std::string text = notice.card_title;
  for (const auto& [label, value] : notice.card_rows) text += "\n" + label + " " + value;
  return text;
}

void add_fact(std::vector<base::PageData>& facts, const std::string& word,
              const std::string& value) {
  if (value.empty()) return;
  base::PageData fact;
  fact.set("word", word).set("value", value).set("lang", language_mark(value));
  facts.push_back(std::move(fact));
}

std::vector<base::PageData> facts_of(const AdminContext& context, const service::DeskTicket& desk) {
  const auto& t = desk.ticket;
  std::vector<base::PageData> facts;
  const auto add = [&](const char* key, const std::string& value) {
    add_fact(facts, context.say(key), value);
  };
  const auto count = [](int n) { return n == 0 ? std::string{} : std::to_string(n); };
  add("ticket.submitted_at", base::local_minute(t.submitted_at));
  add("ticket.due_at", t.due_at ? base::local_minute(*t.due_at) : std::string{});
  add("ticket.category", category_word(context, t));
  add("ticket.level", context.say("ticket.level_" + std::to_string(t.level)));
  add("tickets.place", place_word(context, t));
  add("tickets.department", department_word(context, t.department));
  if (!t.department.empty()) {
    add("ticket.duty_rule", t.duty_rule.empty() ? context.say("ticket.by_person") : t.duty_rule);
  }
  add("ticket.assignee", desk.assignee_name);
  add("ticket.citizen", t.anonymous                 ? context.say("ticket.citizen_hidden")
                        : desk.citizen_name.empty() ? context.say("ticket.citizen_unnamed")
                                                    : desk.citizen_name);
  add("ticket.language",
      context.say("language." + std::string{domain::to_text(t.language)} + "_long"));
  add("ticket.reworks", count(t.rework_count));
  add("ticket.objections", count(t.objection_count));
  if (desk.satisfaction) {
    add("ticket.rating", context.say("survey.s" + std::to_string(*desk.satisfaction)));
  }
  return facts;
}

void put_head(base::PageData& data, const AdminContext& context, const domain::Ticket& ticket) {
  data.set("number", ticket.number).set("revision", std::to_string(ticket.revision));
  data.set("state", state_word(context.frame, ticket.state)).set("tone", tone_of(ticket.state));
  const auto due = due_words(context.frame, ticket, context.now);
  data.set("due", ticket.due_at ? due.words : std::string{})
      .set("due_tone", due.tone)
      .set("urgent", ticket.level == 1);
  put_text(data, "category", category_word(context, ticket));
  put_text(data, "place", place_word(context, ticket));
  put_text(data, "department", department_word(context, ticket.department));
  put_text(data, "request", ticket.request);
  data.set("language_word",
           context.say("language." + std::string{domain::to_text(ticket.language)} + "_long"));
  data.set("public_reply", ticket.public_reply);
  data.set("reply_lang", language_mark(ticket.public_reply));
}

void put_flash(base::PageData& data, const AdminContext& context, const std::string& number) {
  const auto verb = domain::verb_from(context.request.query_once("done"));
  if (!verb) return;
  data.set("flash",
           context.say("act.done",
                       {{"number", number},
                        {"verb", context.say("verb." + std::string{domain::to_text(*verb)})}}));
}

}  // namespace

base::PageData notice_row(const AdminContext& context, const service::DeskNotice& notice) {
  const auto& push = notice.push;
  base::PageData row;
  row.set("key", push.notice.key);
  put_text(row, "text", notice_text(push.notice));
  row.set("whom", notice.to_citizen ? context.say("role.citizen") : notice.name);
  const bool chosen = push.state != "due" && push.state != "cancelled";
  const std::string door = push.state == "phone_task" ? "phone_task"
                           : chosen ? std::string{domain::to_text(push.notice.door)}
                                    : "none";
  row.set("door", context.say("door." + door));
  row.set("state", context.say("push." + push.state));
  row.set("tone", push.state == "sent"         ? "ok"
                  : push.state == "dead"       ? "bad"
                  : push.state == "phone_task" ? "warn"
                                               : "idle");
  row.set("detail", push.state == "sent" ? std::string{} : push.detail);
  row.set("tries", std::to_string(push.tries));
  row.set("at", base::local_minute(push.created_at));
  return row;
}

HttpResponse show_ticket(AdminContext& context) {
  const auto desk = service::desk_ticket(context.work, context.who(), context.param("number"));
  if (!desk) return context.refuse(desk.error(), "/admin/tickets");
  const auto& ticket = desk->ticket;
  base::PageData data;
  put_head(data, context, ticket);
  put_flash(data, context, ticket.number);
  data.set("back", "/admin/tickets");
  const auto before = shots_of(context, desk->before, "ticket.photo_before_alt");
  const auto after = shots_of(context, desk->after, "ticket.photo_after_alt");
  data.set("before", before).set("some_before", !before.empty());
  data.set("after", after).set("some_after", !after.empty());
  std::vector<base::PageData> supplements;
  std::vector<base::PageData> events;
  for (const auto& line : desk->story) {
    events.push_back(story_row(context, line));
    if (line.what != "supplement" || line.note.empty() || line.to) continue;
    base::PageData row;
    row.set("at", base::local_minute(line.at)).set("words", line.note);
    row.set("lang", language_mark(line.note));
    supplements.push_back(std::move(row));
  }
  data.set("supplements", supplements).set("events", events);
  std::vector<base::PageData> notices;
  for (const auto& notice : desk->notices) notices.push_back(notice_row(context, notice));
  data.set("notices", notices).set("some_notices", !notices.empty());
  data.set("facts", facts_of(context, *desk));
  const auto acts = act_forms(context, ticket);
  data.set("acts", acts).set("some_acts", !acts.empty());
  data.set("no_acts", no_acts_words(context, ticket));
  return context.page("ticket", ticket.number, std::move(data));
}

}  // namespace zampa::handlers::admin
