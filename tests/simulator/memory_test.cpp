// What the simulated platform remembers: windows, tokens, media, the event stream.
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>

#include "simulator/media.hpp"
#include "simulator/tokens.hpp"
#include "simulator/transcript.hpp"
#include "simulator/windows.hpp"

using namespace std::chrono_literals;
using zampa::Instant;
using zampa::Millis;
using zampa::base::Json;
using zampa::simulator::MediaStore;
using zampa::simulator::open_window;
using zampa::simulator::spend;
using zampa::simulator::TokenOffice;
using zampa::simulator::Transcript;
using zampa::simulator::Trigger;

namespace {
const Instant kSimNoon = zampa::base::from_local(2026, 11, 22, 12);
}

TEST_CASE("a message allows five service messages within 48 hours") {
  auto window = open_window(Trigger::message, kSimNoon);
  for (int i = 0; i < 5; ++i) CHECK(spend(window, kSimNoon + 47h) == 0);
  CHECK(spend(window, kSimNoon + 47h) == 45047);
  window = open_window(Trigger::message, kSimNoon);
  CHECK(spend(window, kSimNoon + 48h) == 45015);
}

TEST_CASE("a menu tap allows three within a minute, entering a session two") {
  for (const auto trigger : {Trigger::menu, Trigger::follow, Trigger::scan}) {
    auto window = open_window(trigger, kSimNoon);
    for (int i = 0; i < 3; ++i) CHECK(spend(window, kSimNoon + 59s) == 0);
    CHECK(spend(window, kSimNoon + 59s) == 45047);
    window = open_window(trigger, kSimNoon);
    CHECK(spend(window, kSimNoon + 60s) == 45015);
  }
  CHECK(open_window(Trigger::enter, kSimNoon).left == 2);
  zampa::simulator::Window none;
  CHECK(spend(none, kSimNoon) == 45015);
}

TEST_CASE("the old token family makes a new token each time and lets the last live five minutes") {
  TokenOffice office;
  const auto first = office.plain("ali", kSimNoon);
  const auto second = office.plain("ali", kSimNoon + 1min);
  CHECK(first.text != second.text);
  CHECK(office.check(first.text, kSimNoon + 5min).errcode == 0);
  CHECK(office.check(first.text, kSimNoon + 6min).errcode == 40001);
  CHECK(office.check(second.text, kSimNoon + 2h).errcode == 0);
  CHECK(office.check(second.text, kSimNoon + 1min + 2h).errcode == 42001);
  CHECK(office.check("", kSimNoon).errcode == 41001);
  CHECK(office.check("short", kSimNoon).errcode == 40014);
  CHECK(office.check(std::string(first.text.size(), 'x'), kSimNoon).errcode == 40001);
}

TEST_CASE("the stable family gives the same token until five minutes before its end") {
  TokenOffice office;
  const auto first = office.stable("ali", false, kSimNoon);
  const auto again = office.stable("ali", false, kSimNoon + 6855s);
  CHECK(first.text == again.text);
  CHECK(again.expires_in == 345);
  const auto renewed = office.stable("ali", false, kSimNoon + 6901s);
  CHECK(renewed.text != first.text);
  CHECK(office.check(first.text, kSimNoon + 6902s).errcode == 0);

  const auto plain = office.plain("ali", kSimNoon + 6902s);
  CHECK(office.check(renewed.text, kSimNoon + 2h).errcode == 0);
  const auto forced = office.stable("ali", true, kSimNoon + 6903s);
  CHECK(office.check(renewed.text, kSimNoon + 6903s).errcode == 40001);
  CHECK(office.check(forced.text, kSimNoon + 6903s).errcode == 0);
  CHECK(office.check(plain.text, kSimNoon + 6903s).errcode == 0);
  CHECK(office.stable("ali", true, kSimNoon + 6932s).errcode == 45011);
}

