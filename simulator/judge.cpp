#include "simulator/judge.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "bot/base/text.hpp"
#include "simulator/rules.hpp"
#include "simulator/wire.hpp"

namespace zampa::simulator {
namespace {

constexpr std::array<std::string_view, 7> kServiceReplies = {
    "text", "image", "voice", "video", "music", "news", "transfer_customer_service"};
constexpr std::array<std::string_view, 7> kWecomReplies = {
    "text", "image", "voice", "video", "news", "update_button", "update_template_card"};

Judged bad_answer(std::string detail, std::string plain = {}) {
  return {"bad_answer", std::move(detail), std::move(plain), {}};
}

std::optional<Node> read_either(const std::string& body) {
  const auto first = body.find_first_not_of(" \t\r\n");
  return first != std::string::npos && body[first] == '{' ? read_json(body) : read_xml(body);
}

/// The reply inside a sealed envelope; the text of the fault when signature or seal is wrong.
Judged unseal(const Account& account, const Node& envelope) {
  const auto sealed = envelope.text_of("Encrypt");
  const auto signature = signature_of(
      {account.token, envelope.text_of("TimeStamp"), envelope.text_of("Nonce"), sealed});
  if (signature != envelope.text_of("MsgSignature")) return bad_answer("MsgSignature does not fit");
  const auto key = decode_key(account.encoding_aes_key);
  if (!key) return bad_answer("EncodingAESKey is unusable");
  const auto opened = open_sealed(*key, sealed);
  if (!opened) return bad_answer("Encrypt cannot be opened");
  if (opened->receiver != account.app_id) {
    return bad_answer("sealed for another receiver", opened->message);
  }
  return {"ok", {}, opened->message, {}};
}

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Judged judge_reply(const Account& account, const Push& push, Node reply, std::string plain) {
  const auto type = reply.text_of("MsgType");
  const bool known = account.kind == AccountKind::wecom ? is_one_of(kWecomReplies, type)
                     : account.kind == AccountKind::miniprogram
                         ? type == "transfer_customer_service"
                         : is_one_of(kServiceReplies, type);
  if (!known) return bad_answer("MsgType '" + type.substr(0, 40) + "' is no reply", plain);
  if (reply.text_of("ToUserName") != push.from_user ||
      reply.text_of("FromUserName") != push.to_user) {
    return bad_answer("ToUserName and FromUserName are not swapped", plain);
  }
  const auto made = reply.text_of("CreateTime");
  if (made.empty() || made.find_first_not_of("0123456789") != std::string::npos) {
    return bad_answer("CreateTime is no number", plain);
  }
  if (type == "text") {
    const auto content = reply.text_of("Content");
    if (content.empty()) return bad_answer("Content is empty", plain);
    if (content.size() > kMaxTextBytes) {
      return bad_answer("Content has " + std::to_string(content.size()) + " bytes of 2048", plain);
    }
  }
  if (type == "news" && reply.find("Articles") == nullptr) {
    return bad_answer("news without Articles", plain);
  }
  return {"ok", {}, std::move(plain), std::move(reply)};
}

}  // namespace

Judged judge_answer(const Account& account, const Push& push, int status, const std::string& body) {
  if (status != 200) return {"bad_status", "status " + std::to_string(status), {}, {}};
  if (body.empty() || body == "success") return {"silent", {}, {}, {}};
  auto root = read_either(body);
  if (!root) return bad_answer("neither success nor a well-formed reply");

  std::string plain = body;
  const bool sealed = root->find("Encrypt") != nullptr;
  if (sealed) {
    if (account.mode == PushMode::plaintext && account.kind != AccountKind::wecom) {
      return bad_answer("a sealed reply in plaintext mode");
    }
    auto opened = unseal(account, *root);
    if (opened.verdict != "ok") return opened;
    plain = std::move(opened.plain);
    root = read_either(plain);
    if (!root) return bad_answer("the sealed reply is not well-formed", plain);
  } else if (account.mode == PushMode::secure || account.kind == AccountKind::wecom) {
    return bad_answer("an open reply in secure mode", plain);
  }
  if (!push.answerable) return {"silent", "a reply here is ignored", std::move(plain), {}};
  return judge_reply(account, push, std::move(*root), std::move(plain));
}

std::size_t shown_articles(const std::string& kind) {
  constexpr std::array<std::string_view, 7> single = {"text", "image",    "voice",     "video",
                                                      "news", "location", "shortvideo"};
  return is_one_of(single, kind) ? 1 : 8;
}

}  // namespace zampa::simulator
