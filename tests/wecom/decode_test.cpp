// Every message and event of WeCom that reaches an application, with both spellings of card
// options.
#include "bot/wecom/decode.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <string>
#include <vector>

namespace zampa::wecom {
namespace {

using domain::Inbound;
using domain::InboundKind;

domain::Account corp_account() {
  domain::Account account;
  account.name = "ali-wecom";
  account.kind = domain::Channel::wecom;
  account.app_id = "ww0000000000000000";
  account.agent_id = 1000002;
  return account;
}

using CorpFields = std::vector<std::pair<std::string, std::string>>;

std::string corp_xml(const CorpFields& fields, const std::string& more = {}) {
  std::string out =
      "<xml><ToUserName><![CDATA[ww0000000000000000]]></ToUserName><FromUserName><![CDATA[tashi]]>"
      "</FromUserName><CreateTime>1767000000</CreateTime><AgentID>1000002</AgentID>";
  for (const auto& [name, value] : fields) {
    out += "<" + name + "><![CDATA[" + value + "]]></" + name + ">";
  }
  return out + more + "</xml>";
}

Inbound read_corp(const std::string& xml) {
  const auto in = decode(corp_account(), xml);
  INFO(xml);
  REQUIRE(in);
  return *in;
}

Inbound corp_event(const std::string& event, CorpFields fields = {}, const std::string& more = {}) {
  fields.insert(fields.begin(), {{"MsgType", "event"}, {"Event", event}});
  return read_corp(corp_xml(fields, more));
}

std::string corp_refusal(const std::string& body) {
  const auto in = decode(corp_account(), body);
  return in ? "read" : in.error().detail.substr(0, in.error().detail.find(':'));
}

}  // namespace

TEST_CASE("messages of staff are read") {
  const Inbound text =
      read_corp(corp_xml({{"MsgType", "text"}, {"Content", "已到现场 ཐོན་སོང་།"}, {"MsgId", "77"}}));
  CHECK(text.kind == InboundKind::text);
  CHECK(text.channel == domain::Channel::wecom);
  CHECK(text.account == "ali-wecom");
  CHECK(text.sender == "tashi");
  CHECK(text.recipient == "ww0000000000000000");
  CHECK(text.text == "已到现场 ཐོན་སོང་།");
  CHECK(text.message_id == "77");
  CHECK(text.sent_at == base::from_seconds(1'767'000'000));
  const Inbound image = read_corp(
      corp_xml({{"MsgType", "image"}, {"PicUrl", "http://p"}, {"MediaId", "m"}, {"MsgId", "1"}}));
  CHECK(image.kind == InboundKind::image);
  CHECK(image.media_id == "m");
  CHECK(image.picture_url == "http://p");
  const Inbound voice = read_corp(
      corp_xml({{"MsgType", "voice"}, {"MediaId", "m"}, {"Format", "amr"}, {"MsgId", "1"}}));
  CHECK(voice.kind == InboundKind::voice);
  CHECK(voice.media_format == "amr");
  CHECK(read_corp(corp_xml({{"MsgType", "video"}, {"MediaId", "m"}, {"ThumbMediaId", "t"}}))
            .thumb_media_id == "t");
  const Inbound place = read_corp(corp_xml({{"MsgType", "location"}, {"Label", "狮泉河"}},
                                           "<Location_X>32.5</Location_X><Location_Y>80.1"
                                           "</Location_Y><AppType>wxwork</AppType>"));
  CHECK(place.kind == InboundKind::location);
  CHECK(place.point->latitude_micro == 32'500'000);
  CHECK(read_corp(corp_xml({{"MsgType", "link"}, {"Title", "t"}, {"Url", "u"}})).key == "u");
  CHECK(read_corp(corp_xml({{"MsgType", "sticker"}})).kind == InboundKind::unknown);
  CHECK(read_corp(corp_xml({{"MsgType", "sticker"}})).event == "sticker");
}

TEST_CASE("events compare without regard to case") {
  const auto [event, kind] = GENERATE(table<std::string, InboundKind>({
      {"subscribe", InboundKind::follow},
      {"unsubscribe", InboundKind::unfollow},
      {"enter_agent", InboundKind::enter_session},
      {"LOCATION", InboundKind::auto_location},
      {"location", InboundKind::auto_location},
      {"click", InboundKind::menu_click},
      {"CLICK", InboundKind::menu_click},
      {"view", InboundKind::menu_view},
      {"VIEW", InboundKind::menu_view},
      {"view_miniprogram", InboundKind::menu_view},
      {"scancode_push", InboundKind::menu_scan},
      {"scancode_waitmsg", InboundKind::menu_scan},
      {"pic_sysphoto", InboundKind::menu_photos},
      {"pic_photo_or_album", InboundKind::menu_photos},
      {"pic_weixin", InboundKind::menu_photos},
      {"location_select", InboundKind::menu_location},
      {"template_card_event", InboundKind::card_action},
      {"template_card_menu_event", InboundKind::card_action},
      {"taskcard_click", InboundKind::card_action},
      {"change_contact", InboundKind::contact_change},
      {"batch_job_result", InboundKind::platform_notice},
      {"open_approval_change", InboundKind::platform_notice},
      {"something_new", InboundKind::unknown},
  }));
  CAPTURE(event);
  const Inbound in = corp_event(event, {{"EventKey", "k"}});
  CHECK(in.kind == kind);
  CHECK(in.event == event);
}

TEST_CASE("menu events carry their contents") {
  CHECK(corp_event("click", {{"EventKey", "my_tasks"}}).key == "my_tasks");
  CHECK(corp_event("scancode_push", {}, "<ScanCodeInfo><ScanResult>AL1</ScanResult></ScanCodeInfo>")
            .scan_result == "AL1");
  CHECK(corp_event("pic_weixin", {}, "<SendPicsInfo><Count>3</Count></SendPicsInfo>").count == 3);
  CHECK(corp_event("location_select", {},
                   "<SendLocationInfo><Location_X>32.5</Location_X><Location_Y>80.1</Location_Y>"
                   "<Label>a</Label></SendLocationInfo>")
            .place_label == "a");
}

TEST_CASE("a click on a card names task, button and response code, in either spelling") {
  const std::string spelling = GENERATE("Option", "Opiton");
  const std::string ids = spelling + "Ids";
  const std::string id = spelling + "Id";
  const Inbound in =
      corp_event("template_card_event",
                 {{"EventKey", "acknowledge"},
                  {"TaskId", "01JD8Z@3"},
                  {"CardType", "button_interaction"},
                  {"ResponseCode", "rc-1"}},
                 "<SelectedItems><SelectedItem><QuestionKey>reason</QuestionKey><" + ids + "><" +
                     id + ">r1</" + id + "><" + id + ">r2</" + id + "></" + ids +
                     "></SelectedItem><SelectedItem><QuestionKey>urgent</QuestionKey><" + ids +
                     "><" + id + ">yes</" + id + "></" + ids + "></SelectedItem></SelectedItems>");
  CHECK(in.kind == InboundKind::card_action);
  CHECK(in.key == "acknowledge");
  CHECK(in.task_id == "01JD8Z@3");
  CHECK(in.response_code == "rc-1");
  CHECK(in.selections.at("reason") == "r1,r2");
  CHECK(in.selections.at("urgent") == "yes");
}

TEST_CASE("two clicks of one second are two events, a retry is one") {
  const auto key = [](const std::string& code) {
    return corp_event("template_card_event",
                      {{"EventKey", "a"}, {"TaskId", "t"}, {"ResponseCode", code}})
        .dedupe_key;
  };
  CHECK(key("1") == key("1"));
  CHECK(key("1") != key("2"));
  CHECK(corp_event("CLICK", {{"EventKey", "a"}}).dedupe_key !=
        corp_event("CLICK", {{"EventKey", "b"}}).dedupe_key);
  const auto message = [](const std::string& id) {
    return read_corp(corp_xml({{"MsgType", "text"}, {"Content", "x"}, {"MsgId", id}})).dedupe_key;
  };
  CHECK(message("1") == message("1"));
  CHECK(message("1") != message("2"));
}

TEST_CASE("changes of the address book") {
  std::string xml = corp_xml({{"MsgType", "event"},
                              {"Event", "change_contact"},
                              {"ChangeType", "update_user"},
                              {"UserID", "tashi"},
                              {"NewUserID", "tashi2"}});
  xml.replace(xml.find("tashi]]></FromUserName>"), 5, "sys");
  const Inbound in = read_corp(xml);
  CHECK(in.kind == InboundKind::contact_change);
  CHECK(in.sender == "sys");
  CHECK(in.status == "update_user");
  CHECK(in.key == "tashi");
  CHECK(in.selections.at("new_user_id") == "tashi2");
  CHECK(corp_event("change_contact", {{"ChangeType", "delete_party"}, {"Id", "7"}}).key == "7");
}

TEST_CASE("what WeCom sends unreadably says why") {
  CHECK(corp_refusal("") == "not_xml");
  CHECK(corp_refusal("{}") == "not_xml");
  CHECK(corp_refusal("\xFF") == "not_utf8");
  CHECK(corp_refusal("<!DOCTYPE x><xml/>") == "doctype");
  CHECK(corp_refusal(std::string(32 * 1024 + 1, ' ')) == "too_large");
  CHECK(corp_refusal("<xml><A/><A/></xml>") == "repeated_field");
  CHECK(corp_refusal("<xml><FromUserName>a/b</FromUserName></xml>") == "bad_openid");
  CHECK(corp_refusal("<xml><FromUserName>" + std::string(65, 'a') + "</FromUserName></xml>") ==
        "bad_openid");
  CHECK(
      corp_refusal("<xml><FromUserName>a.b@c-d_e</FromUserName><ToUserName>w</ToUserName></xml>") ==
      "wrong_account");
}

}  // namespace zampa::wecom
