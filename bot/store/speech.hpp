// How the bot's sentences are found and filled: the published version of a reply or its default, in
// the recipient's language, with values that are never scanned for placeholders again.
#pragma once

#include <string>
#include <string_view>

#include "bot/domain/reply_text.hpp"
#include "bot/domain/ticket.hpp"
#include "bot/store/work.hpp"

namespace zampa::store {

/// The reply in force for `key`: published version over default. A key nobody knows is a bug that
/// the tests find; in production it reads as the key itself, visibly.
domain::ReplyText effective_reply(const Work& work, std::string_view key);

/// The sentence for a person. Where the Tibetan is missing the Chinese is said with a visible mark.
std::string say(const Work& work, std::string_view key, domain::Language language,
                const Fields& fields = {});

/// A moment in words relative to now: "today 20:00", "tomorrow 10:42", a date.
std::string say_moment(const Work& work, Instant moment, domain::Language language);

/// "3 hours 41 min", whole minutes, at least one.
std::string say_duration(const Work& work, Millis duration, domain::Language language);

/// What a reader wants to know of a ticket, as placeholders: number, category, summary, status,
/// place, department, deadline, limit, time, text, reason, public_reply.
Fields ticket_fields(const Work& work, const domain::Ticket& ticket, domain::Language language);

}  // namespace zampa::store
