#include "bot/wecom/decode.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "bot/base/callback_gate.hpp"
#include "bot/base/crypto.hpp"
#include "bot/base/text.hpp"
#include "bot/base/xml.hpp"
#include "bot/domain/geo_point.hpp"
#include "bot/lang/truncate.hpp"

namespace zampa::wecom {
namespace {

using base::XmlNode;
using domain::Inbound;
using domain::InboundKind;

struct WecomRow {
  std::string_view word;  ///< in lower case
  InboundKind kind;
  void (*fill)(const XmlNode& xml, Inbound& in);
};

std::int64_t wecom_number(const std::string& text) {
  const auto digits = base::trim(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc{} && end == digits.data() + digits.size() ? value : 0;
}

std::string inner_text(const XmlNode& xml, std::string_view parent, std::string_view name) {
  const XmlNode* found = xml.child(parent);
  return found == nullptr ? std::string{} : found->child_text(name);
}

// Messages -------------------------------------------------------------------------------------

void fill_text(const XmlNode& xml, Inbound& in) { in.text = xml.child_text("Content"); }

void fill_medium(const XmlNode& xml, Inbound& in) {
  in.media_id = xml.child_text("MediaId");
  in.thumb_media_id = xml.child_text("ThumbMediaId");
  in.picture_url = xml.child_text("PicUrl");
  in.media_format = xml.child_text("Format");
}

/// Location_X is the latitude, against every habit.
void fill_place(const XmlNode& xml, Inbound& in) {
  in.point = domain::geo_point(xml.child_text("Location_X"), xml.child_text("Location_Y"));
  in.place_label = xml.child_text("Label");
}

void fill_link(const XmlNode& xml, Inbound& in) {
  in.text = xml.child_text("Title");
  in.key = xml.child_text("Url");
  in.picture_url = xml.child_text("PicUrl");
}

constexpr std::array<WecomRow, 6> kWecomMessages{{
    {"text", InboundKind::text, fill_text},
    {"image", InboundKind::image, fill_medium},
    {"voice", InboundKind::voice, fill_medium},
    {"video", InboundKind::video, fill_medium},
    {"location", InboundKind::location, fill_place},
    {"link", InboundKind::link, fill_link},
}};

// Events ---------------------------------------------------------------------------------------

void fill_nothing(const XmlNode& /*xml*/, Inbound& /*in*/) {}

void fill_key(const XmlNode& xml, Inbound& in) { in.key = xml.child_text("EventKey"); }

void fill_auto_location(const XmlNode& xml, Inbound& in) {
  in.point = domain::geo_point(xml.child_text("Latitude"), xml.child_text("Longitude"));
}

void fill_scan_code(const XmlNode& xml, Inbound& in) {
  fill_key(xml, in);
  in.scan_result = inner_text(xml, "ScanCodeInfo", "ScanResult");
}

void fill_photos(const XmlNode& xml, Inbound& in) {
  fill_key(xml, in);
  in.count = wecom_number(inner_text(xml, "SendPicsInfo", "Count"));
}

void fill_menu_location(const XmlNode& xml, Inbound& in) {
  fill_key(xml, in);
  if (const XmlNode* place = xml.child("SendLocationInfo")) fill_place(*place, in);
}

bool is_either(const std::string& name, std::string_view right, std::string_view misspelt) {
  return name == right || name == misspelt;
}

/// The chosen options of one question, joined by commas when there are several.
std::string chosen_options(const XmlNode& item) {
  std::vector<std::string> chosen;
  for (const XmlNode& list : item.children) {
    if (!is_either(list.name, "OptionIds", "OpitonIds")) continue;
    for (const XmlNode& id : list.children) {
      if (is_either(id.name, "OptionId", "OpitonId")) chosen.push_back(id.text);
    }
  }
  return base::join(chosen, ",");
}

void fill_card(const XmlNode& xml, Inbound& in) {
  fill_key(xml, in);
  in.task_id = xml.child_text("TaskId");
  in.response_code = xml.child_text("ResponseCode");
  const XmlNode* selected = xml.child("SelectedItems");
  if (selected == nullptr) return;
  for (const XmlNode& item : selected->children) {
    if (item.name != "SelectedItem") continue;
    in.selections[item.child_text("QuestionKey")] = chosen_options(item);
  }
}

void fill_contact(const XmlNode& xml, Inbound& in) {
  in.status = xml.child_text("ChangeType");
  in.key = xml.child_text("UserID");
  if (in.key.empty()) in.key = xml.child_text("Id");
  const std::string changed = xml.child_text("NewUserID");
  if (!changed.empty()) in.selections["new_user_id"] = changed;
}

void fill_notice(const XmlNode& xml, Inbound& in) {
  in.key = inner_text(xml, "BatchJob", "JobId");
  in.status = inner_text(xml, "BatchJob", "ErrCode");
}

constexpr std::array<WecomRow, 20> kWecomEvents{{
    {"subscribe", InboundKind::follow, fill_nothing},
    {"unsubscribe", InboundKind::unfollow, fill_nothing},
    {"enter_agent", InboundKind::enter_session, fill_key},
    {"location", InboundKind::auto_location, fill_auto_location},
    {"click", InboundKind::menu_click, fill_key},
    {"view", InboundKind::menu_view, fill_key},
    {"view_miniprogram", InboundKind::menu_view, fill_key},
    {"scancode_push", InboundKind::menu_scan, fill_scan_code},
    {"scancode_waitmsg", InboundKind::menu_scan, fill_scan_code},
    {"pic_sysphoto", InboundKind::menu_photos, fill_photos},
    {"pic_photo_or_album", InboundKind::menu_photos, fill_photos},
    {"pic_weixin", InboundKind::menu_photos, fill_photos},
    {"location_select", InboundKind::menu_location, fill_menu_location},
    {"template_card_event", InboundKind::card_action, fill_card},
    {"template_card_menu_event", InboundKind::card_action, fill_card},
    {"taskcard_click", InboundKind::card_action, fill_card},
    {"change_contact", InboundKind::contact_change, fill_contact},
    {"batch_job_result", InboundKind::platform_notice, fill_notice},
    {"open_approval_change", InboundKind::platform_notice, fill_notice},
    {"sys_approval_change", InboundKind::platform_notice, fill_notice},
}};

// Common ---------------------------------------------------------------------------------------

/// Letters of a member's userid; `sys` for what the system itself reports.
bool is_userid(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-' || c == '.' || c == '@';
  });
}

template <class Rows>
void apply_wecom_row(const Rows& rows, const std::string& word, const XmlNode& xml, Inbound& in) {
  in.event = lang::truncate_bytes(word, 64, "");
  const std::string lower = base::ascii_lower(word);
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const WecomRow& r) { return r.word == lower; });
  if (row == rows.end()) return;
  in.kind = row->kind;
  row->fill(xml, in);
}

