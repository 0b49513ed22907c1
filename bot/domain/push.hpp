// A row of the outbox 待发箱: something a person must be told, before and after a door was chosen.
#pragma once

#include <cstdint>
#include <string>

#include "bot/base/ids.hpp"
#include "bot/base/instant.hpp"
#include "bot/domain/notice.hpp"

namespace zampa::domain {

struct Push {
  OutboxId id;
  std::string source;  ///< "<ticket>:<revision>:<key>:<person>": the same event tells once
  PersonId person;
  TicketId ticket;
  int urgency = 1;  ///< 0 assignment or emergency, 1 progress, 2 survey or points
  bool must_reach =
      true;  ///< without an open door it becomes a phone task instead of being dropped
  std::string
      platform_template;  ///< name in templates/platform, for template and subscription doors
  Notice notice;          ///< content; door, account and address once a door was chosen

  std::string state = "due";  ///< due, sending, sent, dead, cancelled, phone_task
  std::string closed_doors;   ///< doors that answered "not open", comma separated
  std::int64_t tries = 0;
  std::int64_t lease = 0;  ///< counts claims: a late worker's outcome with an old number is refused
  int code = 0;
  std::string detail;
  std::string reference;
  Instant due_at;
  Instant expires_at;
  Instant created_at;
};

}  // namespace zampa::domain
