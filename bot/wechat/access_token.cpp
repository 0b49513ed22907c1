#include "bot/wechat/access_token.hpp"

#include <string>

#include "bot/base/platform_answer.hpp"
#include "bot/wechat/errcodes.hpp"

namespace zampa::wechat {
namespace {

/// In the answer to a token request even 40001 means the secret, not a token.
bool stops_tokens(std::int64_t code) {
  const auto& meaning = error_meaning(code);
  return meaning.action != ErrorAction::none ||
         meaning.verdict == ports::SendOutcome::Verdict::broken;
}

Refusal token_refusal(const base::PlatformAnswer& answer) {
  const std::string detail = std::to_string(answer.code) + " " + answer.message;
  if (answer.code == 45009 || answer.code == 45011) return {RefusalCode::rate_limited, detail};
  if (stops_tokens(answer.code)) return {RefusalCode::forbidden, detail};
  return {RefusalCode::unavailable, detail};
}

}  // namespace

base::TokenCache::Fetch stable_token(const domain::Account& account, ports::HttpClient& http) {
  return [account, &http](bool force) -> Result<base::FetchedToken> {
    ports::ClientRequest request;
    request.method = "POST";
    request.url = account.api_base + "/cgi-bin/stable_token";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = base::dump_json({{"grant_type", "client_credential"},
                                    {"appid", account.app_id},
                                    {"secret", account.secret},
                                    {"force_refresh", force}});
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

}  // namespace zampa::wechat
