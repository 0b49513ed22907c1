// A photo or voice message of a report: wanted until it was fetched from the platform, then stored
// under its digest, or refused or lost with the reason.
#pragma once

#include <cstdint>
#include <string>

#include "bot/base/ids.hpp"
#include "bot/base/instant.hpp"

namespace zampa::domain {

struct Photo {
  PhotoId id;
  PersonId person;
  std::string account;
  std::string media_id;
  std::string purpose;  ///< report, before, after, voice
  std::string state;    ///< wanted, stored, refused, lost, dropped
  TicketId ticket;      ///< empty while it belongs to a draft
  std::string sha256;
  std::string thumb_sha256;
  std::int64_t width = 0, height = 0, bytes = 0;
  std::string why;
  std::int64_t tries = 0;
  Instant due_at;
  Instant created_at;
};

}  // namespace zampa::domain
