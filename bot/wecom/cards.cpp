#include "bot/wecom/cards.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/base/json.hpp"
#include "bot/lang/truncate.hpp"

namespace zampa::wecom {
namespace {

using base::Json;
using domain::Notice;

// Characters as the platform's documentation counts them, taken as code points.
constexpr std::size_t kTextMaxBytes = 2048;
constexpr std::size_t kTitleMax = 36;
constexpr std::size_t kDescriptionMax = 160;
constexpr std::size_t kRowLabelMax = 20;  ///< five are advised; a Tibetan label needs more
constexpr std::size_t kRowValueMax = 30;
constexpr std::size_t kButtonMax = 10;
constexpr std::size_t kReplacedMax = 20;
constexpr std::size_t kMaxRows = 6;
constexpr std::size_t kMaxButtons = 6;
constexpr std::size_t kMaxKeyBytes = 1024;
/// Four hours, the longest the platform remembers: more than a courier's quick retries take.
constexpr int kDuplicateCheckSeconds = 14400;

Refusal card_refusal(const char* why) { return {RefusalCode::invalid, why}; }

std::string cut(const std::string& text, std::size_t code_points) {
  return lang::truncate_code_points(text, code_points);
}

bool is_task_id(std::string_view text) {
  return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '@';
  });
}

Json message_to(const domain::Account& account, const Notice& notice, const char* type) {
  return Json{{"touser", notice.address},
              {"msgtype", type},
              {"agentid", account.agent_id},
              {"enable_duplicate_check", 1},
              {"duplicate_check_interval", kDuplicateCheckSeconds}};
}

Json card_rows(const Notice& notice) {
  Json rows = Json::array();
  for (const auto& [label, value] : notice.card_rows) {
    if (rows.size() == kMaxRows) break;
    rows.push_back(
        Json{{"keyname", cut(label, kRowLabelMax)}, {"value", cut(value, kRowValueMax)}});
  }
  return rows;
}

Result<Json> card_buttons(const Notice& notice) {
  if (notice.buttons.size() > kMaxButtons) return card_refusal("a card has at most 6 buttons");
  Json buttons = Json::array();
  for (const auto& button : notice.buttons) {
    if (button.label.empty() || button.key.empty() || button.key.size() > kMaxKeyBytes) {
      return card_refusal("a button needs a label and a key of at most 1024 bytes");
    }
    buttons.push_back(Json{{"text", cut(button.label, kButtonMax)},
                           {"style", std::clamp(button.style, 1, 4)},
                           {"key", button.key}});
  }
  return buttons;
}

/// What a new card and a replaced one have in common.
Result<Json> card_face(const Notice& notice) {
  if (notice.card_title.empty()) return card_refusal("a card needs a title");
  Json card{{"main_title", Json{{"title", cut(notice.card_title, kTitleMax)}}}};
  if (!notice.card_description.empty()) {
    card["sub_title_text"] = cut(notice.card_description, kDescriptionMax);
  }
  Json rows = card_rows(notice);
  if (!rows.empty()) card["horizontal_content_list"] = std::move(rows);
  if (!notice.link.empty()) card["card_action"] = Json{{"type", 1}, {"url", notice.link}};
  if (notice.buttons.empty()) {
    // The platform takes a card without buttons only when a tap on it leads somewhere.
    if (notice.link.empty()) return card_refusal("a card needs buttons or a link");
    card["card_type"] = "text_notice";
    return card;
  }
  if (!is_task_id(notice.task_id)) return card_refusal("malformed task id");
  auto buttons = card_buttons(notice);
  if (!buttons) return std::move(buttons).error();
  card["card_type"] = "button_interaction";
  card["task_id"] = notice.task_id;
  card["button_list"] = *std::move(buttons);
  return card;
}

Result<CardRequest> text_message(const domain::Account& account, const Notice& notice) {
  const std::string text = lang::truncate_bytes(notice.text, kTextMaxBytes);
  if (text.empty()) return card_refusal("the text is empty");
  Json body = message_to(account, notice, "text");
  body["text"] = Json{{"content", text}};
  return CardRequest{"/cgi-bin/message/send", base::dump_json(body)};
}

Result<CardRequest> new_card(const domain::Account& account, const Notice& notice) {
  auto card = card_face(notice);
  if (!card) return std::move(card).error();
  Json body = message_to(account, notice, "template_card");
  body["template_card"] = *std::move(card);
  return CardRequest{"/cgi-bin/message/send", base::dump_json(body)};
}

Result<CardRequest> changed_card(const domain::Account& account, const Notice& notice) {
  if (notice.response_code.empty()) return card_refusal("a change needs the card's response code");
  Json body{{"agentid", account.agent_id}, {"response_code", notice.response_code}};
  if (notice.address.empty()) {
    body["atall"] = 1;
  } else {
    body["userids"] = Json::array({notice.address});
  }
  if (notice.card_title.empty()) {
    if (notice.text.empty()) return card_refusal("a change needs a label or a card");
    body["button"] = Json{{"replace_name", cut(notice.text, kReplacedMax)}};
  } else {
    auto card = card_face(notice);
    if (!card) return std::move(card).error();
    if (!notice.text.empty()) (*card)["replace_text"] = cut(notice.text, kReplacedMax);
    body["template_card"] = *std::move(card);
  }
  return CardRequest{"/cgi-bin/message/update_template_card", base::dump_json(body)};
}

}  // namespace

Result<CardRequest> card_request(const domain::Account& account, const Notice& notice) {
  switch (notice.door) {
    case domain::Door::wecom_text:
      return text_message(account, notice);
    case domain::Door::wecom_card:
      return new_card(account, notice);
    case domain::Door::wecom_card_update:
      return changed_card(account, notice);
    default:
      return Refusal{RefusalCode::unsupported, "this account has no such door"};
  }
}

}  // namespace zampa::wecom
