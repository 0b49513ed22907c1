#include "simulator/push.hpp"

#include <httplib.h>

#include <utility>

#include "bot/base/instant.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

std::string percent_encoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == '~';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4U];
      out += "0123456789ABCDEF"[byte & 15U];
    }
  }
  return out;
}

std::string target_of(const std::string& account, const std::map<std::string, std::string>& query) {
  std::string target = "/callback/" + account;
  char mark = '?';
  for (const auto& [key, value] : query) {
    target += mark + key + '=' + percent_encoded(value);
    mark = '&';
  }
  return target;
}

std::string written(PushFormat format, const Node& root) {
  return format == PushFormat::json ? write_json(root) : write_xml(root);
}

}  // namespace

Push prepare_push(const Account& account, Push draft, const Node& message, Instant now) {
  const bool wecom = account.kind == AccountKind::wecom;
  const auto format = account.kind == AccountKind::miniprogram ? account.format : PushFormat::xml;
  const auto mode = wecom ? PushMode::secure : account.mode;
  draft.account = account.name;
  draft.to_user = message.text_of("ToUserName");
  draft.from_user = message.text_of("FromUserName");
  draft.timestamp = std::to_string(base::to_seconds(now));
  draft.nonce = std::to_string(base::to_millis(now) % 1'000'000'007 + 100'000'000);
  draft.content_type = format == PushFormat::json ? "application/json" : "text/xml";
  draft.plain = written(format, message);
  draft.body = draft.plain;
  draft.query = {{"timestamp", draft.timestamp}, {"nonce", draft.nonce}};
  draft.signed_parts = {account.token, draft.timestamp, draft.nonce};
  if (!wecom) {
    draft.query["signature"] = signature_of(draft.signed_parts);
    draft.query["openid"] = draft.from_user;
  }
  if (mode == PushMode::plaintext) {
    draft.signature = draft.query["signature"];
  } else {
    const auto key = decode_key(account.encoding_aes_key).value_or(CipherKey{});
    const auto sealed = seal(key, random_hex(16), draft.plain, account.app_id);
    Node envelope{"xml", {}, false, {}};
    if (mode == PushMode::compatible) {
      envelope = message;
    } else {
      envelope.children.push_back(text_node("ToUserName", draft.to_user));
      if (wecom)
        envelope.children.push_back(text_node("AgentID", std::to_string(account.agent_id)));
    }
    envelope.children.push_back(text_node("Encrypt", sealed));
    draft.body = written(format, envelope);
    draft.signed_parts.push_back(sealed);
    draft.signature = signature_of(draft.signed_parts);
    draft.query["msg_signature"] = draft.signature;
    if (!wecom) draft.query["encrypt_type"] = "aes";
  }
  draft.target = target_of(account.name, draft.query);
  return draft;
}

bool check_callback(const Account& account, const std::string& base, Millis patience, Instant now) {
  const auto timestamp = std::to_string(base::to_seconds(now));
  const auto nonce = random_hex(10);
  const auto echo = std::to_string(base::to_millis(now) * 1'000 + 7);
  std::map<std::string, std::string> query = {
      {"timestamp", timestamp}, {"nonce", nonce}, {"echostr", echo}};
  if (account.kind == AccountKind::wecom) {
    const auto key = decode_key(account.encoding_aes_key).value_or(CipherKey{});
    const auto sealed = seal(key, random_hex(16), echo, account.app_id);
    query["echostr"] = sealed;
    query["msg_signature"] = signature_of({account.token, timestamp, nonce, sealed});
  } else {
    query["signature"] = signature_of({account.token, timestamp, nonce});
  }
  httplib::Client client{base};
  client.set_max_timeout(patience);
  client.set_path_encode(false);  // target_of has encoded it; a second time would spoil it
  const auto answer = client.Get(target_of(account.name, query));
  return answer && answer->status == 200 && answer->body == echo;
}

}  // namespace zampa::simulator
