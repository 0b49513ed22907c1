// Accounts of the console, their sessions, and the trail of who did what. Passwords and session
// tokens stand here only as hashes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bot/base/ids.hpp"
#include "bot/domain/language.hpp"
#include "bot/store/values.hpp"

namespace zampa::store {

struct AdminAccount {
  std::string name;  ///< lower case, what is typed at the sign-in
  PersonId person;
  std::string password;       ///< base::hash_password
  bool must_change = false;   ///< a one-time password
  std::int64_t failures = 0;  ///< wrong passwords in a row
  std::optional<Instant> locked_until;
};

struct AdminSession {
  std::string token_hash;  ///< SHA-256 of the cookie's value
  PersonId person;
  std::string form_token;  ///< what every form of this session carries
  domain::Language language = domain::Language::zh;
  Instant created_at;
  Instant seen_at;
};

/// One line of the trail. `detail` never holds a secret or a citizen's words.
struct AuditLine {
  std::string id;
  Instant at;
  PersonId actor;      ///< empty: the system or the command line
  std::string action;  ///< "reply.publish", "sign_in", …
  std::string object;  ///< key, ticket number or account name
  std::string detail;
};

class Admins {
 public:
  explicit Admins(Scope scope) : scope_(scope) {}
  std::optional<AdminAccount> find(const std::string& name) const;
  std::optional<AdminAccount> of_person(const PersonId& person) const;
  std::vector<AdminAccount> all() const;
  /// Inserts the account or replaces everything but its name.
  void save(const AdminAccount& account);

  void open_session(const AdminSession& session);
  std::optional<AdminSession> session(const std::string& token_hash) const;
  void touch_session(const std::string& token_hash, Instant seen_at);
  void set_session_language(const std::string& token_hash, domain::Language language);
  void close_session(const std::string& token_hash);
  /// Every session of the person: a changed password, a disabled account.
  void close_sessions_of(const PersonId& person);
  void forget_sessions_created_before(Instant moment);

  void note(const AuditLine& line);
  /// Newest first.
  std::vector<AuditLine> trail(std::int64_t at_most) const;

 private:
  Scope scope_;
};

}  // namespace zampa::store
