#include "simulator/page_api.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "simulator/acts.hpp"
#include "simulator/json_get.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

constexpr std::size_t kShownAtStart = 400;
constexpr std::size_t kMaxOwnPhotos = 60;
constexpr std::size_t kMaxPhotoBytes = std::size_t{10} << 20U;
constexpr std::int64_t kMaxAdvanceSeconds = 31'536'000;

HttpResponse json_answer(const Json& body, int status = 200) {
  HttpResponse response;
  response.status = status;
  response.content_type = "application/json; charset=utf-8";
  response.headers = {{"Cache-Control", "no-store"}};
  response.body = base::dump_json(body);
  return response;
}

HttpResponse page_error(int status, const std::string& error, const std::string& detail) {
  return json_answer({{"error", error}, {"detail", detail}}, status);
}

HttpResponse nothing() {
  HttpResponse response;
  response.status = 204;
  return response;
}

/// The JSON body of a POST, or the answer that says what is wrong with it.
std::pair<Json, std::optional<HttpResponse>> posted(const HttpRequest& request) {
  if (!request.header("content-type").starts_with("application/json")) {
    return {nullptr, page_error(415, "not_json", "send application/json")};
  }
  auto body = base::parse_json(request.body);
  if (!body) return {nullptr, page_error(400, "bad_json", body.error().detail)};
  if (!body->is_object()) return {nullptr, page_error(400, "bad_json", "no object")};
  return {std::move(*body), std::nullopt};
}

Json photo_json(const Prop& photo, bool own) {
  return {{"id", photo.id},
          {"zh", photo.zh},
          {"bo", photo.bo},
          {"url", "/sim/media/" + photo.id},
          {"after_of", photo.after_of.empty() ? Json(nullptr) : Json(photo.after_of)},
          {"own", own}};
}

Json faults_json(const World& world) {
  Json faults = Json::array();
  for (const auto& fault : world.faults) {
    if (fault.times <= 0) continue;
    faults.push_back({{"api", fault.api},
                      {"errcode", fault.errcode},
                      {"times", fault.times},
                      {"delay_ms", fault.delay_ms}});
  }
  return faults;
}

HttpResponse get_state(World& world) {
  const std::lock_guard lock{world.mutex};
  auto shown = world.transcript.shown(kShownAtStart);
  Json state = {{"run", world.transcript.run()},
                {"seq", shown.seq},
                {"now", base::to_millis(world.now())},
                {"offset_seconds", world.clock.offset().count()},
                {"people", Json::array()},
                {"photos", Json::array()},
                {"places", Json::array()},
                {"voices", Json::array()},
                {"scenes", Json::array()},
                {"stories", base::parse_json(world.catalog.stories).value_or(Json::array())},
                {"faults", faults_json(world)},
                {"events", std::move(shown.events)}};
  for (const auto& person : world.catalog.people) {
    state["people"].push_back(person_json(world, person));
  }
  for (const auto& photo : world.catalog.photos)
    state["photos"].push_back(photo_json(photo, false));
  for (const auto& [id, photo] : world.own_photos)
    state["photos"].push_back(photo_json(photo, true));
  for (const auto& place : world.catalog.places) {
    state["places"].push_back({{"id", place.id},
                               {"zh", place.zh},
                               {"bo", place.bo},
                               {"label", place.label},
                               {"latitude", place.latitude},
                               {"longitude", place.longitude}});
  }
  for (const auto& voice : world.catalog.voices) {
    state["voices"].push_back({{"id", voice.id},
                               {"zh", voice.zh},
                               {"bo", voice.bo},
                               {"seconds", voice.seconds},
                               {"url", "/sim/media/voice-" + voice.id}});
  }
  for (const auto& scene : world.catalog.scenes) {
    state["scenes"].push_back(
        {{"id", scene.id}, {"zh", scene.zh}, {"bo", scene.bo}, {"scene", scene.scene}});
  }
  return json_answer(state);
}

HttpResponse get_events(World& world, const HttpRequest& request) {
  const auto text = request.query_once("after");
  std::int64_t after = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), after);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || after < 0) {
    return page_error(400, "bad_after", "after is a whole number");
  }
  const auto& run = world.transcript.run();
  const auto asked = request.query_once("run");
  if (!asked.empty() && asked != run) {
    return json_answer({{"run", run}, {"seq", 0}, {"reset", true}, {"events", Json::array()}});
  }
  auto page = world.transcript.events_after(after, world.options.long_poll);
  return json_answer(
      {{"run", run}, {"seq", page.seq}, {"reset", page.reset}, {"events", std::move(page.events)}});
}

HttpResponse post_act(World& world, const HttpRequest& request) {
  const auto [act, bad] = posted(request);
  if (bad) return *bad;
  const std::lock_guard lock{world.mutex};
  const auto refused = perform(world, act);
  return refused ? page_error(refused->status, refused->error, refused->detail) : nothing();
}

