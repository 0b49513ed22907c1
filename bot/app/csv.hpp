// Tables that offices keep in spreadsheets: CSV with a head row, quoted fields, either line ending,
// with or without a byte order mark. Called by the loaders of config/tables and by the imports.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "bot/app/faults_found.hpp"

namespace zampa::app {

struct CsvRow {
  std::size_t line = 0;  ///< where the row begins
  std::map<std::string, std::string, std::less<>> fields;

  /// The field without blanks around it; empty when the column is absent.
  const std::string& at(std::string_view column) const;
};

/// The rows of `text` (UTF-8). Every fault is noted: a missing or unknown column, a row with too
/// many or too few fields, an open quote, bytes that are no UTF-8. Empty rows are skipped.
std::vector<CsvRow> read_csv(std::string_view text, std::string_view file,
                             const std::vector<std::string>& columns, FaultsFound& faults);

}  // namespace zampa::app
