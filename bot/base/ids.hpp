// Distinct types for the ids of different things, so that a citizen's id cannot be passed where a
// ticket's is due. The text inside is a sortable 26-letter id (new_id.hpp) or a configured code.
#pragma once

#include <compare>
#include <string>
#include <utility>

namespace zampa::base {

template <class Thing>
struct Id {
  std::string text;

  Id() = default;
  explicit Id(std::string t) : text(std::move(t)) {}
  bool empty() const { return text.empty(); }
  friend auto operator<=>(const Id&, const Id&) = default;
};

using TicketId = Id<struct TicketTag>;
using PersonId = Id<struct PersonTag>;          ///< citizen, staff or administrator
using DepartmentId = Id<struct DepartmentTag>;  ///< configured code, e.g. "urban-investment"
using PhotoId = Id<struct PhotoTag>;
using OutboxId = Id<struct OutboxTag>;
using InboxId = Id<struct InboxTag>;

}  // namespace zampa::base

namespace zampa {
using base::DepartmentId;
using base::InboxId;
using base::OutboxId;
using base::PersonId;
using base::PhotoId;
using base::TicketId;
}  // namespace zampa
