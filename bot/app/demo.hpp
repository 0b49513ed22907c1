// `zampa demo`: the simulator beside the real server, people to play with, and sixty days of
// tickets so that no list is empty. Everything here is invented; nothing runs in production.
#pragma once

#include <vector>

#include "bot/app/admin_routes.hpp"
#include "bot/app/settings.hpp"
#include "bot/base/http_message.hpp"
#include "bot/store/store.hpp"
#include "bot/web/assets.hpp"
#include "simulator/accounts.hpp"

namespace zampa::app {

/// The console account behind the demo page's frame, and its password for a visitor's own browser.
inline constexpr const char* kDemoAccount = "demo";
inline constexpr const char* kDemoPassword = "zampa-demo-2026";

/// The settings with every account calling this process's own simulator.
/// Refuses invalid when an account names a real platform host.
Result<Settings> demo_settings(Settings settings);

simulator::Options simulator_options(const Settings& settings);

/// The page with the phones at "/", its texts, and the way into the console for its frame.
std::vector<HttpRoute> demo_routes(AdminRoutes& admin, const web::Assets& assets);

/// Fills an empty database: staff, the bound phone, the console account, sixty days of tickets made
/// by the real services at moments of the past. Does nothing to a database that has tickets.
Result<void> seed_demo(store::Store& store, const store::Shared& shared, const Settings& settings);

}  // namespace zampa::app
