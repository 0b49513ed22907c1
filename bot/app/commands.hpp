// The command line 命令: one function per command, exit codes after sysexits.
#pragma once

namespace zampa::app {

inline constexpr int kOk = 0;
inline constexpr int kUsage = 64;
inline constexpr int kBadData = 65;
inline constexpr int kUnavailable = 69;
inline constexpr int kCannotCreate = 73;
inline constexpr int kInputOutput = 74;
inline constexpr int kTryAgain = 75;
inline constexpr int kBadConfiguration = 78;

/// Runs what the words ask for and gives the process's exit code. Throws Fault.
int run_command(int argc, char** argv);

}  // namespace zampa::app
