// The tables of config/tables: CSV text into values, every
// fault noted with file and line. Called by policy_files and by the imports.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "bot/app/faults_found.hpp"
#include "bot/domain/person.hpp"
#include "bot/domain/policy.hpp"

namespace zampa::app {

/// Columns id, zh, bo, level, region, phone. `policy` holds the places already.
std::vector<domain::Department> read_departments(std::string_view csv, std::string_view file,
                                                 const domain::Policy& policy, FaultsFound& faults);

/// Columns rule, category, region, department, co_departments ("a b"), note; in order, the first
/// match wins. `policy` holds categories, places and departments already. A row that an earlier
/// one leaves nothing to is a fault.
std::vector<domain::Duty> read_duties(std::string_view csv, std::string_view file,
                                      const domain::Policy& policy, FaultsFound& faults);

/// Columns id, zh, bo, parent, level, aliases ("a|b"), latitude, longitude (degrees, GCJ-02).
std::vector<domain::Place> read_gazetteer(std::string_view csv, std::string_view file,
                                          FaultsFound& faults);

/// Columns id, zh, bo, region, phone.
std::vector<domain::DirectoryEntry> read_directory(std::string_view csv, std::string_view file,
                                                   const domain::Policy& policy,
                                                   FaultsFound& faults);

/// One row of `zampa import staff`.
struct StaffRow {
  std::string name;
  DepartmentId department;
  domain::Role role = domain::Role::department_staff;
  std::string wecom_userid;  ///< empty: the phone is bound with a code
  std::string phone;         ///< as the office writes it; empty when only WeCom is used
  domain::Language language = domain::Language::zh;
};

/// Columns name, department, role, wecom_userid, phone, language.
std::vector<StaffRow> read_staff(std::string_view csv, std::string_view file,
                                 const domain::Policy& policy, FaultsFound& faults);

}  // namespace zampa::app
