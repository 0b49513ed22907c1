// What a person can do on a phone, turned into what the platform pushes for it. Called by the page
// API (POST /sim/act) and by the stories. Surprising: an album is nine separate messages with
// nothing that says they belong together, exactly as on the real platform.
#pragma once

#include <optional>
#include <string>

#include "bot/base/json.hpp"
#include "simulator/envelope.hpp"
#include "simulator/platform.hpp"

namespace zampa::simulator {

struct ActRefusal {
  int status = 422;
  std::string error;   ///< snake_case word for the page
  std::string detail;  ///< English
};

/// Performs one act; nothing when it was done. Called with world.mutex held.
std::optional<ActRefusal> perform(World& world, const base::Json& act);

// Parts of perform, by subject. All as above.
using Acted = std::optional<ActRefusal>;
Acted act_text(World& world, const Persona& person, const base::Json& act);
Acted act_photos(World& world, const Persona& person, const base::Json& act);
Acted act_location(World& world, const Persona& person, const base::Json& act);
Acted act_voice(World& world, const Persona& person, const base::Json& act);
Acted act_link_tap(World& world, const Persona& person, const base::Json& act);
Acted act_menu(World& world, const Persona& person, const base::Json& act);
Acted act_follow(World& world, const Persona& person, const base::Json& act);
Acted act_unfollow(World& world, const Persona& person, const base::Json& act);
Acted act_scan(World& world, const Persona& person, const base::Json& act);
Acted act_enter(World& world, const Persona& person, const base::Json& act);
Acted act_subscribe(World& world, const Persona& person, const base::Json& act);
Acted act_card_button(World& world, const Persona& person, const base::Json& act);
Acted act_repeat(World& world, const Persona& person, const base::Json& act);

/// The prop of that id, or null.
const Prop* find_prop(const std::vector<Prop>& props, const std::string& id);

/// ToUserName, FromUserName, CreateTime, MsgType: how every message begins.
Node message_node(World& world, const Persona& person, const std::string& type);
/// The same for an event.
Node event_node(World& world, const Persona& person, const std::string& event);

/// Hands a message over for delivery. `kind` MsgType or Event; `bubble` the person's own, or "".
/// Refuses 429 busy.
Acted send_push(World& world, const Persona& person, const std::string& kind, Node message,
                const std::string& bubble, bool answerable = true);

/// Shows the person's own bubble as being sent, with a new MsgId appended to the message, and
/// sends.
Acted send_message(World& world, const Persona& person, const std::string& type, Node message,
                   base::Json bubble);

}  // namespace zampa::simulator
