#include "bot/service/sign_in.hpp"

#include <algorithm>
#include <array>

#include "bot/base/crypto.hpp"
#include "bot/base/new_id.hpp"
#include "bot/base/text.hpp"

namespace zampa::service {
namespace {

// A stored password of the usual cost that nobody has: its hash is 32 zero bytes.
constexpr std::string_view kNobodysPassword =
    "scrypt$16$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

// A last-seen moment is written at most once a minute: reading a page must not cost a commit.
constexpr Millis kTouchEvery{std::chrono::minutes{1}};
constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kShortestPassword = 10;

bool is_account_name(std::string_view name) {
  if (name.size() < 2 || name.size() > 32) return false;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return letter(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
           return letter(c) || c == '.' || c == '_' || c == '-';
         });
}

void write_trail(store::Work& work, const PersonId& actor, const std::string& action,
                 const std::string& object) {
  work.admins.note({base::new_id(work.now), work.now, actor, action, object, ""});
}

Result<OpenedSession> open_session(store::Work& work, const store::AdminAccount& account) {
  const auto person = work.people.find(account.person);
  if (!person || person->blocked || person->roles.empty()) {
    return Refusal{RefusalCode::unauthenticated, "the account has no person or no role"};
  }
  OpenedSession opened{base::random_hex(kTokenBytes), account.must_change};
  store::AdminSession session;
  session.token_hash = base::sha256_hex(opened.token);
  session.person = account.person;
  session.form_token = base::random_hex(kTokenBytes);
  session.language = person->language;
  session.created_at = session.seen_at = work.now;
  work.admins.open_session(session);
  return opened;
}

}  // namespace

Result<Challenge> challenge_for(const store::Work& work, std::string_view typed_name) {
  Challenge challenge;
  challenge.name = base::ascii_lower(base::trim(typed_name));
  challenge.password = kNobodysPassword;
  if (!is_account_name(challenge.name)) return challenge;
  const auto account = work.admins.find(challenge.name);
  if (!account) return challenge;
  if (account->locked_until && *account->locked_until > work.now) {
    return Refusal{RefusalCode::rate_limited, "the account waits after wrong passwords"};
  }
  challenge.password = account->password;
  challenge.known = true;
  return challenge;
}

Millis wait_after(std::int64_t failures, std::int64_t free, Millis longest) {
  if (failures <= free) return Millis{0};
  const auto doublings = std::min<std::int64_t>(failures - free - 1, 20);
  return std::min(Millis{std::chrono::seconds{std::int64_t{1} << doublings}}, longest);
}

Result<OpenedSession> accept_password(store::Work& work, const Challenge& challenge) {
  auto account = work.admins.find(challenge.name);
  if (!challenge.known || !account || account->password != challenge.password) {
    return Refusal{RefusalCode::unauthenticated, "the account has changed meanwhile"};
  }
  auto opened = open_session(work, *account);
  if (!opened) return opened;
  if (account->failures != 0 || account->locked_until) {
    account->failures = 0;
    account->locked_until.reset();
    work.admins.save(*account);
  }
  write_trail(work, account->person, "sign_in", account->name);
  return opened;
}

void reject_password(store::Work& work, const Challenge& challenge) {
  if (!challenge.known) return;
  auto account = work.admins.find(challenge.name);
  if (!account) return;
  account->failures += 1;
  const Millis wait = wait_after(account->failures, kFreeTriesOfAccount, kLongestWaitOfAccount);
  if (wait > Millis{0}) account->locked_until = work.now + wait;
  work.admins.save(*account);
  write_trail(work, account->person, "sign_in_failed", account->name);
}

Result<OpenedSession> open_session_of(store::Work& work, std::string_view account_name) {
  const auto account = work.admins.find(std::string{account_name});
  if (!account) return Refusal{RefusalCode::not_found, "no such account"};
  return open_session(work, *account);
}

