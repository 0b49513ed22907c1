// Fills the demo's database. Tickets go through the real services, at moments of the past, so that
// histories, points and lists look as they would after two months of work.
#include <algorithm>
#include <random>

#include "bot/app/csv.hpp"
#include "bot/app/demo.hpp"
#include "bot/app/imports.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/embedded.hpp"
#include "bot/base/new_id.hpp"
#include "bot/domain/classify.hpp"
#include "bot/domain/gazetteer.hpp"
#include "bot/domain/routing.hpp"
#include "bot/service/closing.hpp"
#include "bot/service/dispatching.hpp"
#include "bot/service/handling.hpp"
#include "bot/service/intake.hpp"
#include "bot/service/roster.hpp"
#include "bot/service/sign_in.hpp"

namespace zampa::app {
namespace {

constexpr std::string_view kStaffTable = "templates/simulator/staff.csv";
constexpr std::string_view kSeedTable = "templates/simulator/seed.csv";
constexpr int kDays = 60;
constexpr int kQuietDays = 5;  // as long as the longest life below
constexpr int kCitizens = 24;
constexpr const char* kBoundPhone = "oZampaDemoStaffTashi00000003";
constexpr const char* kFallbackDepartment = "government-service";
constexpr const char* kBoundDepartment = "heating-company";

const domain::Account* account_of(const Settings& settings, domain::Channel kind) {
  for (const auto& account : settings.accounts) {
    if (account.kind == kind) return &account;
  }
  return nullptr;
}

Result<void> seed_people(store::Work& work, const Settings& settings) {
  const auto* wecom = account_of(settings, domain::Channel::wecom);
  auto imported = import_file(work, "staff", std::string{kStaffTable},
                              std::string{base::embedded_file(kStaffTable).value_or("")},
                              wecom != nullptr ? wecom->name : "");
  if (!imported) return std::move(imported).error();
  const auto* service_account = account_of(settings, domain::Channel::service);
  const auto bound = work.people.staff_of(DepartmentId{kBoundDepartment});
  if (service_account != nullptr && !bound.empty()) {
    work.people.bind(service_account->name, kBoundPhone, bound.front().id);
  }
  using enum domain::Role;
  service::NewAccount demo;
  demo.name = kDemoAccount;
  demo.roles = {acceptor,   dispatcher,     reviewer,  call_back_agent,
                supervisor, template_admin, knowledge, quality};
  demo.password_hash = base::hash_password(kDemoPassword);
  demo.must_change = false;
  auto added = service::add_account(work, demo);
  if (!added) return std::move(added).error();
  return {};
}

struct SeedRow {
  std::string place, request, result;
  domain::Language language = domain::Language::zh;
};

std::vector<SeedRow> seed_rows() {
  FaultsFound faults;
  std::vector<SeedRow> rows;
  for (const auto& row : read_csv(base::embedded_file(kSeedTable).value_or(""), kSeedTable,
                                  {"language", "place", "request", "result"}, faults)) {
    rows.push_back({row.at("place"), row.at("request"), row.at("result"),
                    domain::language_from(row.at("language"))});
  }
  return rows;
}

/// Departments without a person in the demo had somebody for the past, who is gone when it begins.
class PastStaff {
 public:
  explicit PastStaff(store::Work& work) : work_(work) {}

  void hire_everywhere() {
    for (const auto& department : work_.rules.policy.departments) {
      if (!work_.people.staff_of(department.id).empty()) continue;
      domain::Person person;
      person.id = PersonId{base::new_id(work_.now)};
      person.department = department.id;
      person.roles = {domain::Role::department_staff};
      person.blocked = true;
      work_.people.insert(person, "", work_.now);
      people_.push_back(person);
    }
  }
  void let_go() {
    for (auto& person : people_) {
      person.roles.clear();
      person.department = {};
      work_.people.update(person);
    }
  }

