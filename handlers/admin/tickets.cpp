// The list of tickets 工单池. Every filter is a part of the address, so that a list can be sent to
// a colleague as a link.
#include <array>

#include "bot/base/text.hpp"
#include "bot/lang/digits.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/service/desk.hpp"
#include "handlers/admin/admin.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

using Query = std::map<std::string, std::string>;

// A Tibetan syllable takes about three code points where Chinese takes one.
constexpr std::size_t kRequestCharacters = 40;
constexpr std::size_t kTibetanRequestCharacters = 90;
const std::string kTicketsPath = "/admin/tickets";

// The states a desk works through, in the order of a ticket's life; others are offered when there
// are tickets in them.
constexpr std::array kUsualStates{
    domain::State::submitted, domain::State::accepted,           domain::State::dispatched,
    domain::State::objected,  domain::State::in_progress,        domain::State::resolved,
    domain::State::rework,    domain::State::awaiting_call_back, domain::State::closed};

Query with(Query query, const std::string& name, const std::string& text) {
  query.erase("after");
  query[name] = text;
  return query;
}

base::PageData state_chip(const AdminContext& context, const Query& query, const std::string& state,
                          const std::string& word, std::int64_t count) {
  base::PageData chip;
  chip.set("href", address(kTicketsPath, with(query, "state", state)));
  chip.set("word", word);
  chip.set("on", context.request.query_once("state") == state);
  chip.set("count", count > 0 ? std::to_string(count) : std::string{});
  return chip;
}

std::vector<base::PageData> state_chips(const AdminContext& context, const Query& query,
                                        const service::DeskPage& page) {
  std::vector<base::PageData> chips;
  std::int64_t all = 0;
  for (const auto& [state, count] : page.by_state) all += count;
  chips.push_back(state_chip(context, query, "", context.say("tickets.all"), all));
  const auto add = [&](domain::State state) {
    const auto it = page.by_state.find(state);
    chips.push_back(state_chip(context, query, std::string{domain::to_text(state)},
                               state_word(context.frame, state),
                               it == page.by_state.end() ? 0 : it->second));
  };
  for (const auto state : kUsualStates) add(state);
  for (const auto& [state, count] : page.by_state) {
    if (std::find(kUsualStates.begin(), kUsualStates.end(), state) == kUsualStates.end())
      add(state);
  }
  return chips;
}

std::vector<base::PageData> department_options(const AdminContext& context) {
  std::vector<base::PageData> options;
  const std::string chosen = context.request.query_once("department");
  for (const auto& department : context.policy.departments) {
    base::PageData option;
    option.set("id", department.id.text);
    option.set("word", department.name.in(context.language()));
    option.set("on", department.id.text == chosen);
    options.push_back(std::move(option));
  }
  return options;
}

base::PageData ticket_row(const AdminContext& context, const service::DeskRow& desk) {
  const auto& ticket = desk.ticket;
  base::PageData row;
  row.set("href", kTicketsPath + "/" + url_escape(ticket.number));
  row.set("number", ticket.number);
  row.set("thumb", desk.thumb.empty()
                       ? std::string{}
                       : "/admin/photos/" + url_escape(desk.thumb.text) + "?size=thumb");
  put_text(row, "request",
           ticket.request.empty()
               ? context.say("tickets.no_words")
               : lang::truncate_code_points(ticket.request, language_mark(ticket.request) == "bo"
                                                                ? kTibetanRequestCharacters
                                                                : kRequestCharacters));
  row.set("bo_mark", ticket.language == domain::Language::bo);
  row.set("anonymous", ticket.anonymous).set("urgent", ticket.level == 1);
  put_text(row, "category", category_word(context, ticket));
  row.set("age", ago_words(context.frame, ticket.submitted_at, context.now));
  put_text(row, "place", place_word(context, ticket));
  put_text(row, "department", department_word(context, ticket.department));
  row.set("assignee", desk.assignee_name);
  row.set("state", state_word(context.frame, ticket.state)).set("tone", tone_of(ticket.state));
  const auto due = due_words(context.frame, ticket, context.now);
  row.set("due", due.words).set("due_tone", due.tone);
  return row;
}

service::DeskFilter filter_of(const AdminContext& context) {
  service::DeskFilter filter;
  filter.state = domain::state_from(context.request.query_once("state"));
  filter.department = DepartmentId{context.request.query_once("department")};
  filter.overdue = context.request.query_once("overdue") == "1";
  const std::string typed = context.request.query_once("q");
  for (const char c : lang::to_ascii_digits(base::trim(typed))) {
    // Numbers are letters and digits; people paste them with blanks and in small letters.
    if (c >= 'a' && c <= 'z') filter.number += static_cast<char>(c - 'a' + 'A');
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) filter.number += c;
  }
  filter.after = context.request.query_once("after");
  return filter;
}

}  // namespace

HttpResponse list_tickets(AdminContext& context) {
  const auto filter = filter_of(context);
  const auto page = service::desk_page(context.work, context.who(), filter);
  Query query;
  for (const char* name : {"state", "department", "overdue", "q"}) {
    query[name] = context.request.query_once(name);
  }
  base::PageData data;
  data.set("count_word", context.say("tickets.count", {{"count", std::to_string(page.matching)}}));
  data.set("q", query["q"]);
  data.set("states", state_chips(context, query, page));
  data.set("some_departments", context.who().sees_all_departments());
  data.set("departments", department_options(context));
  data.set("overdue", filter.overdue);
  data.set("overdue_href",
           address(kTicketsPath, with(query, "overdue", filter.overdue ? "" : "1")));
  data.set("state_value", query["state"]).set("department_value", query["department"]);
  data.set("overdue_value", query["overdue"]);
  const bool narrowed =
      filter.state || filter.overdue || !filter.department.empty() || !filter.number.empty();
  data.set("narrowed", narrowed);
  std::vector<base::PageData> rows;
  for (const auto& row : page.rows) rows.push_back(ticket_row(context, row));
  data.set("some", !rows.empty()).set("rows", rows);
  const std::string why = filter.overdue ? "tickets.empty_overdue"
                          : narrowed     ? "tickets.empty_narrow"
                                         : "tickets.empty";
  data.set("empty_title", context.say(why)).set("empty_words", context.say(why + "_words"));
  data.set("first", filter.after.empty() ? std::string{} : address(kTicketsPath, query));
  query["after"] = page.next;
  data.set("next", page.next.empty() ? std::string{} : address(kTicketsPath, query));
  if (context.request.query_once("done") == "password") {
    data.set("flash", context.say("password.changed"));
  }
  return context.page("tickets", context.say("tickets.title"), std::move(data));
}

}  // namespace zampa::handlers::admin
