// 办结: before- and after-photos, the result in a sentence or one tap, and done.
#include <algorithm>

#include "bot/service/handling.hpp"
#include "bot/service/photos.hpp"
#include "bot/service/staff_view.hpp"
#include "handlers/staff/staff.hpp"
#include "handlers/staff/task.hpp"

namespace zampa::handlers::staff {
namespace {

const std::vector<domain::State> kInHand{domain::State::in_progress, domain::State::rework};

/// Offers the usual results of the category; a sentence of one's own does as well.
Reply ask_result(Context& context, const domain::Ticket& ticket, std::string_view key) {
  context.finish();
  context.set_slot("ticket", ticket.number);
  return context.ask("resolve", "result", context.text(key, {{"number", ticket.number}}),
                     service::result_choices(context.work, ticket));
}

Reply ask_when(Context& context, const domain::Ticket& ticket, const std::string& photo) {
  context.finish();
  context.set_slot("ticket", ticket.number);
  context.set_slot("photo", photo);
  return context.ask(
      "photo", "when",
      context.text("staff.photo_ask_when", {{"count", "1"}, {"number", ticket.number}}),
      {"choice.after_photo", "choice.before_photo"});
}

}  // namespace

/// A photo from somebody with work in hand belongs to that work; without, it is a citizen's photo.
Reply photo(Context& context) {
  const auto tasks = service::tasks_of(context.work, context.actor());
  const bool any = std::any_of(tasks.begin(), tasks.end(), [](const domain::Ticket& t) {
    return t.state == domain::State::in_progress || t.state == domain::State::rework;
  });
  if (!any) {
    if (context.inbound.channel != domain::Channel::wecom) return context.pass();
    return context.say("staff.photo_no_task");
  }
  const std::string id =
      service::want_photo(context.work, context.person.id, context.inbound.account,
                          context.inbound.media_id, "after")
          .text;
  const auto task = task_meant(context, kInHand);
  context.set_slot("photo", id);
  if (!task) return ask_which(context, kInHand, "photo", "staff.photo_which_task");
  return ask_when(context, task->ticket, id);
}

Reply photo_which_step(Context& context) {
  const auto task = task_meant(context, kInHand);
  if (!task) return context.say("staff.no_tasks");
  return ask_when(context, task->ticket, context.slot("photo"));
}

Reply photo_when_step(Context& context) {
  const bool before = context.choice == "choice.before_photo";
  if (!before && context.choice != "choice.after_photo") return context.pass();
  const auto task = task_meant(context, kInHand);
  if (!task) return context.say("staff.no_tasks");
  auto attached =
      service::attach_staff_photo(context.work, task->ticket.id, context.actor(),
                                  PhotoId{context.slot("photo")}, before ? "before" : "after");
  if (!attached) return refuse_task(context, task->ticket, attached.error());
  if (!before) return ask_result(context, task->ticket, "staff.after_photo_received");
  context.finish();
  context.set_slot("ticket", task->ticket.number);
  return context.say("staff.before_photo_received", {{"number", task->ticket.number}});
}

Reply resolve(Context& context) {
  const auto task = task_meant(context, kInHand);
  if (!task) return ask_which(context, kInHand, "resolve");
  const domain::Ticket& ticket = task->ticket;
  if (ticket.state != domain::State::in_progress && ticket.state != domain::State::rework) {
    return refuse_task(context, ticket, {RefusalCode::conflict, "not in hand"});
  }
  if (service::needs_after_photo(context.work, ticket)) {
    context.finish();
    context.set_slot("ticket", ticket.number);
    return context.say("staff.after_photo_needed", {{"number", ticket.number}});
  }
  return ask_result(context, ticket, "staff.result_ask");
}

Reply resolve_result_step(Context& context) {
  const std::string result =
      context.choice.empty() ? context.typed() : context.text(context.choice);
  if (result.empty()) return context.pass();
  const std::string number = context.slot("ticket");
  // A chosen result is kept in the citizen's language: they are the one who reads it.
  const auto task = task_meant(context, kInHand);
  const bool chosen = task && !context.choice.empty();
  context.set_slot("result",
                   chosen ? context.text_in(task->ticket.language, context.choice) : result);
  return context.ask(
      "resolve", "confirm",
      context.text("staff.resolve_confirm", {{"number", number}, {"result", result}}),
      {"choice.yes", "choice.not_yet"});
}

Reply resolve_confirm_step(Context& context) {
  const std::string number = context.slot("ticket");
  if (context.choice == "choice.not_yet") {
    context.finish();
    context.set_slot("ticket", number);
    return context.say("staff.not_resolved_yet", {{"number", number}});
  }
  if (context.choice != "choice.yes") return context.pass();
  const auto task = task_meant(context, kInHand);
  if (!task) return context.say("staff.no_tasks");
  auto resolved = context.attempt([&] {
    return service::resolve_ticket(context.work, task->ticket.id, std::nullopt, context.actor(),
                                   context.slot("result"));
  });
  context.finish();
  if (!resolved) return refuse_task(context, task->ticket, resolved.error());
  const Instant start = resolved->acknowledged_at.value_or(resolved->submitted_at);
  Fields fields = context.fields_of(*resolved);
  fields["elapsed"] = context.duration(context.now() - start);
  const bool late = resolved->due_at && *resolved->due_at < context.now();
  return context.say(late ? "staff.resolved_late" : "staff.resolved", fields);
}

}  // namespace zampa::handlers::staff