 private:
  store::Work& work_;
  std::vector<domain::Person> people_;
};

/// One ticket's life, up to where its age has brought it.
class Life {
 public:
  Life(store::Work& work, const store::Shared& shared, std::minstd_rand& random)
      : work_(work), shared_(shared), random_(random) {}

  void live(const SeedRow& row, const PersonId& citizen, const std::string& account,
            Instant start) {
    service::Report report;
    report.citizen = citizen;
    report.account = account;
    report.language = row.language;
    report.text = row.request;
    report.place = row.place;
    TicketId id;
    at(start, [&](store::Work& past) {
      if (const auto place = domain::places_in(past.rules.policy, row.place); !place.empty()) {
        report.place_id = place.front()->id;
      }
      if (auto ticket = service::open_ticket(past, report)) id = ticket->id;
    });
    if (id.empty()) return;
    handle(id, row, start);
  }

 private:
  template <class F>
  void at(Instant moment, F f) {
    store::Work past{work_.sql, shared_, work_.faq, moment};
    f(past);
  }

  Instant later(Instant from, int least_minutes, int most_minutes) {
    return from + std::chrono::minutes{
                      std::uniform_int_distribution<int>{least_minutes, most_minutes}(random_)};
  }

  /// Staff, reviewer and citizen in turn; whoever's moment lies in the future has not acted yet.
  void handle(const TicketId& id, const SeedRow& row, Instant start) {
    auto ticket = work_.tickets.find(id);
    if (ticket && ticket->department.empty()) ticket = dispatched_by_hand(*ticket, row, start);
    if (!ticket || ticket->department.empty()) return;
    const auto staff = work_.people.staff_of(ticket->department);
    if (staff.empty()) return;
    const domain::Actor actor{staff.front().id, domain::Role::department_staff, ticket->department};
    const domain::Actor reviewer{{}, domain::Role::reviewer, {}};
    const domain::Actor citizen{ticket->citizen, domain::Role::citizen, {}};

    Instant moment = later(start, 5, 180);
    if (moment > work_.now) return;
    at(moment, [&](store::Work& past) {
      (void)service::acknowledge_ticket(past, id, std::nullopt, actor);
    });
    moment = later(moment, 60, 2000);
    if (moment > work_.now) return;
    at(moment, [&](store::Work& past) {
      if (service::needs_after_photo(past, *ticket)) add_after_photo(past, id, actor.person);
      (void)service::resolve_ticket(past, id, std::nullopt, actor, row.result);
    });
    moment = later(moment, 20, 600);
    if (moment > work_.now) return;
    at(moment, [&](store::Work& past) {
      if (const auto now = past.tickets.find(id)) {
        (void)service::pass_resolution(past, id, now->revision, reviewer);
      }
    });
    moment = later(moment, 10, 3000);
    if (moment > work_.now) return;
    service::SurveyReply answer;
    answer.solved = true;
    answer.satisfaction = std::uniform_int_distribution<int>{3, 5}(random_);
    at(moment,
       [&](store::Work& past) { (void)service::close_satisfied(past, id, citizen, answer); });
  }

  /// Where the duty list names several units or none, a dispatcher decided within the hour.
  std::optional<domain::Ticket> dispatched_by_hand(const domain::Ticket& ticket, const SeedRow& row,
                                                   Instant start) {
    const auto& policy = work_.rules.policy;
    const auto candidates =
        domain::route_candidates(policy, policy.duties, ticket.category, ticket.place_id);
    const DepartmentId department =
        candidates.empty() ? DepartmentId{kFallbackDepartment} : candidates.front().department;
    const domain::Actor dispatcher{{}, domain::Role::dispatcher, {}};
    at(later(start, 5, 60), [&](store::Work& past) {
      (void)service::dispatch_ticket(past, ticket.id, ticket.revision, dispatcher, department,
                                     row.request);
    });
    return work_.tickets.find(ticket.id);
  }

