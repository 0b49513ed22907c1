// Ids made by the program: sortable by the moment they were made, never by the database.
#pragma once

#include <string>

#include "bot/base/instant.hpp"

namespace zampa::base {

/// 26 letters and digits (Crockford base 32): 48 bits of `now` in milliseconds, a count of the
/// thread's ids of that millisecond, 60 random bits. So ids made one after another by one thread,
/// the writer above all, sort as they were made: what was told first is delivered first.
/// Threads: any.
std::string new_id(Instant now);

/// `bytes` of randomness from the operating system as lower-case hex. For tokens and nonces.
std::string random_hex(std::size_t bytes);

/// `digits` decimal digits, e.g. for a one-time binding code.
std::string random_digits(std::size_t digits);

}  // namespace zampa::base
