// What a click under a ticket does: one service call per verb, always for the revision the reader
// looked at. Somebody faster makes a page that names them, not a lost change.
#include <charconv>

#include "bot/lang/measure.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/desk.hpp"
#include "bot/service/dispatching.hpp"
#include "handlers/admin/admin.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

using domain::Verb;

constexpr std::size_t kReasonCharacters = 500;

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return n;
}

Result<service::SurveyReply> survey_of(const Form& form) {
  service::SurveyReply reply;
  reply.source = "phone";
  reply.words = field(form, "words");
  const auto yes_no = [&](const char* name) -> std::optional<bool> {
    const std::string text = field(form, name);
    if (text != "0" && text != "1") return std::nullopt;
    return text == "1";
  };
  reply.contacted = yes_no("contacted");
  reply.solved = yes_no("solved");
  reply.satisfaction = whole_number(field(form, "satisfaction"));
  const bool whole = reply.contacted && reply.solved && reply.satisfaction &&
                     *reply.satisfaction >= 1 && *reply.satisfaction <= 5;
  if (!whole) return Refusal{RefusalCode::invalid, "a call-back has three answers"};
  return reply;
}

Result<domain::Ticket> perform(AdminContext& context, const domain::Ticket& ticket, Verb verb,
                               domain::Role role, std::int64_t revision) {
  auto& work = context.work;
  const auto actor = context.who().as(role);
  const DepartmentId department{field(context.form, "department")};
  const std::string reason = field(context.form, "reason");
  if (lang::code_points(reason) > kReasonCharacters) {
    return Refusal{RefusalCode::too_large, "reason"};
  }
  switch (verb) {
    case Verb::accept:
      return service::accept_ticket(work, ticket.id, revision, actor);
    case Verb::decline:
      return service::decline_ticket(work, ticket.id, revision, actor,
                                     field(context.form, "reason_code"));
    case Verb::dispatch:
      return service::dispatch_ticket(work, ticket.id, revision, actor, department, reason);
    case Verb::reassign:
      return service::reassign_ticket(work, ticket.id, revision, actor, department, reason);
    case Verb::uphold:
      return service::uphold_objection(work, ticket.id, revision, actor, department, reason);
    case Verb::reject:
      return service::reject_objection(work, ticket.id, revision, actor, reason);
    case Verb::pass:
      return service::pass_resolution(work, ticket.id, revision, actor);
    case Verb::rework:
      return service::rework_resolution(work, ticket.id, revision, actor, reason);
    case Verb::close: {
      auto reply = survey_of(context.form);
      if (!reply) return std::move(reply).error();
      return service::record_call_back(work, ticket.id, revision, actor, *reply);
    }
    default:
      return Refusal{RefusalCode::not_found, "not offered in the console"};
  }
}

/// Who was faster, what they did and how it stands now.
HttpResponse stale_page(const AdminContext& context, const service::DeskTicket& desk,
                        const std::string& here) {
  base::PageData data;
  data.set("words", context.say("refusal.conflict"));
  for (auto line = desk.story.rbegin(); line != desk.story.rend(); ++line) {
    if (!line->to) continue;
    const std::string role = context.say("role." + std::string{domain::to_text(line->role)});
    data.set("detail", context.say("refusal.stale",
                                   {{"name", line->name.empty() ? role : role + " " + line->name},
                                    {"time", base::local_short(line->at)},
                                    {"verb", context.say("verb." + line->what)},
                                    {"state", state_word(context.frame, desk.ticket.state)}}));
    break;
  }
  data.set("link", here).set("link_word", context.say("refusal.see_latest"));
  return context.page("message", context.say("refusal.title"), std::move(data), 409);
}

}  // namespace

HttpResponse act_on_ticket(AdminContext& context) {
  const auto desk = service::desk_ticket(context.work, context.who(), context.param("number"));
  if (!desk) return context.refuse(desk.error(), "/admin/tickets");
  const auto& ticket = desk->ticket;
  const std::string here = "/admin/tickets/" + url_escape(ticket.number);
  const auto verb = domain::verb_from(context.param("verb"));
  const auto revision = whole_number(field(context.form, "revision"));
  if (!verb || !revision) return context.refuse({RefusalCode::invalid, "verb or revision"}, here);
  if (*revision != ticket.revision) return stale_page(context, *desk, here);
  const auto offers = service::offers(ticket, context.who());
  const auto offer = offers.find(*verb);
  if (offer == offers.end()) {
    return context.refuse({RefusalCode::forbidden, "not this reader's to do now"}, here);
  }
  const auto after = perform(context, ticket, *verb, offer->second, *revision);
  if (!after) {
    if (after.error().code == RefusalCode::conflict) return stale_page(context, *desk, here);
    return context.refuse(after.error(), here);
  }
  const bool sent_back = *verb == Verb::close && after->state == domain::State::rework;
  return see_other(here + "?done=" + (sent_back ? "rework" : std::string{domain::to_text(*verb)}));
}

}  // namespace zampa::handlers::admin
