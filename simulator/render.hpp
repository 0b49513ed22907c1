// From what the platform accepted to what a phone shows: bubbles as the page API has them. Called
// for replies, service messages, template messages and WeCom sends alike. Surprising: links inside
// a text are taken apart here, so that the page never has to read anybody's markup.
#pragma once

#include <string>

#include "bot/base/json.hpp"
#include "simulator/catalog.hpp"
#include "simulator/envelope.hpp"

namespace zampa::simulator {

struct World;

/// The runs of a text: cut at links and where the script changes.
base::Json text_runs(const std::string& text);

base::Json text_bubble(const std::string& side, const std::string& text);

/// A customer-service message `{msgtype, <msgtype>:{…}}` whose shape has been checked.
base::Json message_bubble(const std::string& type, const base::Json& body);

/// A passive reply that judge_answer accepted; null when it shows nothing.
base::Json reply_bubble(const Node& reply, std::size_t most_articles);

base::Json template_bubble(const PlatformTemplate& made, const base::Json& data,
                           const std::string& url);

base::Json text_card_bubble(const base::Json& card);
base::Json card_bubble(const base::Json& card);
/// The same card with its buttons spent; the one button left reads `label` unless that is empty.
base::Json spent_card(base::Json bubble, const std::string& label);

}  // namespace zampa::simulator
