#include "bot/base/log.hpp"

#include <spdlog/logger.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/dist_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "bot/base/crypto.hpp"
#include "bot/base/instant.hpp"
#include "bot/base/log_capture.hpp"
#include "bot/base/text.hpp"

namespace zampa::base {
namespace {

constexpr std::size_t kLongestValueBytes = 512;

/// Hands each line to a function; the mutex of base_sink makes that one call at a time.
class LogCaptureSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit LogCaptureSink(std::function<void(std::string_view)> receive)
      : receive_(std::move(receive)) {}

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    receive_({message.payload.data(), message.payload.size()});
  }
  void flush_() override {}
  std::function<void(std::string_view)> receive_;
};

/// The one logger of the process and where its lines go. Never destroyed, so that a thread which
/// outlives main can still speak.
struct LogOutput {
  std::shared_ptr<spdlog::sinks::dist_sink_mt> sinks =
      std::make_shared<spdlog::sinks::dist_sink_mt>();
  std::shared_ptr<spdlog::sinks::stderr_sink_mt> console =
      std::make_shared<spdlog::sinks::stderr_sink_mt>();
  std::mutex captures_guard;
  std::vector<spdlog::sink_ptr> captures;
  spdlog::logger logger{"zampa", sinks};

  LogOutput() {
    console->set_pattern("%v");
    logger.set_level(spdlog::level::info);
    logger.flush_on(spdlog::level::debug);
    choose();
  }
  void choose() { sinks->set_sinks({captures.empty() ? console : captures.back()}); }
};

LogOutput& log_output() {
  static auto* const output = new LogOutput;
  return *output;
}

spdlog::level::level_enum log_spdlog_level(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warn:
      return spdlog::level::warn;
    case LogLevel::error:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

std::string_view log_level_name(LogLevel level) {
  constexpr std::array<std::string_view, 4> kNames{"debug", "info", "warn", "error"};
  return kNames.at(static_cast<std::size_t>(level));
}

/// At most kLongestValueBytes, without half a character at the end.
std::string_view log_cut(std::string_view text) {
  if (text.size() <= kLongestValueBytes) return text;
  std::size_t end = kLongestValueBytes;
  for (int back = 0; back < 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U; ++back) {
    --end;
  }
  return text.substr(0, end);
}

void log_append_escape(std::string& out, unsigned code) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) {
    out += kDigits[(code >> static_cast<unsigned>(shift)) & 0xFU];
  }
}

/// Characters that could start a new line or repaint a terminal: C1 controls, line separators and
/// the direction overrides. Two- and three-byte sequences only; returns 0 for anything else.
unsigned log_hostile_code(std::string_view rest) {
  const auto at = [&](std::size_t i) {
    return i < rest.size() ? static_cast<unsigned>(static_cast<unsigned char>(rest[i])) : 0U;
  };
  if (at(0) == 0xC2 && at(1) < 0xA0) return at(1);
  if (at(0) != 0xE2) return 0;
  const unsigned code = ((at(0) & 0xFU) << 12U) | ((at(1) & 0x3FU) << 6U) | (at(2) & 0x3FU);
  const bool hostile = (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return hostile ? code : 0;
}

void log_append_string(std::string& out, std::string_view raw) {
  const std::string text = scrub_utf8(log_cut(raw));
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (text[i] == '"' || text[i] == '\\') {
      out += '\\';
      out += text[i];
    } else if (text[i] == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      log_append_escape(out, byte);
    } else if (const unsigned code = log_hostile_code(std::string_view(text).substr(i))) {
      log_append_escape(out, code);
      i += code < 0x100 ? 1 : 2;
    } else {
      out += text[i];
    }
  }
  out += '"';
}

/// "2026-11-21T09:30:00.123Z": to_iso with the milliseconds put in.
std::string log_moment() {
  const Instant now = std::chrono::floor<Millis>(std::chrono::system_clock::now());
  const auto fraction = to_millis(now) - to_seconds(now) * 1000;
  std::string text = to_iso(now);
  std::string digits = std::to_string(1000 + fraction);
  digits[0] = '.';
  text.insert(text.size() - 1, digits);
  return text;
}

}  // namespace

void log(LogLevel level, std::string_view event, LogFields fields) {
  LogOutput& output = log_output();
  if (!output.logger.should_log(log_spdlog_level(level))) return;
  std::string line = "{\"t\":\"" + log_moment() + "\",\"level\":\"";
  line += log_level_name(level);
  line += "\",\"event\":";
  log_append_string(line, event);
  for (const auto& [name, value] : fields) {
    line += ',';
    log_append_string(line, name);
    line += ':';
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      line += std::to_string(*number);
    } else {
      log_append_string(line, std::get<std::string_view>(value));
    }
  }
  line += '}';
  output.logger.log(log_spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
}

void set_log_level(LogLevel level) { log_output().logger.set_level(log_spdlog_level(level)); }

std::string log_name(std::string_view personal) {
  // A key that dies with the process: yesterday's log cannot be joined with a list of openids.
  static const std::string key = random_bytes(32);
  return to_hex(hmac_sha256(key, personal)).substr(0, 12);
}

LogCapture::LogCapture(std::function<void(std::string_view)> receive) {
  LogOutput& output = log_output();
  const std::lock_guard lock(output.captures_guard);
  output.captures.push_back(std::make_shared<LogCaptureSink>(std::move(receive)));
  output.choose();
}

LogCapture::~LogCapture() {
  LogOutput& output = log_output();
  const std::lock_guard lock(output.captures_guard);
  output.captures.pop_back();
  output.choose();
}

}  // namespace zampa::base
