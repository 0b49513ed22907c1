// The courier 派送: takes due pushes, chooses the door that is open now, and records what became of
// them. Sending itself happens between the two short writes, outside any transaction (app/jobs).
#pragma once

#include <cstddef>
#include <vector>

#include "bot/ports/messenger.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Claims up to `at_most` due pushes, one per person, each with a door, an address and one credit
/// taken where the door costs one. Pushes without an open door become phone tasks or expire here.
std::vector<domain::Push> claim_due(store::Work& work, std::size_t at_most);

/// Records the outcome of sending `push`. An outcome of a worker whose lease was taken over is
/// ignored. `jitter` in -1..1 spreads retries, so that a thousand failed ones do not come back
/// together.
void record_outcome(store::Work& work, const domain::Push& push, const ports::SendOutcome& outcome,
                    double jitter);

/// A dead push or a phone task tried again from the start. Refuses not_found, conflict.
Result<void> replay(store::Work& work, const OutboxId& id);

/// The person did what opens a window of service messages at this address (message, menu, follow,
/// scan, enter).
void open_window(store::Work& work, const domain::Inbound& inbound);

}  // namespace zampa::service
