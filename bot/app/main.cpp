// The program: hands the words of the command line to the commands and turns what went wrong into
// one line and an exit code. One of the three edges that catch faults.
#include <cstdio>

#include "bot/app/commands.hpp"
#include "bot/base/fault.hpp"

int main(int argc, char** argv) {
  using namespace zampa;
  try {
    return app::run_command(argc, argv);
  } catch (const StorageFault& fault) {
    std::fprintf(stderr, "error: database: %s; try again\n", fault.what());
    return app::kTryAgain;
  } catch (const Fault& fault) {
    std::fprintf(stderr, "error: %s\n", fault.what());
    return app::kInputOutput;
  }
}
