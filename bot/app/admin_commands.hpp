// Commands that change what a database holds: imports, accounts, the menu. A running server does
// the import itself, asked through its socket; without one the command opens the database.
#pragma once

#include "bot/app/command_line.hpp"

namespace zampa::app {

int import_command(const CommandLine& line);
int export_command(const CommandLine& line);
int add_user(const CommandLine& line);
int menu_publish(const CommandLine& line);

}  // namespace zampa::app
