#include "bot/service/drafts.hpp"

#include "bot/domain/classify.hpp"
#include "bot/domain/gazetteer.hpp"
#include "bot/domain/routing.hpp"
#include "bot/domain/sla.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/store/duty_list.hpp"
#include "bot/store/speech.hpp"

namespace zampa::service {
namespace {

constexpr std::size_t kPlaceChars = 60;

/// The platform's address text without region and prefecture: everybody here knows those.
std::string local_part(const domain::Policy& policy, const std::string& label) {
  for (const auto& place : policy.places) {
    if (!place.parent.empty()) continue;
    const auto at = label.find(place.name.zh);
    if (at == std::string::npos) continue;
    const std::string rest = label.substr(at + place.name.zh.size());
    if (!rest.empty()) return rest;
  }
  return label;
}

}  // namespace

NamedPlace place_named(const store::Work& work, const std::string& words) {
  const auto found = domain::places_in(work.rules.policy, words);
  if (found.empty()) return {lang::truncate_code_points(words, kPlaceChars), ""};
  // The words stay: "opposite the bank" is worth more to whoever goes there than the street's name.
  return {lang::truncate_code_points(words, kPlaceChars), found.front()->id};
}

NamedPlace place_at(const store::Work& work, const domain::Inbound& location) {
  NamedPlace place;
  place.name =
      lang::truncate_code_points(local_part(work.rules.policy, location.place_label), kPlaceChars);
  const auto found = domain::places_in(work.rules.policy, location.place_label);
  if (!found.empty()) {
    place.id = found.front()->id;
  } else if (location.point) {
    if (const auto near = domain::nearest_place(work.rules.policy, *location.point)) {
      place.id = near->place->id;
      if (place.name.empty()) {
        place.name = domain::full_name(work.rules.policy, *near->place, domain::Language::zh);
      }
    }
  }
  if (place.name.empty() && location.point) {
    const auto degrees = [](std::int32_t micro) {
      return std::to_string(static_cast<double>(micro) / 1e6).substr(0, 8);
    };
    place.name =
        degrees(location.point->latitude_micro) + ", " + degrees(location.point->longitude_micro);
  }
  return place;
}

bool names_place(const store::Work& work, const std::string& text) {
  return !domain::places_in(work.rules.policy, text).empty();
}

std::string place_in(const store::Work& work, const std::string& place, const std::string& id,
                     domain::Language language) {
  const auto* known = work.rules.policy.place(id);
  const bool gazetteer_name =
      known != nullptr &&
      place == domain::full_name(work.rules.policy, *known, domain::Language::zh);
  return gazetteer_name ? domain::full_name(work.rules.policy, *known, language) : place;
}

std::optional<domain::Ticket> latest_ticket(const store::Work& work, const PersonId& citizen) {
  auto tickets = work.tickets.of_citizen(citizen, 1);
  if (tickets.empty()) return std::nullopt;
  return std::move(tickets.front());
}

std::string summary_of(const store::Work& work, const std::string& words,
                       domain::Language language) {
  const auto guess = domain::classify(work.rules.policy, words);
  const auto* category = guess ? work.rules.policy.category(guess->category) : nullptr;
  if (category != nullptr) return category->name.in(language);
  return lang::truncate_code_points(words, 20);
}

bool reads_like_report(const store::Work& work, const std::string& words) {
  return domain::classify(work.rules.policy, words).has_value();
}

std::size_t photo_limit(const store::Work& work) {
  return static_cast<std::size_t>(work.rules.policy.limits.photos_per_report);
}

const domain::Limits& limits(const store::Work& work) { return work.rules.policy.limits; }

std::optional<ExpectedHandling> expected_handling(const store::Work& work,
                                                  const domain::Ticket& ticket,
                                                  domain::Language language) {
  const auto match = domain::route(work.rules.policy, store::effective_duties(work),
                                   ticket.category, ticket.place_id);
  const auto* category = work.rules.policy.category(ticket.category);
  if (!match || category == nullptr) return std::nullopt;
  const auto* department = work.rules.policy.department(match->department);
  if (department == nullptr) return std::nullopt;
  const Instant due = domain::due_moment(*category, ticket.dispatch_after.value_or(work.now));
  return ExpectedHandling{
      department->name.in(language),
      store::say_duration(work, std::chrono::hours{category->limit_hours}, language),
      store::say_moment(work, due, language)};
}

}  // namespace zampa::service
