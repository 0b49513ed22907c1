#include "bot/base/log.hpp"

#include <unistd.h>

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/json.hpp"
#include "bot/base/log_capture.hpp"

using zampa::base::json_integer;
using zampa::base::json_text;
using zampa::base::log;
using zampa::base::log_name;
using zampa::base::LogCapture;
using zampa::base::LogLevel;
using zampa::base::parse_json;

namespace {

/// The lines that `speak` writes.
template <class Speak>
std::vector<std::string> log_lines(Speak speak) {
  std::vector<std::string> lines;
  const LogCapture capture([&](std::string_view line) { lines.emplace_back(line); });
  speak();
  return lines;
}

}  // namespace

TEST_CASE("an event is one JSON object with its time, level and fields") {
  const auto lines = log_lines([] {
    log(LogLevel::warn, "callback_refused", {{"reason", "bad_signature"}, {"bytes", 17}});
  });
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].starts_with("{\"t\":\"20"));
  const auto value = parse_json(lines[0]);
  REQUIRE(value);
  CHECK(json_text(*value, "level") == "warn");
  CHECK(json_text(*value, "event") == "callback_refused");
  CHECK(json_text(*value, "reason") == "bad_signature");
  CHECK(*json_integer(*value, "bytes") == 17);
  CHECK(json_text(*value, "t").size() == 24);
}

TEST_CASE("stderr gets the bare line and a line end") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  const int kept = dup(STDERR_FILENO);
  dup2(ends[1], STDERR_FILENO);
  log(LogLevel::info, "hello");
  dup2(kept, STDERR_FILENO);
  std::array<char, 512> read_back{};
  const auto count = read(ends[0], read_back.data(), read_back.size());
  for (const int end : {ends[0], ends[1], kept}) close(end);
  REQUIRE(count > 0);
  const std::string line(read_back.data(), static_cast<std::size_t>(count));
  CHECK(line.starts_with("{\"t\":\""));
  CHECK(line.ends_with(",\"level\":\"info\",\"event\":\"hello\"}\n"));
}

TEST_CASE("nothing a person sends can break a log line or repaint a terminal") {
  const std::vector<std::string> payloads = {"a\nb",
                                             "a\r\nb",
                                             "\x1b[2Jclear",
                                             "say \"hi\" \\ ok",
                                             "\x7f",
                                             "tab\there",
                                             "line\xE2\x80\xA8sep",
                                             "over\xE2\x80\xAEride",
                                             "c1\xC2\x9Bm",
                                             "\xFF\xFE bad",
                                             std::string("nul\0nul", 7)};
  for (const auto& payload : payloads) {
    const auto lines =
        log_lines([&] { log(LogLevel::info, "x", {{"value", std::string_view(payload)}}); });
    REQUIRE(lines.size() == 1);
    for (const char c : lines[0]) CHECK(static_cast<unsigned char>(c) >= 0x20);
    CHECK(lines[0].find('\x7f') == std::string::npos);
    CHECK(lines[0].find("\xE2\x80\xA8") == std::string::npos);
    CHECK(lines[0].find("\xE2\x80\xAE") == std::string::npos);
    CHECK(lines[0].find("\xC2\x9B") == std::string::npos);
    const auto value = parse_json(lines[0]);
    REQUIRE(value);
    if (payload[0] != '\xFF') CHECK(json_text(*value, "value") == payload);
  }
}

TEST_CASE("a long value is cut at 512 bytes without half a letter") {
  std::string ka;
  for (int i = 0; i < 300; ++i) ka += "\xE0\xBD\x80";
  const auto lines =
      log_lines([&] { log(LogLevel::info, "x", {{"value", std::string_view(ka)}}); });
  const auto value = parse_json(lines.at(0));
  REQUIRE(value);
  CHECK(json_text(*value, "value") == ka.substr(0, 510));
}

TEST_CASE("a level below the chosen one is silent") {
  CHECK(log_lines([] { log(LogLevel::debug, "quiet"); }).empty());
  zampa::base::set_log_level(LogLevel::debug);
  CHECK(log_lines([] { log(LogLevel::debug, "loud"); }).size() == 1);
  zampa::base::set_log_level(LogLevel::info);
}

TEST_CASE("threads write whole lines") {
  std::vector<std::string> lines;
  {
    const LogCapture capture([&](std::string_view line) { lines.emplace_back(line); });
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([] {
        for (int i = 0; i < 100; ++i) log(LogLevel::info, "tick", {{"i", i}});
      });
    }
  }
  REQUIRE(lines.size() == 400);
  for (const auto& line : lines) CHECK(parse_json(line).has_value());
}

TEST_CASE("a person appears under a short stable name that is not the id") {
  const std::string openid = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M";
  CHECK(log_name(openid) == log_name(openid));
  CHECK(log_name(openid) != log_name("another"));
  CHECK(log_name(openid).size() == 12);
}
