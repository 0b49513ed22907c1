// Pushes as the platform sends them, for the webhook and callback tests: signed, sealed, enveloped.
// The envelope's crypto is guarded by tests/vectors, so using ours here hides nothing.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "bot/base/callback_crypto.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/http_message.hpp"
#include "bot/base/xml.hpp"
#include "bot/domain/account.hpp"
#include "bot/domain/callback.hpp"

namespace zampa::support {

inline const std::string kAliKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
inline const std::string kOpenid = "oXx-LhasaCitizen0001";
inline const Instant kPushTime = base::from_seconds(1'767'000'000);

inline domain::Account service_account() {
  domain::Account account;
  account.name = "ali";
  account.app_id = "wx0000000000000000";
  account.original_id = "gh_a1b2c3d4e5f6";
  account.token = "aliDemoToken2026";
  account.encoding_aes_key = kAliKey;
  account.secret = "sample-secret";
  account.api_base = "http://127.0.0.1:1";
  return account;
}

/// A push in the making; every member may be bent before it is sent.
struct PushMaker {
  domain::Account account = service_account();
  std::string timestamp = std::to_string(base::to_seconds(kPushTime));
  std::string nonce = "nonce_1";

  std::string key() const { return base::decode_aes_key(account.encoding_aes_key).value(); }
  std::string sealed(const std::string& message) const {
    return base::seal(key(), account.app_id, message, "0123456789abcdef");
  }
  std::string plain_signature() const {
    return base::callback_signature({account.token, timestamp, nonce});
  }
  std::string sealed_signature(const std::string& encrypt) const {
    return base::callback_signature({account.token, timestamp, nonce, encrypt});
  }

  HttpRequest request(const std::string& method, std::string body) const {
    HttpRequest made;
    made.method = method;
    made.path = "/callback/" + account.name;
    made.query = {{"signature", plain_signature()},
                  {"timestamp", timestamp},
                  {"nonce", nonce},
                  {"openid", "someone-else"}};
    made.body = std::move(body);
    return made;
  }
  /// Adds what secure and compatible mode add to the query.
  HttpRequest sign_sealed(HttpRequest made, const std::string& encrypt) const {
    made.query.emplace("encrypt_type", "aes");
    made.query.emplace("msg_signature", sealed_signature(encrypt));
    return made;
  }
  HttpRequest with_encrypt(const std::string& encrypt) const {
    base::XmlWriter xml;
    xml.text("ToUserName", account.original_id).text("Encrypt", encrypt);
    return sign_sealed(request("POST", xml.finish()), encrypt);
  }
  HttpRequest secure(const std::string& message) const { return with_encrypt(sealed(message)); }
};

/// An application that remembers what it was asked.
struct RecordedHooks {
  std::vector<domain::Inbound> handled;
  std::vector<domain::Quarantined> quarantined;
  std::vector<std::string> rejected, noted;
  domain::Reply reply;
  std::map<std::string, domain::Reply> known;  ///< by dedupe key
  std::function<void()> before_handle = [] {};

  domain::CallbackHooks hooks() {
    return {[this](const domain::Inbound& inbound) {
              before_handle();
              handled.push_back(inbound);
              known[inbound.dedupe_key] = reply;
              return reply;
            },
            [this](const domain::Inbound& inbound) -> std::optional<domain::Reply> {
              const auto found = known.find(inbound.dedupe_key);
              if (found == known.end()) return std::nullopt;
              return found->second;
            },
            [this](const domain::Quarantined& kept) { quarantined.push_back(kept); },
            [this](std::string_view reason) { rejected.emplace_back(reason); },
            [this](std::string_view what) { noted.emplace_back(what); }};
  }
};

/// The body of a message or event in the platform's XML; texts in CDATA.
inline std::string push_xml(const std::vector<std::pair<std::string, std::string>>& fields,
                            const std::string& more = {}) {
  std::string out =
      "<xml><ToUserName><![CDATA[gh_a1b2c3d4e5f6]]></ToUserName>\n<FromUserName><![CDATA[" +
      kOpenid + "]]></FromUserName>\n<CreateTime>1767000000</CreateTime>\n";
  for (const auto& [name, value] : fields) {
    out += "<" + name + "><![CDATA[" + value + "]]></" + name + ">\n";
  }
  return out + more + "</xml>";
}

inline std::string text_push(const std::string& content, const std::string& id = "24800000001") {
  return push_xml({{"MsgType", "text"}, {"Content", content}, {"MsgId", id}});
}

}  // namespace zampa::support
