#include "bot/app/policy_tables.hpp"

#include <set>

#include "bot/app/csv.hpp"
#include "bot/base/text.hpp"
#include "bot/domain/geo_point.hpp"
#include "bot/domain/routing.hpp"
#include "bot/domain/word_search.hpp"

namespace zampa::app {
namespace {

/// One table while it is read: its faults, and the ids it has seen.
class TableReader {
 public:
  TableReader(std::string_view file, FaultsFound& faults) : file_(file), faults_(&faults) {}

  void fault(const CsvRow& row, std::string_view column, std::string_view what) {
    faults_->add(file_, row.line, column, what);
  }

  /// The id in `column`: there, well formed, and new.
  std::string id(const CsvRow& row, std::string_view column) {
    const std::string& value = row.at(column);
    if (value.empty()) {
      fault(row, column, "is empty; give the row an id");
    } else if (value.find_first_of(" \t,\"") != std::string::npos) {
      fault(row, column, "\"" + value + "\" holds a blank, comma or quote; take it out");
    } else if (!ids_.insert(value).second) {
      fault(row, column, "\"" + value + "\" stands twice; rename one");
    }
    return value;
  }

  domain::Name name(const CsvRow& row) {
    if (row.at("zh").empty()) fault(row, "zh", "is empty; write the Chinese name");
    return {row.at("zh"), row.at("bo")};
  }

  std::string region(const CsvRow& row, const domain::Policy& policy) {
    const std::string& value = row.at("region");
    if (!value.empty() && policy.place(value) == nullptr) {
      fault(row, "region", "\"" + value + "\" is no place of the gazetteer; correct it");
    }
    return value;
  }

  /// Digits and hyphens, so that it can be tapped.
  std::string phone(const CsvRow& row) {
    const std::string& value = row.at("phone");
    if (value.find_first_not_of("0123456789-") != std::string::npos) {
      fault(row, "phone", "\"" + value + "\" holds more than digits and hyphens; correct it");
    }
    return value;
  }

  DepartmentId department(const CsvRow& row, std::string_view column, std::string_view value,
                          const domain::Policy& policy) {
    DepartmentId id{std::string(value)};
    if (policy.department(id) == nullptr) {
      fault(row, column, "\"" + id.text + "\" is no department; correct it");
    }
    return id;
  }

  std::string one_of(const CsvRow& row, std::string_view column,
                     const std::vector<std::string>& words) {
    const std::string& value = row.at(column);
    for (const auto& word : words) {
      if (word == value) return value;
    }
    fault(row, column, "\"" + value + "\" is unknown; use " + base::join(words, ", "));
    return value;
  }

 private:
  std::string file_;
  FaultsFound* faults_;
  std::set<std::string> ids_;
};

bool is_duty_category(const domain::Policy& policy, std::string_view pattern) {
  if (pattern == "*" || policy.category(pattern) != nullptr) return true;
  if (!pattern.ends_with(".*")) return false;
  pattern.remove_suffix(2);
  for (const auto& family : policy.families) {
    if (family.id == pattern) return true;
  }
  return false;
}

/// The parents exist and form no circle.
void check_parents(const std::vector<domain::Place>& places, const std::vector<CsvRow>& rows,
                   TableReader& table) {
  domain::Policy policy;
  policy.places = places;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].parent.empty()) continue;
    std::set<std::string> passed{places[i].id};
    const domain::Place* above = policy.place(places[i].parent);
    if (above == nullptr) {
      table.fault(rows[i], "parent", "\"" + places[i].parent + "\" is no place here; correct it");
    }
    while (above != nullptr) {
      if (!passed.insert(above->id).second) {
        table.fault(rows[i], "parent", "leads back to the place itself; correct it");
        break;
      }
      above = above->parent.empty() ? nullptr : policy.place(above->parent);
    }
  }
}

}  // namespace

std::vector<domain::Department> read_departments(std::string_view csv, std::string_view file,
                                                 const domain::Policy& policy,
                                                 FaultsFound& faults) {
  TableReader table(file, faults);
  std::vector<domain::Department> departments;
  for (const auto& row :
       read_csv(csv, file, {"id", "zh", "bo", "level", "region", "phone"}, faults)) {
    domain::Department department;
    department.id = DepartmentId{table.id(row, "id")};
    department.name = table.name(row);
    department.level = table.one_of(row, "level", {"prefecture", "county", "township"});
    department.region = table.region(row, policy);
    department.phone = table.phone(row);
    departments.push_back(std::move(department));
  }
  return departments;
}

