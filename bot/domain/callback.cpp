#include "bot/domain/callback.hpp"

#include <utility>

#include "bot/base/crypto.hpp"

namespace zampa::domain {

Quarantined quarantined(const std::string& account, std::string_view detail, std::string raw,
                        Instant now) {
  Quarantined kept;
  kept.account = account;
  kept.reason = detail.substr(0, detail.find(':'));
  kept.digest = base::sha256_hex(raw);
  kept.raw = std::move(raw);
  kept.arrived_at = now;
  return kept;
}

}  // namespace zampa::domain
