// Tables out of spreadsheets, the good and the broken.
#include "bot/app/csv.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace zampa;

namespace {

std::string csv_fault(std::string_view text) {
  app::FaultsFound faults;
  app::read_csv(text, "t.csv", {"id", "zh"}, faults);
  return faults.empty() ? "" : faults.refusal().detail;
}

}  // namespace

TEST_CASE("rows are read with their lines, quotes and either line ending", "[app][csv]") {
  app::FaultsFound faults;
  const auto rows =
      app::read_csv("\xEF\xBB\xBFid,zh\r\na, 甲 \r\n\r\nb,\"乙,\"\"丙\"\"\n丁\"\r\nc,戊", "t.csv",
                    {"id", "zh"}, faults);
  CHECK(faults.empty());
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].at("zh") == "甲");
  CHECK(rows[0].line == 2);
  CHECK(rows[1].at("zh") == "乙,\"丙\"\n丁");
  CHECK(rows[1].line == 4);
  CHECK(rows[2].line == 6);
  CHECK(rows[2].at("nothing").empty());
}

TEST_CASE("faults of a table name file, line, column and fix", "[app][csv]") {
  CHECK(csv_fault("id\na") == "t.csv:1: zh: column is missing; the head row must name it");
  CHECK(csv_fault("id,zh,en\na,b,c") == "t.csv:1: en: unknown column; take it out");
  CHECK(csv_fault("id,zh\na") ==
        "t.csv:2: row: 1 fields where the head has 2; quote fields that hold commas");
  CHECK(csv_fault("id,zh\na,\"b\n") == "t.csv:2: row: a quote is not closed; close it");
  CHECK(csv_fault("id,zh\na,\xB0\xA2") == "t.csv: encoding: not UTF-8; save the table as UTF-8");
  CHECK(csv_fault("id,zh\na,b\n").empty());
}
