#include "bot/wechat/client.hpp"

#include <utility>

#include "bot/base/json.hpp"
#include "bot/wechat/access_token.hpp"
#include "bot/wechat/errcodes.hpp"
#include "bot/wechat/requests.hpp"

namespace zampa::wechat {
namespace {

using base::Json;
using ports::SendOutcome;

std::string words_of(std::int64_t code, const std::string& message) {
  return std::to_string(code) + " " + std::string(error_meaning(code).words) + ": " + message;
}

/// What the courier is told when no answer of the platform was read.
SendOutcome no_answer_outcome(const Refusal& refusal) {
  SendOutcome outcome;
  const bool certain =
      refusal.detail.starts_with("not_sent") || refusal.detail.starts_with("token");
  outcome.detail = (certain ? "" : "unknown_outcome: ") + refusal.detail;
  return outcome;
}

}  // namespace

Client::Client(domain::Account account, ports::HttpClient& http, const ports::Clock& clock)
    : account_(std::move(account)),
      http_(http),
      clock_(clock),
      tokens_(account_.name, stable_token(account_, http), true) {}

/// One call with the token in its address; once more with a new token when the platform rejects it.
Result<base::PlatformAnswer> Client::call(const std::string& path, const std::string& body,
                                          bool code_required) {
  for (bool first = true;; first = false) {
    const auto token = tokens_.get(clock_.now());
    if (!token) return Refusal{RefusalCode::unavailable, "token: " + token.error().detail};
    ports::ClientRequest request;
    request.method = body.empty() ? "GET" : "POST";
    request.url = account_.api_base + path + "?access_token=" + base::percent_encode(*token);
    if (!body.empty()) request.headers = {{"Content-Type", "application/json; charset=utf-8"}};
    request.body = body;
    const auto response = http_.send(request);
    if (!response) return response.error();
    auto answer = base::read_platform_answer(response->status, response->body, code_required);
    if (!answer) return answer;
    if (error_meaning(answer->code).action != ErrorAction::refresh_token) return answer;
    tokens_.reject(*token, clock_.now());
    if (!first) return answer;
  }
}

SendOutcome Client::send(const domain::Notice& notice) {
  SendOutcome outcome;
  const auto request = send_request(account_, notice);
  if (!request) {
    outcome.verdict = SendOutcome::Verdict::broken;
    outcome.detail = "not sent: " + request.error().detail;
    return outcome;
  }
  const auto answer = call(request->path, request->body, true);
  if (!answer) return no_answer_outcome(answer.error());
  outcome.verdict = error_meaning(answer->code).verdict;
  outcome.code = static_cast<int>(answer->code);
  if (answer->code != 0) outcome.detail = words_of(answer->code, answer->message);
  outcome.reference = base::json_text(answer->body, "msgid");
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
      const bool again = meaning.verdict == SendOutcome::Verdict::retry ||
                         meaning.verdict == SendOutcome::Verdict::retry_day;
      return Refusal{again ? RefusalCode::unavailable : RefusalCode::invalid,
                     words_of(answer.code, answer.message)};
    }
    if (answer.is_link) return Refusal{RefusalCode::unsupported, "a video comes as an address"};
    if (answer.content_type.empty()) {
      return Refusal{RefusalCode::unavailable, "the answer holds no medium"};
    }
    return ports::Media{std::move(response->body), answer.content_type};
  }
}

/// An answer that is only needed to be 0.
Result<void> Client::done(const Result<base::PlatformAnswer>& answer) const {
  if (!answer) return answer.error();
  if (answer->code == 0) return {};
  const auto verdict = error_meaning(answer->code).verdict;
  const bool again =
      verdict == SendOutcome::Verdict::retry || verdict == SendOutcome::Verdict::retry_day;
  return Refusal{again ? RefusalCode::unavailable : RefusalCode::invalid,
                 words_of(answer->code, answer->message)};
}

/// Looked up once per process; made when the account has none of that name.
Result<std::int64_t> Client::tag_id(const std::string& tag_name) {
  const std::lock_guard lock(tags_mutex_);
  if (const auto found = tags_.find(tag_name); found != tags_.end()) return found->second;
  const auto list = call("/cgi-bin/tags/get", "", false);
  if (const auto ok = done(list); !ok) return ok.error();
  const auto tags = list->body.find("tags");
  if (tags != list->body.end() && tags->is_array()) {
    for (const auto& tag : *tags) {
      const auto id = base::json_integer(tag, "id");
      if (id) tags_[base::json_text(tag, "name")] = *id;
    }
  }
  if (const auto found = tags_.find(tag_name); found != tags_.end()) return found->second;

  const auto made =
      call("/cgi-bin/tags/create", base::dump_json({{"tag", {{"name", tag_name}}}}), false);
  if (const auto ok = done(made); !ok) return ok.error();
  const auto tag = made->body.find("tag");
  if (tag == made->body.end()) return Refusal{RefusalCode::unavailable, "the answer holds no tag"};
  auto id = base::json_integer(*tag, "id");
  if (!id) return Refusal{RefusalCode::unavailable, "the answer holds no tag id"};
  tags_[tag_name] = *id;
  return id;
}

Result<void> Client::publish_menu(const std::vector<ports::MenuButton>& buttons,
                                  const std::string& tag_name) {
  if (account_.kind != domain::Channel::service) {
    return Refusal{RefusalCode::unsupported, "only service accounts have a chat menu"};
  }
  std::int64_t tag = 0;
  if (!tag_name.empty()) {
    const auto found = tag_id(tag_name);
    if (!found) return found.error();
    tag = *found;
  }
  const auto request = menu_request(buttons, tag);
  if (!request) return request.error();
  return done(call(request->path, request->body, tag == 0));
}

Result<void> Client::tag_person(const std::string& address, const std::string& tag_name,
                                bool present) {
  if (account_.kind != domain::Channel::service) {
    return Refusal{RefusalCode::unsupported, "only service accounts have tags"};
  }
  const auto tag = tag_id(tag_name);
  if (!tag) return tag.error();
  const std::string path =
      present ? "/cgi-bin/tags/members/batchtagging" : "/cgi-bin/tags/members/batchuntagging";
  const auto answer =
      call(path, base::dump_json({{"openid_list", Json::array({address})}, {"tagid", *tag}}), true);
  if (answer && answer->code == 45159) {
    // Removed on the platform by hand: look again next time.
    const std::lock_guard lock(tags_mutex_);
    tags_.erase(tag_name);
  }
  return done(answer);
}

std::optional<std::string> Client::stopped() const { return tokens_.stopped(clock_.now()); }

}  // namespace zampa::wechat
