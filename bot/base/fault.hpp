// What the machine or the program got wrong. Thrown by wings and the store only, caught at three
// edges (web server, courier loop, main), each of which logs once.
#pragma once

#include <stdexcept>

namespace zampa::base {

struct Fault : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The database is busy or full: answer 503, the platform asks again.
struct StorageFault : Fault {
  using Fault::Fault;
};

/// A peer answered with bytes nobody could expect.
struct WireFault : Fault {
  using Fault::Fault;
};

/// I/O error on sync, corrupt page, broken invariant: acknowledge nothing more, exit, be restarted.
struct FatalFault : Fault {
  using Fault::Fault;
};

}  // namespace zampa::base

namespace zampa {
using base::FatalFault;
using base::Fault;
using base::StorageFault;
using base::WireFault;
}  // namespace zampa
