#include "bot/wechat/requests.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "bot/base/json.hpp"
#include "bot/lang/truncate.hpp"
#include "bot/wechat/keywords.hpp"

namespace zampa::wechat {
namespace {

using base::Json;
using domain::Channel;

constexpr std::size_t kServiceMessageMaxBytes = 2048;

Refusal request_refusal(RefusalCode code, std::string why) { return {code, std::move(why)}; }

Result<Json> keyword_data(const domain::Notice& notice) {
  Json data = Json::object();
  for (const auto& [keyword, value] : notice.keywords) {
    auto fitted = fit_keyword(keyword, value);
    if (!fitted) return std::move(fitted).error();
    data[keyword] = Json{{"value", *fitted}};
  }
  return data;
}

Result<SendRequest> service_message(const domain::Notice& notice) {
  const std::string text = lang::truncate_bytes(notice.text, kServiceMessageMaxBytes);
  if (text.empty()) return request_refusal(RefusalCode::invalid, "the text is empty");
  return SendRequest{
      "/cgi-bin/message/custom/send",
      base::dump_json(
          {{"touser", notice.address}, {"msgtype", "text"}, {"text", {{"content", text}}}})};
}

Result<SendRequest> platform_template(const domain::Notice& notice) {
  auto data = keyword_data(notice);
  if (!data) return std::move(data).error();
  Json body{{"touser", notice.address},
            {"template_id", notice.template_id},
            {"data", *std::move(data)},
            {"client_msg_id", notice.token}};
  if (!notice.link.empty()) body["url"] = notice.link;
  return SendRequest{"/cgi-bin/message/template/send", base::dump_json(body)};
}

/// There is no Tibetan among the platform's languages; the page behind the link is bilingual.
Result<SendRequest> mini_subscription(const domain::Notice& notice) {
  auto data = keyword_data(notice);
  if (!data) return std::move(data).error();
  Json body{{"touser", notice.address},
            {"template_id", notice.template_id},
            {"data", *std::move(data)},
            {"miniprogram_state", "formal"},
            {"lang", "zh_CN"}};
  if (!notice.link.empty()) body["page"] = notice.link;
  return SendRequest{"/cgi-bin/message/subscribe/send", base::dump_json(body)};
}

Result<SendRequest> service_subscription(const domain::Notice& notice) {
  auto data = keyword_data(notice);
  if (!data) return std::move(data).error();
  Json body{{"touser", notice.address},
            {"template_id", notice.template_id},
            {"data", *std::move(data)},
            {"client_msg_id", notice.token}};
  if (!notice.link.empty()) body["page"] = notice.link;
  return SendRequest{"/cgi-bin/message/subscribe/bizsend", base::dump_json(body)};
}

// Menu -----------------------------------------------------------------------------------------

constexpr std::array<std::string_view, 7> kKeyedButtons{
    "click",      "scancode_push",  "scancode_waitmsg", "pic_sysphoto", "pic_photo_or_album",
    "pic_weixin", "location_select"};

Refusal menu_refusal(const ports::MenuButton& button, const char* why) {
  return {RefusalCode::invalid, "menu button \"" + button.label + "\" " + why};
}

Result<Json> menu_leaf(const ports::MenuButton& button) {
  Json leaf{{"type", button.kind}, {"name", button.label}};
  if (button.kind == "view") {
    if (button.value.empty() || button.value.size() > 1024) {
      return menu_refusal(button, "needs an address of at most 1024 bytes");
    }
    leaf["url"] = button.value;
    return leaf;
  }
  if (std::find(kKeyedButtons.begin(), kKeyedButtons.end(), button.kind) == kKeyedButtons.end()) {
    return menu_refusal(button, "is of no known kind");
  }
  if (button.value.empty() || button.value.size() > 128) {
    return menu_refusal(button, "needs a key of at most 128 bytes");
  }
  leaf["key"] = button.value;
  return leaf;
}

Result<Json> menu_button(const ports::MenuButton& button, bool may_have_children) {
  if (button.label.empty() || button.label.size() > 60) {
    return menu_refusal(button, "needs a label of at most 60 bytes");
  }
  if (button.children.empty()) return menu_leaf(button);
  if (!may_have_children || button.children.size() > 5) {
    return menu_refusal(button, "has more than 5 entries or a third level");
  }
  Json below = Json::array();
  for (const auto& child : button.children) {
    auto made = menu_button(child, false);
    if (!made) return std::move(made).error();
    below.push_back(*std::move(made));
  }
  return Json{{"name", button.label}, {"sub_button", std::move(below)}};
}

}  // namespace

Result<SendRequest> send_request(const domain::Account& account, const domain::Notice& notice) {
  const bool mini = account.kind == Channel::miniprogram;
  switch (notice.door) {
    case domain::Door::service_message:
      return service_message(notice);
    case domain::Door::platform_template:
      if (mini) break;
      return platform_template(notice);
    case domain::Door::subscription_message:
      return mini ? mini_subscription(notice) : service_subscription(notice);
    default:
      break;
  }
  return request_refusal(RefusalCode::unsupported, "this account has no such door");
}

Result<SendRequest> menu_request(const std::vector<ports::MenuButton>& buttons,
                                 std::int64_t tag_id) {
  if (buttons.empty() || buttons.size() > 3) {
    return request_refusal(RefusalCode::invalid, "a menu has 1 to 3 buttons");
  }
  Json body{{"button", Json::array()}};
  for (const auto& button : buttons) {
    auto made = menu_button(button, true);
    if (!made) return std::move(made).error();
    body["button"].push_back(*std::move(made));
  }
  if (tag_id == 0) return SendRequest{"/cgi-bin/menu/create", base::dump_json(body)};
  body["matchrule"] = Json{{"tag_id", std::to_string(tag_id)}};
  return SendRequest{"/cgi-bin/menu/addconditional", base::dump_json(body)};
}

}  // namespace zampa::wechat
