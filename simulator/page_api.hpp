// The HTTP side of the demo page: state, event stream, acts, pictures, clock, faults, as fixed in
// docs/simulator.md. Mounted by the application under /sim together with the platform's API.
#pragma once

#include <vector>

#include "bot/base/http_message.hpp"
#include "simulator/platform.hpp"

namespace zampa::simulator {

/// The routes of the page. They hold on to `world`, which must outlive them.
std::vector<HttpRoute> page_routes(World& world);

}  // namespace zampa::simulator
