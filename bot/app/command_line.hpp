// The words of the command line as values, the same for every command.
#pragma once

#include <string>

namespace zampa::app {

struct CommandLine {
  std::string config = "config/zampa.toml";
  std::string data = "./data";
  std::string role = "web,worker";
  std::string kind;
  std::string file;
  std::string text;
  std::string role_name;
  std::string department;
  std::string language = "zh";
  bool dry_run = false;
  bool json = false;
};

/// One line per fault on stderr, each beginning with "error: ".
void print_error(const std::string& detail);

}  // namespace zampa::app