HttpResponse post_photo(World& world, const HttpRequest& request) {
  const auto type = request.header("content-type");
  if (type != "image/jpeg" && type != "image/png") {
    return page_error(415, "not_a_picture", "send image/jpeg or image/png");
  }
  if (request.body.size() > kMaxPhotoBytes) return page_error(413, "too_large", "at most 10 MB");
  if (sniff_media(request.body) != type) {
    return page_error(422, "not_a_picture", "the bytes are not what Content-Type says");
  }
  const std::lock_guard lock{world.mutex};
  if (world.own_photos.size() >= kMaxOwnPhotos) {
    world.photo_bytes.erase(world.own_photos.begin()->first);
    world.own_photos.erase(world.own_photos.begin());
  }
  Prop photo;
  photo.id = "own-" + std::to_string(base::to_millis(world.now())) + "-" + random_hex(8);
  world.photo_bytes[photo.id] = std::make_shared<const std::string>(request.body);
  world.own_photos[photo.id] = photo;
  return json_answer({{"photo", photo_json(photo, true)}}, 201);
}

HttpResponse get_media(World& world, const std::string& id) {
  HttpResponse response;
  response.headers = {{"Cache-Control", "private, max-age=3600"}};
  if (id.starts_with("voice-")) {
    const auto* voice = find_prop(world.catalog.voices, id.substr(6));
    if (voice == nullptr) return page_error(404, "unknown_media", "no such recording");
    response.content_type = "audio/amr";
    response.body = silent_amr(voice->seconds);
    return response;
  }
  const std::lock_guard lock{world.mutex};
  auto bytes = photo_of(world, id);
  if (const auto* item = bytes ? nullptr : world.media.any(id)) {
    bytes = item->bytes;
    response.content_type = item->content_type;
  } else if (bytes) {
    response.content_type = sniff_media(*bytes);
  }
  if (!bytes) return page_error(404, "unknown_media", "no such picture");
  response.body = *bytes;
  return response;
}

HttpResponse post_clock(World& world, const HttpRequest& request) {
  const auto [body, bad] = posted(request);
  if (bad) return *bad;
  const auto seconds = whole(body, "advance_seconds");
  if (seconds < 1 || seconds > kMaxAdvanceSeconds) {
    return page_error(422, "bad_step", "advance_seconds is 1 to 31536000");
  }
  const std::lock_guard lock{world.mutex};
  world.clock.advance(std::chrono::seconds{seconds});
  world.transcript.add(
      world.now(), "clock", {},
      {{"now", base::to_millis(world.now())}, {"offset_seconds", world.clock.offset().count()}});
  for (const auto& person : world.catalog.people) announce_person(world, person);  // windows closed
  return nothing();
}

HttpResponse post_fault(World& world, const HttpRequest& request) {
  const auto [body, bad] = posted(request);
  if (bad) return *bad;
  ArmedFault fault{base::json_text(body, "api"), whole(body, "errcode"), whole(body, "times"),
                   whole(body, "delay_ms")};
  if (fault.api.starts_with("/")) fault.api.erase(0, 1);
  if (fault.api.empty() || fault.api.size() > 80 || fault.times < 0 || fault.times > 1'000 ||
      fault.delay_ms < 0 || fault.delay_ms > 15'000) {
    return page_error(422, "bad_fault", "api, errcode, times 0..1000, delay_ms 0..15000");
  }
  const std::lock_guard lock{world.mutex};
  std::erase_if(world.faults, [&](const ArmedFault& old) {
    return old.times <= 0 || old.api == fault.api || (fault.api == "*" && fault.times == 0);
  });
  if (fault.times > 0) world.faults.push_back(std::move(fault));
  world.transcript.add(world.now(), "faults", {}, {{"faults", faults_json(world)}});
  return nothing();
}

}  // namespace

std::vector<HttpRoute> page_routes(World& world) {
  World* const w = &world;
  return {
      {"GET", "/sim/state", [w](const HttpRequest&) { return get_state(*w); }},
      {"GET", "/sim/events", [w](const HttpRequest& r) { return get_events(*w, r); }},
      {"POST", "/sim/act", [w](const HttpRequest& r) { return post_act(*w, r); }},
      {"POST", "/sim/photo", [w](const HttpRequest& r) { return post_photo(*w, r); },
       kMaxPhotoBytes},
      {"GET", "/sim/media/{id}",
       [w](const HttpRequest& r) {
         const auto id = r.params.find("id");
         return get_media(*w, id == r.params.end() ? std::string{} : id->second);
       }},
      {"POST", "/sim/clock", [w](const HttpRequest& r) { return post_clock(*w, r); }},
      {"POST", "/sim/fault", [w](const HttpRequest& r) { return post_fault(*w, r); }},
  };
}

}  // namespace zampa::simulator
