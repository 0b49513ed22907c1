// The platform's memory: who follows whom, what may still be sent, menus, tags, tokens, media,
// quotas, armed faults. One object, one mutex; the API, the acts and the pushers take the lock, do
// something short and let go. Nothing here is kept over a restart, as a demo should start clean.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "bot/base/json.hpp"
#include "simulator/accounts.hpp"
#include "simulator/catalog.hpp"
#include "simulator/clock.hpp"
#include "simulator/media.hpp"
#include "simulator/push.hpp"
#include "simulator/tokens.hpp"
#include "simulator/transcript.hpp"
#include "simulator/windows.hpp"

namespace zampa::simulator {

/// What the platform knows about one person in one account.
struct Follower {
  bool following = false;
  Window window;
  bool typing = false;
  Instant typed_at{};
  Instant seen_at{};  ///< last interaction; `typing` is allowed for 30 s after it
  Instant followed_at{};
  std::string scene;  ///< how they came
  std::set<std::int64_t> tags;
  std::map<std::string, int> subscriptions;  ///< template id → accepted, not yet used
  std::deque<Instant> recent;                ///< WeCom: sends of the last hour
  std::shared_ptr<const Push> last_push;     ///< for the act `repeat`
};

struct TaggedMenu {
  std::int64_t id = 0;
  std::int64_t tag = 0;
  base::Json menu;
};

struct AccountState {
  base::Json menu;                       ///< null when there is none
  std::vector<TaggedMenu> tagged_menus;  ///< the newest that matches wins
  std::map<std::int64_t, std::string> tags;
  std::int64_t next_tag = 100;  ///< small numbers are the platform's own
  std::int64_t next_menu = 1;
};

/// An interactive WeCom card on somebody's phone.
struct SentCard {
  std::string account;
  std::string task_id;
  std::string person;
  std::string bubble;
};

struct ResponseCode {
  std::string account;
  std::string task_id;
  Instant until{};
};

struct ArmedFault {
  std::string api;
  std::int64_t errcode = 0;
  std::int64_t times = 0;
  std::int64_t delay_ms = 0;
};

struct World {
  World(const Options& options, Catalog catalog, DemoClock& clock);

  const Account* account(const std::string& name) const;
  Follower& follower(const Persona& person) { return followers[person.id]; }
  Instant now() const { return clock.now(); }

  const Options options;
  const Catalog catalog;
  DemoClock& clock;
  Transcript transcript;
  /// Hands a message over for delivery; set once by Simulator before the first request.
  /// False when too many are waiting.
  std::function<bool(std::shared_ptr<const Push>)> push;

  std::mutex mutex;  ///< guards everything below
  std::condition_variable stopped_changed;
  bool stopped = false;
  std::string base;  ///< where the bot listens; also the picture addresses of messages begin so
  TokenOffice tokens;
  MediaStore media;
  std::map<std::string, Follower> followers;  ///< by Persona::id
  std::map<std::string, AccountState> accounts;
  std::map<std::string, Prop> own_photos;    ///< uploads: id → the prop; bytes in photo_bytes
  std::map<std::string, Bytes> photo_bytes;  ///< drawn ones are loaded when first used
  std::vector<SentCard> cards;
  std::map<std::string, ResponseCode> response_codes;
  std::map<std::string, std::pair<Instant, base::Json>> answered;  ///< dedupe key → (until, answer)
  std::map<std::string, std::int64_t> used;  ///< "account api date" → calls, for the quotas
  std::vector<ArmedFault> faults;
  std::int64_t next_bubble = 1;
  std::int64_t next_message = 0;  ///< the next MsgId
  std::int64_t next_wire = 1;
};

// Everything below is called with world.mutex held.

/// A person as the page knows them (docs/simulator.md 1.1).
base::Json person_json(World& world, const Persona& person);
void announce_person(World& world, const Persona& person);

/// Shows a bubble; gives it an id unless it has one (then it replaces that one). Returns the id.
std::string show_bubble(World& world, const Persona& person, base::Json bubble);
/// Changes members of a bubble that is already shown.
void change_bubble(World& world, const std::string& id, const base::Json& changes);
/// A small grey line with the platform's sentence for `code`.
void show_line(World& world, const Persona& person, const std::string& code);

/// The person did something that opens a window; announces the person.
void touch(World& world, const Persona& person, Trigger trigger);

/// The menu that this person's phone shows, as `{"button":[…]}`, or null.
base::Json menu_for(const World& world, const Persona& person);

/// The bytes of a drawn or uploaded picture, or null.
Bytes photo_of(World& world, const std::string& id);

/// Waits that long or until the simulator stops. `lock` is released meanwhile.
void nap(World& world, std::unique_lock<std::mutex>& lock, Millis time);

}  // namespace zampa::simulator
