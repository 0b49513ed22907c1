#include "bot/app/csv.hpp"

#include <algorithm>

#include "bot/base/text.hpp"

namespace zampa::app {
namespace {

struct RawRow {
  std::size_t line = 1;
  std::vector<std::string> fields;
  bool open_quote = false;
};

/// The next row of `text`, which is shortened by it; `line` counts on.
RawRow take_row(std::string_view& text, std::size_t& line) {
  RawRow row;
  row.line = line;
  std::string field;
  bool quoted = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        field += c;
        ++at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && base::trim(field).empty()) {
      field.clear();
      quoted = true;
    } else if (c == ',') {
      row.fields.push_back(std::move(field));
      field.clear();
    } else if (c == '\n') {
      ++at;
      break;
    } else {
      field += c;
    }
  }
  row.fields.push_back(std::move(field));
  row.open_quote = quoted;
  text.remove_prefix(at);
  for (auto& value : row.fields) value = std::string(base::trim(value));
  return row;
}

void check_head(const RawRow& head, std::string_view file, const std::vector<std::string>& columns,
                FaultsFound& faults) {
  for (const auto& column : columns) {
    if (std::find(head.fields.begin(), head.fields.end(), column) == head.fields.end()) {
      faults.add(file, head.line, column, "column is missing; the head row must name it");
    }
  }
  for (const auto& column : head.fields) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) {
      faults.add(file, head.line, column, "unknown column; take it out");
    }
  }
}

}  // namespace

const std::string& CsvRow::at(std::string_view column) const {
  static const std::string nothing;
  const auto field = fields.find(column);
  return field == fields.end() ? nothing : field->second;
}

std::vector<CsvRow> read_csv(std::string_view text, std::string_view file,
                             const std::vector<std::string>& columns, FaultsFound& faults) {
  std::vector<CsvRow> rows;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!base::is_valid_utf8(text)) {
    faults.add(file, 0, "encoding", "not UTF-8; save the table as UTF-8");
    return rows;
  }
  std::size_t line = 1;
  const RawRow head = take_row(text, line);
  check_head(head, file, columns, faults);
  while (!text.empty()) {
    const RawRow raw = take_row(text, line);
    const bool blank = std::all_of(raw.fields.begin(), raw.fields.end(),
                                   [](const auto& field) { return field.empty(); });
    if (blank) continue;
    if (raw.open_quote) faults.add(file, raw.line, "row", "a quote is not closed; close it");
    if (raw.fields.size() != head.fields.size()) {
      faults.add(file, raw.line, "row",
                 std::to_string(raw.fields.size()) + " fields where the head has " +
                     std::to_string(head.fields.size()) + "; quote fields that hold commas");
      continue;
    }
    CsvRow row;
    row.line = raw.line;
    for (std::size_t i = 0; i < raw.fields.size(); ++i) row.fields[head.fields[i]] = raw.fields[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace zampa::app