  /// Seeded tickets show the rule as kept; the picture itself was never there.
  static void add_after_photo(store::Work& past, const TicketId& id, const PersonId& staff) {
    domain::Photo photo;
    photo.id = PhotoId{base::new_id(past.now)};
    photo.person = staff;
    photo.purpose = "after";
    photo.state = "dropped";
    photo.ticket = id;
    photo.due_at = photo.created_at = past.now;
    past.photos.insert(photo);
  }

  store::Work& work_;
  const store::Shared& shared_;
  std::minstd_rand& random_;
};

/// A few of yesterday and today for units that nobody plays, so that the desk has something open.
void seed_fresh_tickets(store::Work& work, const store::Shared& shared,
                        const std::vector<SeedRow>& rows, const std::vector<PersonId>& citizens,
                        const std::string& account) {
  constexpr std::size_t kFresh = 6;
  std::size_t made = 0;
  for (std::size_t i = 0; i < rows.size() && made < kFresh; ++i) {
    const auto guess = domain::classify(work.rules.policy, rows[i].request);
    const auto places = domain::places_in(work.rules.policy, rows[i].place);
    const auto duty =
        domain::route(work.rules.policy, work.rules.policy.duties, guess ? guess->category : "",
                      places.empty() ? "" : places.front()->id);
    if (duty && !work.people.staff_of(duty->department).empty()) continue;
    store::Work past{work.sql, shared, work.faq, work.now - std::chrono::hours{3 * (made + 1)}};
    service::Report report;
    report.citizen = citizens[i % citizens.size()];
    report.account = account;
    report.language = rows[i].language;
    report.text = rows[i].request;
    report.place = rows[i].place;
    if (!places.empty()) report.place_id = places.front()->id;
    if (service::open_ticket(past, report)) ++made;
  }
}

void seed_tickets(store::Work& work, const store::Shared& shared, const Settings& settings) {
  const auto* service_account = account_of(settings, domain::Channel::service);
  const auto rows = seed_rows();
  if (service_account == nullptr || rows.empty()) return;
  std::minstd_rand random{20261121};  // the same demo every time
  std::vector<PersonId> citizens;
  for (int i = 0; i < kCitizens; ++i) {
    domain::Person person;
    person.id = PersonId{base::new_id(work.now)};
    person.roles = {domain::Role::citizen};
    person.blocked = true;  // invented people: nothing is ever sent to them
    work.people.insert(person, "", work.now);
    citizens.push_back(person.id);
  }
  PastStaff past_staff{work};
  past_staff.hire_everywhere();
  Life life{work, shared, random};
  std::size_t next = 0;
  // The last days are left to the visitors: whoever holds a phone in the demo begins with empty
  // hands.
  for (int day = kDays; day >= kQuietDays; --day) {
    const auto local = base::to_local(work.now - std::chrono::hours{24 * day});
    const int count = std::uniform_int_distribution<int>{1, local.weekday == 0 ? 2 : 4}(random);
    for (int i = 0; i < count; ++i) {
      const Instant start = base::from_local(local.year, local.month, local.day,
                                             std::uniform_int_distribution<int>{8, 20}(random),
                                             std::uniform_int_distribution<int>{0, 59}(random));
      if (start >= work.now) continue;
      life.live(rows[next % rows.size()], citizens[next % citizens.size()], service_account->name,
                start);
      ++next;
    }
  }
  past_staff.let_go();
  seed_fresh_tickets(work, shared, rows, citizens, service_account->name);
  work.outbox.cancel_all(work.now);
}

}  // namespace

Result<void> seed_demo(store::Store& store, const store::Shared& shared, const Settings& settings) {
  return store.write([&](store::Work& work) -> Result<void> {
    if (!work.people.with_role(domain::Role::reviewer).empty()) return {};
    if (auto people = seed_people(work, settings); !people) return people;
    seed_tickets(work, shared, settings);
    return {};
  });
}

}  // namespace zampa::app
