#include "bot/wecom/client.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "bot/base/json.hpp"
#include "bot/base/text.hpp"
#include "bot/wecom/cards.hpp"
#include "bot/wecom/errcodes.hpp"

namespace zampa::wecom {
namespace {

using ports::SendOutcome;
using namespace std::chrono_literals;

constexpr std::size_t kPerMinute = 30;
constexpr std::size_t kPerHour = 1000;

std::string words_of(std::int64_t code, const std::string& message) {
  return std::to_string(code) + " " + std::string(error_meaning(code).words) + ": " + message;
}

Refusal token_refusal(const base::PlatformAnswer& answer) {
  const std::string detail = std::to_string(answer.code) + " " + answer.message;
  if (answer.code == 45009 || answer.code == 45033) return {RefusalCode::rate_limited, detail};
  // In the answer to a token request even 40001 means the secret, not a token.
  const auto& meaning = error_meaning(answer.code);
  const bool stops =
      meaning.action != ErrorAction::none || meaning.verdict == SendOutcome::Verdict::broken;
  return {stops ? RefusalCode::forbidden : RefusalCode::unavailable, detail};
}

base::TokenCache::Fetch fetch_token(const domain::Account& account, ports::HttpClient& http) {
  return [account, &http](bool /*force*/) -> Result<base::FetchedToken> {
    ports::ClientRequest request;
    request.url = account.api_base +
                  "/cgi-bin/gettoken?corpid=" + base::percent_encode(account.app_id) +
                  "&corpsecret=" + base::percent_encode(account.secret);
    const auto response = http.send(request);
    if (!response) return response.error();
    const auto answer = base::read_platform_answer(response->status, response->body, false);
    if (!answer) return answer.error();
    if (answer->code != 0) return token_refusal(*answer);
    // An expires_in that is missing or no number counts as 0 and is raised to the least life.
    const auto lives = base::json_integer(answer->body, "expires_in").value_or(0);
    return base::FetchedToken{base::json_text(answer->body, "access_token"),
                              std::chrono::seconds(lives)};
  };
}

/// True when `member` is in a list joined by "|"; the platform does not regard case.
bool names_member(const std::string& list, const std::string& member) {
  const std::string wanted = base::ascii_lower(member);
  const std::string lower = base::ascii_lower(list);
  const auto names = base::split(lower, '|');
  return !wanted.empty() && std::find(names.begin(), names.end(), wanted) != names.end();
}

}  // namespace

Client::Client(domain::Account account, ports::HttpClient& http, const ports::Clock& clock)
    : account_(std::move(account)),
      http_(http),
      clock_(clock),
      tokens_(account_.name, fetch_token(account_, http), false) {}

/// One call with the token in its address; once more with a new token when the platform rejects it.
Result<base::PlatformAnswer> Client::call(const std::string& path, const std::string& body) {
  for (bool first = true;; first = false) {
    const auto token = tokens_.get(clock_.now());
    if (!token) return Refusal{RefusalCode::unavailable, "token: " + token.error().detail};
    ports::ClientRequest request;
    request.method = "POST";
    request.url = account_.api_base + path + "?access_token=" + base::percent_encode(*token);
    request.headers = {{"Content-Type", "application/json; charset=utf-8"}};
    request.body = body;
    const auto response = http_.send(request);
    if (!response) return response.error();
    auto answer = base::read_platform_answer(response->status, response->body, true);
    if (!answer) return answer;
    if (error_meaning(answer->code).action != ErrorAction::refresh_token) return answer;
    tokens_.reject(*token, clock_.now());
    if (!first) return answer;
  }
}

bool Client::within_pace(const std::string& member, Instant now) {
  const std::lock_guard lock(pace_mutex_);
  auto& times = sends_[base::ascii_lower(member)];
  while (!times.empty() && times.front() <= now - 1h) times.pop_front();
  const auto recent = times.end() - std::upper_bound(times.begin(), times.end(), now - 1min);
  if (times.size() >= kPerHour || static_cast<std::size_t>(recent) >= kPerMinute) return false;
  times.push_back(now);
  return true;
}

SendOutcome Client::send(const domain::Notice& notice) {
  SendOutcome outcome;
  const auto request = card_request(account_, notice);
  if (!request) {
    outcome.verdict = SendOutcome::Verdict::broken;
    outcome.detail = "not sent: " + request.error().detail;
    return outcome;
  }
  const bool is_message = notice.door != domain::Door::wecom_card_update;
  if (is_message && !within_pace(notice.address, clock_.now())) {
    outcome.detail = "not_sent: the member's messages of this minute or hour are used up";
    return outcome;
  }
  const auto answer = call(request->path, request->body);
  if (!answer) {
    const std::string& why = answer.error().detail;
    const bool certain = why.starts_with("not_sent") || why.starts_with("token");
    outcome.detail = (certain ? "" : "unknown_outcome: ") + why;
    return outcome;
  }
  outcome.verdict = error_meaning(answer->code).verdict;
  outcome.code = static_cast<int>(answer->code);
  if (answer->code != 0) outcome.detail = words_of(answer->code, answer->message);
  outcome.reference = base::json_text(answer->body, "response_code");
  if (outcome.reference.empty()) outcome.reference = base::json_text(answer->body, "msgid");
  for (const char* list : {"invaliduser", "unlicenseduser"}) {
    if (answer->code != 0) break;
    if (!names_member(base::json_text(answer->body, list), notice.address)) continue;
    outcome.verdict = SendOutcome::Verdict::unreachable;
    outcome.detail = std::string("the platform names the member in ") + list;
  }
  return outcome;
}

Result<ports::Media> Client::fetch_media(const std::string& media_id) {
  if (!base::is_media_id(media_id)) return Refusal{RefusalCode::invalid, "malformed media id"};
  for (bool first = true;; first = false) {
    const auto token = tokens_.get(clock_.now());
    if (!token) return Refusal{RefusalCode::unavailable, "token: " + token.error().detail};
    ports::ClientRequest request;
    request.url = account_.api_base +
                  "/cgi-bin/media/get?access_token=" + base::percent_encode(*token) +
                  "&media_id=" + media_id;
    request.deadline = Millis{30'000};
    request.max_answer_bytes = base::kMediaMaxBytes;
    auto response = http_.send(request);
    if (!response) return std::move(response).error();
    if (response->body.size() > base::kMediaMaxBytes) {
      return Refusal{RefusalCode::too_large, "more than 10 MiB"};
    }
    if (response->status != 200) {
      return Refusal{RefusalCode::unavailable, "http status " + std::to_string(response->status)};
    }
    const auto answer = base::read_media_answer(response->content_type, response->body);
    const auto& meaning = error_meaning(answer.code);
    if (meaning.action == ErrorAction::refresh_token) {
      tokens_.reject(*token, clock_.now());
      if (first) continue;
    }
    if (answer.code == 40007) return Refusal{RefusalCode::expired, words_of(40007, answer.message)};
    if (answer.code != 0) {
      const bool again = meaning.verdict == SendOutcome::Verdict::retry;
      return Refusal{again ? RefusalCode::unavailable : RefusalCode::invalid,
                     words_of(answer.code, answer.message)};
    }
    if (answer.content_type.empty()) {
      return Refusal{RefusalCode::unavailable, "the answer holds no medium"};
    }
    return ports::Media{std::move(response->body), answer.content_type};
  }
}

Result<void> Client::publish_menu(const std::vector<ports::MenuButton>& /*buttons*/,
                                  const std::string& /*tag_name*/) {
  return Refusal{RefusalCode::unsupported, "WeCom applications get their menu in their console"};
}

Result<void> Client::tag_person(const std::string& /*address*/, const std::string& /*tag_name*/,
                                bool /*present*/) {
  return Refusal{RefusalCode::unsupported, "members have no tags of ours"};
}

std::optional<std::string> Client::stopped() const { return tokens_.stopped(clock_.now()); }

}  // namespace zampa::wecom
