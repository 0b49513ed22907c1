#include "bot/base/callback_gate.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <utility>

#include "bot/base/callback_crypto.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/fault.hpp"

namespace zampa::base {
namespace {

using namespace std::chrono_literals;

constexpr auto kCallbackTolerance = 600s;

Refusal gate_refusal(const char* reason) { return {RefusalCode::forbidden, reason}; }

bool previous_counts(const CallbackKeys& keys, Instant now) { return now < keys.previous_until; }

/// Tries `fits` with the current secret and, inside the window of change, with the previous one.
template <class Fits>
KeyMatch match_generation(const std::string& current, const std::string& previous,
                          bool previous_allowed, const Fits& fits) {
  // An empty token would let anybody sign.
  if (!current.empty() && fits(current)) return KeyMatch::current;
  if (previous_allowed && !previous.empty() && fits(previous)) return KeyMatch::previous;
  return KeyMatch::none;
}

bool is_echo_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+' ||
         c == '/' || c == '=' || c == '_' || c == '-';
}

}  // namespace

Result<CallbackQuery> read_callback_query(const HttpRequest& request) {
  CallbackQuery query;
  const std::array<std::pair<const char*, std::string*>, 6> wanted{{
      {"timestamp", &query.timestamp},
      {"nonce", &query.nonce},
      {"signature", &query.signature},
      {"msg_signature", &query.msg_signature},
      {"encrypt_type", &query.encrypt_type},
      {"echostr", &query.echostr},
  }};
  for (const auto& [name, value] : wanted) {
    if (request.query.count(name) > 1) return gate_refusal("duplicate_parameter");
    *value = request.query_once(name);
  }
  if (!is_callback_timestamp(query.timestamp) || !is_callback_nonce(query.nonce)) {
    return gate_refusal("malformed_query");
  }
  return query;
}

KeyMatch match_plain_signature(const CallbackKeys& keys, const CallbackQuery& query, Instant now) {
  return match_generation(
      keys.token, keys.previous_token, previous_counts(keys, now), [&](const std::string& token) {
        return is_callback_signature(query.signature, {token, query.timestamp, query.nonce});
      });
}

KeyMatch match_sealed_signature(const CallbackKeys& keys, const CallbackQuery& query,
                                std::string_view sealed, Instant now) {
  return match_generation(keys.token, keys.previous_token, previous_counts(keys, now),
                          [&](const std::string& token) {
                            return is_callback_signature(
                                query.msg_signature, {token, query.timestamp, query.nonce, sealed});
                          });
}

Result<Unsealed> unseal_push(const CallbackKeys& keys, std::string_view sealed, Instant now) {
  Unsealed opened;
  const auto fits = [&](const std::string& encoded) {
    const auto key = decode_aes_key(encoded);
    auto message = key ? unseal(*key, keys.receiver, sealed) : std::nullopt;
    if (!message) return false;
    opened.message = *std::move(message);
    return true;
  };
  opened.key = match_generation(keys.encoding_aes_key, keys.previous_encoding_aes_key,
                                previous_counts(keys, now), fits);
  if (opened.key == KeyMatch::none) return gate_refusal("decrypt");
  return opened;
}

bool is_stale(const CallbackQuery& query, Instant now) {
  std::int64_t seconds = 0;
  const auto& text = query.timestamp;
  std::from_chars(text.data(), text.data() + text.size(), seconds);
  return std::chrono::abs(std::chrono::floor<std::chrono::seconds>(now) -
                          std::chrono::sys_seconds{std::chrono::seconds{seconds}}) >
         kCallbackTolerance;
}

SealedReply seal_reply(const CallbackKeys& keys, const CallbackQuery& query,
                       std::string_view reply) {
  const auto key = decode_aes_key(keys.encoding_aes_key);
  if (!key) throw Fault("callback: the account's EncodingAESKey is malformed");
  const std::string seed = query.timestamp + "|" + query.nonce + "|" + std::string(reply);
  const std::string random16 = hmac_sha256("reply|" + *key, seed).substr(0, 16);
  SealedReply sealed{seal(*key, keys.receiver, reply, random16), {}, query.timestamp, query.nonce};
  sealed.signature =
      callback_signature({keys.token, sealed.timestamp, sealed.nonce, sealed.encrypt});
  return sealed;
}

HttpResponse callback_refusal(int status) {
  HttpResponse response;
  response.status = status;
  response.close = status == 403 || status == 413;
  if (status == 400) response.body = "bad request\n";
  if (status == 403) response.body = "forbidden\n";
  if (status == 405) {
    response.body = "method not allowed\n";
    response.headers.emplace_back("Allow", "GET, POST");
  }
  if (status == 413) response.body = "content too large\n";
  return response;
}

HttpResponse callback_ack() {
  HttpResponse response;
  response.body = "success";
  return response;
}

HttpResponse callback_echo(std::string_view text) {
  const bool plain =
      !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), is_echo_letter);
  if (!plain) return callback_refusal(400);
  HttpResponse response;
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.body = text;
  return response;
}

}  // namespace zampa::base
