#include "bot/service/drafts.hpp"

#include <algorithm>

#include "bot/domain/classify.hpp"
#include "bot/domain/gazetteer.hpp"
#include "bot/domain/routing.hpp"
#include "bot/domain/sla.hpp"
#include "bot/domain/word_search.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/store/directory.hpp"
#include "bot/store/duty_list.hpp"
#include "bot/store/speech.hpp"
#include "bot/store/ticket_list.hpp"

namespace zampa::service {
namespace {

constexpr std::size_t kPlaceChars = 60;
constexpr std::size_t kNearbyShown = 5;
constexpr std::int64_t kLookedAtNearby = 200;
constexpr Millis kNearbyAge = std::chrono::hours{48};
constexpr double kNearbyMetres = 300;  // positions are poor in the valleys
constexpr std::size_t kOfficePhone = 5;

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

std::vector<NamedPlace> places_named(const store::Work& work, const std::string& words) {
  const auto& policy = work.rules.policy;
  std::vector<NamedPlace> places;
  for (const auto* place : domain::places_in(policy, words)) {
    places.push_back({domain::full_name(policy, *place, domain::Language::zh), place->id});
  }
  return places;
}

std::optional<NamedPlace> place_by_id(const store::Work& work, const std::string& id) {
  const auto* place = work.rules.policy.place(id);
  if (place == nullptr) return std::nullopt;
  return NamedPlace{domain::full_name(work.rules.policy, *place, domain::Language::zh), id};
}

bool is_just_the_name(const store::Work& work, const std::string& words, const std::string& id) {
  const auto* place = work.rules.policy.place(id);
  if (place == nullptr) return false;
  const auto heard = domain::folded(words);
  const auto same = [&](const std::string& name) {
    return !name.empty() && domain::folded(name) == heard;
  };
  return same(place->name.zh) || same(place->name.bo) ||
         std::any_of(place->aliases.begin(), place->aliases.end(), same);
}

NamedPlace place_as_written(const std::string& words, const std::string& id) {
  return {lang::truncate_code_points(words, kPlaceChars), id};
}

Result<NamedPlace> place_at(const store::Work& work, const domain::Inbound& location) {
  const auto& policy = work.rules.policy;
  NamedPlace place;
  place.name = lang::truncate_code_points(local_part(policy, location.place_label), kPlaceChars);
  const auto found = domain::places_in(policy, location.place_label);
  if (!found.empty()) {
    place.id = found.front()->id;
    return place;
  }
  if (!location.point) return place;
  const auto near = domain::nearest_place(policy, *location.point);
  if (!near) return Refusal{RefusalCode::invalid, "outside the prefecture"};
  place.id = near->place->id;
  if (place.name.empty()) {
    place.name = domain::full_name(policy, *near->place, domain::Language::zh);
  }
  return place;
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

std::vector<domain::Ticket> reports_near(const store::Work& work, const std::string& place_id,
                                         const std::optional<domain::GeoPoint>& point) {
  using enum domain::State;
  store::TicketFilter recent;  // with the states named, an index finds the last two days
  recent.states = {accepted, dispatched, objected,           in_progress,
                   resolved, rework,     awaiting_call_back, closed};
  recent.submitted_since = work.now - kNearbyAge;
  const store::TicketList list{work.scope()};
  std::vector<domain::Ticket> near;
  for (const auto& id : list.page(recent, kLookedAtNearby)) {
    const auto ticket = work.tickets.find(id);
    if (!ticket || ticket->kind != domain::TicketKind::report) continue;
    const bool close = point && ticket->point
                           ? domain::metres_between(*point, *ticket->point) <= kNearbyMetres
                           : !place_id.empty() && ticket->place_id == place_id;
    if (close) near.push_back(*ticket);
    if (near.size() == kNearbyShown) break;
  }
  return near;
}

std::vector<NearbyOffice> offices_near(const store::Work& work, const std::string& place_id,
                                       domain::Language language) {
  std::vector<NearbyOffice> offices;
  for (const auto& entry : store::effective_directory(work)) {
    if (entry.phone.empty() || !domain::is_within(work.rules.policy, place_id, entry.region))
      continue;
    if (entry.phone.size() < kOfficePhone) continue;  // 110 and the like are no offices to go to
    offices.push_back({entry.name.in(language), entry.phone});
    if (offices.size() == kNearbyShown) break;
  }
  return offices;
}

bool reads_like_problem(const store::Work& work, const std::string& words) {
  constexpr int kConsultation = 4;
  const auto guess = domain::classify(work.rules.policy, words);
  const auto* category = guess ? work.rules.policy.category(guess->category) : nullptr;
  return category != nullptr && category->level < kConsultation;
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
