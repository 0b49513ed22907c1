// The outbox 发件箱 as people watch it: what could not be delivered and whom somebody has to phone.
#include <array>

#include "bot/service/desk.hpp"
#include "handlers/admin/admin.hpp"
#include "handlers/admin/ticket_form.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

const std::string kOutboxPath = "/admin/outbox";
constexpr std::array<const char*, 6> kPushStates{"phone_task", "dead", "due",
                                                 "sending",    "sent", "cancelled"};

}  // namespace

HttpResponse list_outbox(AdminContext& context) {
  const std::string wish = context.request.query_once("state");
  const bool known = std::find(kPushStates.begin(), kPushStates.end(), wish) != kPushStates.end();
  const std::vector<std::string> states =
      known ? std::vector<std::string>{wish} : std::vector<std::string>{"phone_task", "dead"};
  const std::string after = context.request.query_once("after");
  const auto desk = service::desk_pushes(context.work, states, after);
  const auto count_of = [&](const std::string& state) {
    const auto it = desk.by_state.find(state);
    return it == desk.by_state.end() ? std::int64_t{0} : it->second;
  };
  const auto chip = [&](const std::string& state, const std::string& word, std::int64_t count) {
    base::PageData data;
    data.set("href", address(kOutboxPath, {{"state", state}})).set("word", word);
    data.set("on", known ? wish == state : state.empty());
    data.set("count", count > 0 ? std::to_string(count) : std::string{});
    return data;
  };
  std::vector<base::PageData> chips{
      chip("", context.say("outbox.problems"), count_of("phone_task") + count_of("dead"))};
  for (const std::string state : kPushStates) {
    chips.push_back(chip(state, context.say("push." + state), count_of(state)));
  }
  std::vector<base::PageData> rows;
  for (const auto& notice : desk.rows) {
    auto row = notice_row(context, notice);
    const auto number = desk.numbers.find(notice.push.ticket.text);
    row.set("ticket", number == desk.numbers.end() ? std::string{} : number->second);
    row.set("href", number == desk.numbers.end() ? std::string{}
                                                 : "/admin/tickets/" + url_escape(number->second));
    rows.push_back(std::move(row));
  }
  base::PageData data;
  data.set("states", chips).set("rows", rows).set("some", !rows.empty());
  const std::string state = known ? wish : std::string{};
  data.set("first", after.empty() ? std::string{} : address(kOutboxPath, {{"state", state}}));
  data.set("next", desk.next.empty()
                       ? std::string{}
                       : address(kOutboxPath, {{"state", state}, {"after", desk.next}}));
  return context.page("outbox", context.say("outbox.title"), std::move(data));
}

}  // namespace zampa::handlers::admin