std::string wecom_digest(const std::vector<std::string>& parts) {
  return base::sha256_hex(base::join(parts, std::string_view("\0", 1)));
}

Refusal wecom_refusal(const char* reason) { return {RefusalCode::invalid, reason}; }

}  // namespace

Result<Inbound> decode(const domain::Account& account, std::string body) {
  if (body.size() > base::kCallbackMaxMessage) return Refusal{RefusalCode::too_large, "too_large"};
  if (!base::is_valid_utf8(body)) return wecom_refusal("not_utf8");
  const auto xml = base::read_xml(body);
  if (!xml) return xml.error();

  Inbound in;
  in.account = account.name;
  in.channel = domain::Channel::wecom;
  in.sender = xml->child_text("FromUserName");
  in.recipient = xml->child_text("ToUserName");
  if (!is_userid(in.sender)) return wecom_refusal("bad_openid");
  if (in.recipient != account.app_id) return wecom_refusal("wrong_account");

  const std::string created = xml->child_text("CreateTime");
  const std::int64_t seconds = wecom_number(created);
  // Up to the year 5138; past that milliseconds would overflow long before anybody complains.
  if (seconds > 0 && seconds < 100'000'000'000) in.sent_at = base::from_seconds(seconds);
  in.message_id = xml->child_text("MsgId");
  const std::string type = base::ascii_lower(xml->child_text("MsgType"));
  const std::string event = xml->child_text("Event");
  if (type == "event") {
    apply_wecom_row(kWecomEvents, event, *xml, in);
  } else {
    apply_wecom_row(kWecomMessages, xml->child_text("MsgType"), *xml, in);
  }

  if (type != "event" && !in.message_id.empty()) {
    in.dedupe_key = wecom_digest({"m", account.name, in.sender, type, in.message_id, created});
  } else {
    in.dedupe_key = wecom_digest({"e", account.name, in.sender, type, base::ascii_lower(event),
                                  xml->child_text("EventKey"), xml->child_text("AgentID"), created,
                                  in.task_id, in.response_code, base::sha256_hex(body)});
  }
  in.raw = std::move(body);
  return in;
}

}  // namespace zampa::wecom
