#include "bot/service/citizen_view.hpp"

#include <algorithm>

#include "bot/lang/digits.hpp"

namespace zampa::service {
namespace {

constexpr std::int64_t kLookedAt = 50;
constexpr std::size_t kTailDigits = 4;

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::vector<domain::Ticket> tickets_of(const store::Work& work, const PersonId& citizen) {
  auto tickets = work.tickets.of_citizen(citizen, kLookedAt);
  const Instant since = work.now - work.rules.policy.limits.reopen_window;
  std::erase_if(tickets, [&](const domain::Ticket& t) {
    if (t.state == domain::State::closed) return t.closed_at && *t.closed_at < since;
    return !domain::is_open(t.state);
  });
  return tickets;
}

std::vector<domain::Ticket> own_by_number(const store::Work& work, const PersonId& citizen,
                                          const std::string& typed) {
  const std::string number = upper(lang::to_ascii_digits(typed));
  auto tickets = work.tickets.of_citizen(citizen, kLookedAt);
  std::erase_if(tickets, [&](const domain::Ticket& t) {
    return t.number != number && !(number.size() == kTailDigits && t.number.ends_with(number));
  });
  return tickets;
}

Result<domain::Ticket> any_by_number(const store::Work& work, const std::string& typed) {
  auto ticket = work.tickets.find_by_number(upper(lang::to_ascii_digits(typed)));
  if (!ticket) return Refusal{RefusalCode::not_found, "no such number"};
  return *ticket;
}

bool looks_like_number(const store::Work& work, const std::string& typed) {
  const std::string text = upper(lang::to_ascii_digits(typed));
  if (text.size() == kTailDigits) return all_digits(text);
  const auto& prefix = work.rules.number_prefix;
  return text.size() >= prefix.size() + 10 && text.starts_with(prefix) &&
         all_digits(std::string_view{text}.substr(prefix.size()));
}

std::vector<domain::Ticket> awaiting_answer(const store::Work& work, const PersonId& citizen) {
  auto tickets = work.tickets.of_citizen(citizen, kLookedAt);
  std::erase_if(tickets, [](const domain::Ticket& t) {
    return t.state != domain::State::awaiting_call_back;
  });
  return tickets;
}

std::string number_of(const store::Work& work, const TicketId& id) {
  const auto ticket = work.tickets.find(id);
  return ticket ? ticket->number : std::string{};
}

}  // namespace zampa::service