std::vector<domain::Duty> read_duties(std::string_view csv, std::string_view file,
                                      const domain::Policy& policy, FaultsFound& faults) {
  TableReader table(file, faults);
  std::vector<domain::Duty> duties;
  const auto rows = read_csv(
      csv, file, {"rule", "category", "region", "department", "co_departments", "note"}, faults);
  for (const auto& row : rows) {
    domain::Duty duty;
    duty.rule = table.id(row, "rule");
    duty.category = row.at("category");
    if (!is_duty_category(policy, duty.category)) {
      table.fault(row, "category",
                  "\"" + duty.category + "\" is no category, family.* or *; correct it");
    }
    duty.region = row.at("region");
    if (duty.region != "*" && policy.place(duty.region) == nullptr) {
      table.fault(row, "region",
                  "\"" + duty.region + "\" is no place of the gazetteer and not *; correct it");
    }
    duty.department = table.department(row, "department", row.at("department"), policy);
    for (const auto co : base::split(row.at("co_departments"), ' ')) {
      if (!co.empty()) {
        duty.co_departments.push_back(table.department(row, "co_departments", co, policy));
      }
    }
    duty.note = row.at("note");
    for (const auto& earlier : duties) {
      if (domain::covers(policy, earlier, duty)) {
        table.fault(row, "rule",
                    duty.rule + " is never reached: " + earlier.rule +
                        " takes everything before it; move it up");
        break;
      }
    }
    duties.push_back(std::move(duty));
  }
  return duties;
}

std::vector<domain::Place> read_gazetteer(std::string_view csv, std::string_view file,
                                          FaultsFound& faults) {
  TableReader table(file, faults);
  std::vector<domain::Place> places;
  const auto rows = read_csv(
      csv, file, {"id", "zh", "bo", "parent", "level", "aliases", "latitude", "longitude"}, faults);
  for (const auto& row : rows) {
    domain::Place place;
    place.id = table.id(row, "id");
    place.name = table.name(row);
    place.parent = row.at("parent");
    place.level =
        table.one_of(row, "level", {"prefecture", "county", "township", "village", "street"});
    for (const auto alias : base::split(row.at("aliases"), '|')) {
      if (!alias.empty()) place.aliases.push_back(domain::folded(base::trim(alias)));
    }
    const std::string& latitude = row.at("latitude");
    const std::string& longitude = row.at("longitude");
    if (!latitude.empty() || !longitude.empty()) {
      const auto point = domain::geo_point(latitude, longitude);
      if (!point) {
        table.fault(row, "latitude",
                    "with longitude is no point in degrees; write 32.50 and 80.10");
      }
      place.has_point = point.has_value();
      place.latitude_micro = point.value_or(domain::GeoPoint{}).latitude_micro;
      place.longitude_micro = point.value_or(domain::GeoPoint{}).longitude_micro;
    }
    places.push_back(std::move(place));
  }
  check_parents(places, rows, table);
  return places;
}

std::vector<domain::DirectoryEntry> read_directory(std::string_view csv, std::string_view file,
                                                   const domain::Policy& policy,
                                                   FaultsFound& faults) {
  TableReader table(file, faults);
  std::vector<domain::DirectoryEntry> entries;
  for (const auto& row : read_csv(csv, file, {"id", "zh", "bo", "region", "phone"}, faults)) {
    domain::DirectoryEntry entry;
    entry.id = table.id(row, "id");
    entry.name = table.name(row);
    entry.region = table.region(row, policy);
    entry.phone = table.phone(row);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<StaffRow> read_staff(std::string_view csv, std::string_view file,
                                 const domain::Policy& policy, FaultsFound& faults) {
  TableReader table(file, faults);
  std::vector<StaffRow> staff;
  const auto rows = read_csv(
      csv, file, {"name", "department", "role", "wecom_userid", "phone", "language"}, faults);
  std::set<std::string> userids;
  for (const auto& row : rows) {
    StaffRow person;
    person.name = row.at("name");
    if (person.name.empty()) table.fault(row, "name", "is empty; write the name");
    person.department = table.department(row, "department", row.at("department"), policy);
    if (!domain::role_from(row.at("role"), person.role) || person.role == domain::Role::citizen ||
        person.role == domain::Role::system) {
      table.fault(row, "role", "\"" + row.at("role") + "\" is no role of staff; correct it");
    }
    person.wecom_userid = row.at("wecom_userid");
    if (!person.wecom_userid.empty() && !userids.insert(person.wecom_userid).second) {
      table.fault(row, "wecom_userid", "\"" + person.wecom_userid + "\" stands twice; correct it");
    }
    person.phone = row.at("phone");
    person.language = domain::language_from(table.one_of(row, "language", {"zh", "bo"}));
    staff.push_back(std::move(person));
  }
  return staff;
}

}  // namespace zampa::app
