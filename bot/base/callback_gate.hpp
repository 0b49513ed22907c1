// The checks every push of WeChat and WeCom passes before anybody reads it: grammar of the query,
// signature, age, cipher, with the old token and key accepted while they are being changed; and the
// fixed answers to what fails. Called by wechat/webhook and wecom/callback.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/base/http_message.hpp"
#include "bot/base/instant.hpp"
#include "bot/base/result.hpp"

namespace zampa::base {

/// Largest body of a push; the platform's own are a few KiB.
inline constexpr std::size_t kCallbackMaxBody = 64 * 1024;
/// Largest message inside.
inline constexpr std::size_t kCallbackMaxMessage = 32 * 1024;

struct CallbackKeys {
  std::string token;
  std::string encoding_aes_key;
  std::string receiver;  ///< the id sealed behind the message: app id or CorpID
  std::string previous_token;
  std::string previous_encoding_aes_key;
  Instant previous_until;
};

struct CallbackQuery {
  std::string timestamp, nonce;
  std::string signature, msg_signature, encrypt_type, echostr;  ///< empty when not given
};

/// The parameters of a callback. `openid` and everything unknown are ignored: only the body says
/// who wrote. Refuses forbidden with duplicate_parameter or malformed_query.
Result<CallbackQuery> read_callback_query(const HttpRequest& request);

/// Whether something fits, and with which generation of the secret.
enum class KeyMatch { none, current, previous };

/// `signature` over token, timestamp and nonce.
KeyMatch match_plain_signature(const CallbackKeys& keys, const CallbackQuery& query, Instant now);
/// `msg_signature` over these and the ciphertext.
KeyMatch match_sealed_signature(const CallbackKeys& keys, const CallbackQuery& query,
                                std::string_view sealed, Instant now);

struct Unsealed {
  std::string message;
  KeyMatch key = KeyMatch::none;
};
/// Refuses forbidden with `decrypt`.
Result<Unsealed> unseal_push(const CallbackKeys& keys, std::string_view sealed, Instant now);

/// True when the timestamp is more than 600 s away from now: older pushes are outside what the
/// memory of handled messages can be trusted for.
bool is_stale(const CallbackQuery& query, Instant now);

/// The reply sealed for the platform, with its signature.
struct SealedReply {
  std::string encrypt, signature, timestamp, nonce;
};
/// Nonce and time are those of the push. The random part is derived from the key and the content,
/// so that a repeated push gets the same bytes; who lacks the key cannot guess it.
/// Throws Fault when the account's key is malformed (settings refuse such a key).
SealedReply seal_reply(const CallbackKeys& keys, const CallbackQuery& query,
                       std::string_view reply);

/// The fixed answers: 400, 403, 405 and 413; 403 and 413 close the connection.
HttpResponse callback_refusal(int status);
/// 200 `success`: received, nothing to say.
HttpResponse callback_ack();
/// 200 with the text of the URL check, or 400 when it is not 1 to 128 letters of base64.
HttpResponse callback_echo(std::string_view text);

}  // namespace zampa::base