TEST_CASE("a forced renewal is granted twenty times a day") {
  TokenOffice office;
  for (int i = 0; i < 20; ++i) CHECK(office.stable("ali", true, kSimNoon + i * 30s).errcode == 0);
  CHECK(office.stable("ali", true, kSimNoon + 20 * 30s).errcode == 45009);
  CHECK(office.stable("ali", true, kSimNoon + 25h).errcode == 0);
}

TEST_CASE("WeCom's token stays the same while it lives") {
  TokenOffice office;
  const auto first = office.wecom("corp", kSimNoon);
  CHECK(office.wecom("corp", kSimNoon + 1h).text == first.text);
  CHECK(office.wecom("corp", kSimNoon + 2h).text != first.text);
  CHECK(office.check(first.text, kSimNoon + 2h).errcode == 42001);
  CHECK(office.check(first.text, kSimNoon).account == "corp");
}

TEST_CASE("a medium is gone after three days and for every other account") {
  MediaStore store;
  const auto bytes = std::make_shared<const std::string>("\xFF\xD8\xFF picture");
  const auto id = store.keep("ali", "image", "image/jpeg", "a.jpg", bytes, kSimNoon);
  REQUIRE(store.find("ali", id, kSimNoon + 71h) != nullptr);
  CHECK(*store.find("ali", id, kSimNoon + 71h)->bytes == *bytes);
  CHECK(store.find("ali", id, kSimNoon + 72h) == nullptr);
  CHECK(store.find("other", id, kSimNoon) == nullptr);
  CHECK(store.any(id) != nullptr);
}

TEST_CASE("a silent recording is a playable AMR of that length") {
  const auto bytes = zampa::simulator::silent_amr(2);
  CHECK(zampa::simulator::sniff_media(bytes) == "audio/amr");
  CHECK(bytes.size() == 6 + 2 * 50 * 13);
}

TEST_CASE("events are numbered without gaps and a bubble replaces itself in place") {
  Transcript transcript;
  CHECK(transcript.add(kSimNoon, "bubble", "zhang", {{"id", "b1"}, {"state", "sending"}}) == 1);
  CHECK(transcript.add(kSimNoon, "system", "zhang", {{"code", "followed"}}) == 2);
  CHECK(transcript.add(kSimNoon, "wire", "", Json::object()) == 3);
  CHECK(transcript.add(kSimNoon, "bubble", "zhang", {{"id", "b1"}, {"state", "sent"}}) == 4);

  const auto page = transcript.events_after(1, 0ms);
  REQUIRE(page.events.size() == 3);
  CHECK(page.events[0]["seq"] == 2);
  CHECK(page.seq == 4);
  CHECK_FALSE(page.reset);
  CHECK(page.events[1]["person"].is_null());

  const auto shown = transcript.shown(10);
  REQUIRE(shown.events.size() == 2);
  CHECK(shown.events[0]["state"] == "sent");
  CHECK(shown.events[1]["code"] == "followed");
  CHECK(transcript.bubble("b1")["state"] == "sent");
  CHECK(transcript.bubble("b9").is_null());
}

TEST_CASE("a page that is too far behind, or ahead, is told to start afresh") {
  Transcript transcript;
  for (int i = 0; i < 4'010; ++i) transcript.add(kSimNoon, "wire", "", Json::object());
  CHECK(transcript.events_after(5, 0ms).reset);
  CHECK_FALSE(transcript.events_after(10, 0ms).reset);
  CHECK(transcript.events_after(9'999, 0ms).reset);
}

TEST_CASE("a long poll ends with the next event, or when the simulator stops") {
  Transcript transcript;
  std::thread writer([&] { transcript.add(kSimNoon, "wire", "", Json::object()); });
  CHECK(transcript.events_after(0, 20s).events.size() == 1);
  writer.join();
  std::thread stopper([&] { transcript.stop(); });
  CHECK(transcript.events_after(1, 20s).events.empty());
  stopper.join();
}
