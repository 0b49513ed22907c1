// Signing in to the console 登录: accounts, sessions and what a request's cookie stands for. The
// slow comparison of a password is not done here: it takes a third of a second and must not hold
// the writer, so the caller does it between challenge_for and accept_password or reject_password.
#pragma once

#include <string>
#include <string_view>

#include "bot/domain/principal.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

struct SessionRules {
  Millis idle{std::chrono::minutes{15}};
  Millis absolute{std::chrono::hours{8}};
};

/// What a typed password is to be compared with.
struct Challenge {
  std::string name;      ///< as stored, lower case
  std::string password;  ///< a stored hash; of an unknown name one that nothing matches
  bool known = false;
};

/// Never refuses for an unknown name, and costs the caller the same comparison, so that nobody
/// learns which names exist. Refuses rate_limited while the account waits after wrong passwords.
Result<Challenge> challenge_for(const store::Work& work, std::string_view typed_name);

/// How long to wait after the n-th wrong password in a row: nothing for the first `free` of them,
/// then 1 s, 2 s, 4 s … up to `longest`. From one address three are free and the wait grows to a
/// quarter of an hour; an account as a whole is slowed down late and little, so that a stranger's
/// tries do not keep its owner out.
Millis wait_after(std::int64_t failures, std::int64_t free, Millis longest);
inline constexpr std::int64_t kFreeTriesOfAddress = 3;
inline constexpr Millis kLongestWaitOfAddress{std::chrono::minutes{15}};
inline constexpr std::int64_t kFreeTriesOfAccount = 10;
inline constexpr Millis kLongestWaitOfAccount{std::chrono::minutes{1}};

struct OpenedSession {
  std::string token;  ///< for the cookie; only its hash is stored
  bool must_change = false;
};

/// The password was right: a new session. Refuses unauthenticated when the account has gone or its
/// person has no role left.
Result<OpenedSession> accept_password(store::Work& work, const Challenge& challenge);
/// The password was wrong: counted.
void reject_password(store::Work& work, const Challenge& challenge);

/// A session without a password, for the frame of the demo page. Refuses not_found.
Result<OpenedSession> open_session_of(store::Work& work, std::string_view account_name);

/// Whom a cookie stands for.
struct SignedIn {
  domain::Principal who;
  std::string account;
  std::string token_hash;
  std::string form_token;
  bool must_change = false;  ///< may do nothing but change the password
  Instant seen_at;
};

/// Read anew on every request, so that a taken role or a blocked person counts at once.
/// Refuses unauthenticated (no such session), expired (too old or idle for too long).
Result<SignedIn> signed_in(const store::Work& work, std::string_view token,
                           const SessionRules& rules);

/// Takes out the rows of sessions that are over by their age. Called when a new one is opened.
void forget_old_sessions(store::Work& work, const SessionRules& rules);

/// True when the session's last-seen moment is old enough to be worth a write.
bool touch_is_due(const SignedIn& session, Instant now);
void touch(store::Work& work, const SignedIn& session);

void sign_out(store::Work& work, const SignedIn& session);
void choose_language(store::Work& work, const SignedIn& session, domain::Language language);

/// False for a password that is short, well known or the account's own name.
bool is_acceptable_password(std::string_view account_name, std::string_view password);

/// Puts the new hash in force, ends every session of the person and opens a new one.
Result<OpenedSession> change_password(store::Work& work, const SignedIn& session,
                                      const std::string& password_hash);

/// An account with its person, for `zampa user add` and the demo. A name that exists gets the new
/// roles and password. Refuses invalid for a name that is not [a-z0-9][a-z0-9._-]{1,31}.
struct NewAccount {
  std::string name;
  std::string shown_name;  ///< as colleagues read it; the account's name when empty
  std::vector<domain::Role> roles;
  DepartmentId department;
  domain::Language language = domain::Language::zh;
  std::string password_hash;
  bool must_change = true;
};
Result<PersonId> add_account(store::Work& work, const NewAccount& account);

}  // namespace zampa::service