Result<SignedIn> signed_in(const store::Work& work, std::string_view token,
                           const SessionRules& rules) {
  const std::string hash = base::sha256_hex(token);
  const auto session = work.admins.session(hash);
  if (token.empty() || !session) {
    return Refusal{RefusalCode::unauthenticated, "no such session"};
  }
  if (session->seen_at + rules.idle < work.now || session->created_at + rules.absolute < work.now) {
    return Refusal{RefusalCode::expired, "the session is over"};
  }
  const auto person = work.people.find(session->person);
  const auto account = work.admins.of_person(session->person);
  if (!person || !account || person->blocked || person->roles.empty()) {
    return Refusal{RefusalCode::unauthenticated, "the account is no longer in use"};
  }
  SignedIn in;
  in.who = {person->id, person->name, person->roles, person->department, session->language};
  in.account = account->name;
  in.token_hash = hash;
  in.form_token = session->form_token;
  in.must_change = account->must_change;
  in.seen_at = session->seen_at;
  return in;
}

void forget_old_sessions(store::Work& work, const SessionRules& rules) {
  work.admins.forget_sessions_created_before(work.now - rules.absolute);
}

bool touch_is_due(const SignedIn& session, Instant now) {
  return session.seen_at + kTouchEvery < now;
}

void touch(store::Work& work, const SignedIn& session) {
  work.admins.touch_session(session.token_hash, work.now);
}

void sign_out(store::Work& work, const SignedIn& session) {
  work.admins.close_session(session.token_hash);
  write_trail(work, session.who.person, "sign_out", session.account);
}

void choose_language(store::Work& work, const SignedIn& session, domain::Language language) {
  work.admins.set_session_language(session.token_hash, language);
  // The next session starts in it too.
  if (auto person = work.people.find(session.who.person)) {
    person->language = language;
    work.people.update(*person);
  }
}

bool is_acceptable_password(std::string_view account_name, std::string_view password) {
  // The short beginnings of the usual lists; what is long and not among them is hard to guess.
  constexpr std::array<std::string_view, 12> kUsual{
      "1234567890", "0123456789", "password",   "qwertyuiop", "1q2w3e4r5t", "woaini1314",
      "iloveyou",   "admin12345", "1111111111", "0000000000", "abcd123456", "zampazampa"};
  if (password.size() < kShortestPassword || password.size() > 256) return false;
  const std::string folded = base::ascii_lower(password);
  if (!account_name.empty() && folded.find(account_name) != std::string::npos &&
      folded.size() < account_name.size() + kShortestPassword) {
    return false;
  }
  if (std::all_of(folded.begin(), folded.end(), [&](char c) { return c == folded.front(); })) {
    return false;
  }
  return std::none_of(kUsual.begin(), kUsual.end(), [&](std::string_view usual) {
    return folded.starts_with(usual) && folded.size() < usual.size() + 4;
  });
}

Result<OpenedSession> change_password(store::Work& work, const SignedIn& session,
                                      const std::string& password_hash) {
  auto account = work.admins.find(session.account);
  if (!account || account->person != session.who.person) {
    return Refusal{RefusalCode::unauthenticated, "the account is no longer in use"};
  }
  account->password = password_hash;
  account->must_change = false;
  account->failures = 0;
  account->locked_until.reset();
  work.admins.save(*account);
  work.admins.close_sessions_of(account->person);
  write_trail(work, account->person, "password_changed", account->name);
  return open_session(work, *account);
}

Result<PersonId> add_account(store::Work& work, const NewAccount& wish) {
  if (!is_account_name(wish.name)) return Refusal{RefusalCode::invalid, "account name"};
  if (wish.roles.empty()) return Refusal{RefusalCode::invalid, "an account needs a role"};
  const auto old = work.admins.find(wish.name);
  domain::Person person;
  if (old) {
    if (auto found = work.people.find(old->person)) person = *std::move(found);
  }
  const bool fresh = person.id.empty();
  if (fresh) person.id = PersonId{base::new_id(work.now)};
  person.name = wish.shown_name.empty() ? wish.name : wish.shown_name;
  person.roles = wish.roles;
  person.department = wish.department;
  person.language = wish.language;
  person.language_chosen = true;
  person.blocked = false;
  if (fresh) {
    work.people.insert(person, "", work.now);
  } else {
    work.people.update(person);
    work.admins.close_sessions_of(person.id);
  }
  work.admins.save({wish.name, person.id, wish.password_hash, wish.must_change, 0, std::nullopt});
  write_trail(work, {}, old ? "account_changed" : "account_added", wish.name);
  return person.id;
}

}  // namespace zampa::service
