// Every message and event of the platform, in XML and, where mini-programs send it, in JSON.
#include "bot/wechat/decode.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "tests/support/callback_support.hpp"

namespace zampa::wechat {
using domain::Inbound;
using domain::InboundKind;
using support::kOpenid;
using support::kPushTime;
using support::push_xml;
using support::service_account;
using support::text_push;

namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

Inbound read_push(const std::string& xml) {
  const auto in = decode(service_account(), xml);
  INFO(xml);
  REQUIRE(in);
  return *in;
}

Inbound read_event(const std::string& event, Pairs fields = {}, const std::string& more = {}) {
  fields.insert(fields.begin(), {{"MsgType", "event"}, {"Event", event}});
  return read_push(push_xml(fields, more));
}

Inbound read_json(const std::string& rest) {
  auto account = service_account();
  account.kind = domain::Channel::miniprogram;
  account.format = domain::Account::Format::json;
  const std::string json = R"({"ToUserName":"gh_a1b2c3d4e5f6","FromUserName":")" + kOpenid +
                           R"(","CreateTime":1767000000,)" + rest + "}";
  const auto in = decode(account, json);
  INFO(json);
  REQUIRE(in);
  return *in;
}

std::string why(const std::string& body, domain::Account account = service_account()) {
  const auto in = decode(account, body);
  if (in) return "read";
  return in.error().detail.substr(0, in.error().detail.find(':'));
}

}  // namespace

TEST_CASE("a text message keeps every byte of its text") {
  const std::string text =
      GENERATE(as<std::string>{}, "路灯坏了", "གློག་སྒྲོན་སྐྱོན་ཤོར།", "😀👨‍👩‍👧", " ", "",
               "a\nb", "[微笑] /::)", "'; DROP TABLE", "{{token}}", "\u202Ebidi\u200B\uFEFF",
               "<a href=\"x\">y</a> &amp;");
  const Inbound in = read_push(text_push(text));
  CHECK(in.kind == InboundKind::text);
  CHECK(in.text == text);
  CHECK(in.account == "ali");
  CHECK(in.channel == domain::Channel::service);
  CHECK(in.sender == kOpenid);
  CHECK(in.recipient == "gh_a1b2c3d4e5f6");
  CHECK(in.message_id == "24800000001");
  CHECK(in.sent_at == kPushTime);
  CHECK(in.raw == text_push(text));
}

TEST_CASE("a tap on an inline choice names the choice") {
  const Inbound in = read_push(push_xml(
      {{"MsgType", "text"}, {"Content", "满意"}, {"MsgId", "1"}, {"bizmsgmenuid", "survey_yes"}}));
  CHECK(in.menu_choice == "survey_yes");
  CHECK(in.text == "满意");
}

TEST_CASE("messages of every type are read") {
  SECTION("image") {
    const Inbound in = read_push(push_xml({{"MsgType", "image"},
                                           {"PicUrl", "http://127.0.0.1/x"},
                                           {"MediaId", "m_1"},
                                           {"MsgId", "2"}}));
    CHECK(in.kind == InboundKind::image);
    CHECK(in.media_id == "m_1");
    CHECK(in.picture_url == "http://127.0.0.1/x");
  }
  SECTION("voice") {
    const Inbound in = read_push(push_xml({{"MsgType", "voice"},
                                           {"MediaId", "m_2"},
                                           {"Format", "amr"},
                                           {"Recognition", ""},
                                           {"MediaId16K", "m_3"},
                                           {"MsgId", "3"}}));
    CHECK(in.kind == InboundKind::voice);
    CHECK(in.media_id == "m_2");
    CHECK(in.media_format == "amr");
    CHECK(in.text.empty());
  }
  SECTION("video and shortvideo") {
    const std::string type = GENERATE("video", "shortvideo");
    const Inbound in = read_push(
        push_xml({{"MsgType", type}, {"MediaId", "m"}, {"ThumbMediaId", "t"}, {"MsgId", "4"}}));
    CHECK(in.kind == InboundKind::video);
    CHECK(in.media_id == "m");
    CHECK(in.thumb_media_id == "t");
  }
  SECTION("location: X is the latitude") {
    const Inbound in =
        read_push(push_xml({{"MsgType", "location"}, {"Label", "狮泉河镇"}, {"MsgId", "5"}},
                           "<Location_X>32.50123</Location_X>"
                           "<Location_Y>80.105499</Location_Y><Scale>16</Scale>"));
    CHECK(in.kind == InboundKind::location);
    REQUIRE(in.point);
    CHECK(in.point->latitude_micro == 32'501'230);
    CHECK(in.point->longitude_micro == 80'105'499);
    CHECK(in.place_label == "狮泉河镇");
  }
  SECTION("link") {
    const Inbound in = read_push(push_xml({{"MsgType", "link"},
                                           {"Title", "通知"},
                                           {"Description", "d"},
                                           {"Url", "http://a/b"},
                                           {"MsgId", "6"}}));
    CHECK(in.kind == InboundKind::link);
    CHECK(in.text == "通知");
    CHECK(in.key == "http://a/b");
  }
  SECTION("file") {
    const Inbound in = read_push(
        push_xml({{"MsgType", "file"}, {"Title", "a.pdf"}, {"FileKey", "k"}, {"MsgId", "7"}}));
    CHECK(in.kind == InboundKind::file);
    CHECK(in.text == "a.pdf");
    CHECK(in.key == "k");
  }
  SECTION("mini-program page") {
    const Inbound in = read_push(push_xml({{"MsgType", "miniprogrampage"},
                                           {"Title", "积分"},
                                           {"AppId", "wx1"},
                                           {"PagePath", "pages/points"},
                                           {"ThumbUrl", "http://t"},
                                           {"ThumbMediaId", "tm"},
                                           {"MsgId", "8"}}));
    CHECK(in.kind == InboundKind::mini_page);
    CHECK(in.key == "pages/points");
    CHECK(in.thumb_media_id == "tm");
  }
}

TEST_CASE("what the platform adds without notice is kept as unknown") {
  const std::string type =
      GENERATE(as<std::string>{}, "hologram", "", "TEXT", std::string(2048, 'x'));
  const Inbound in = read_push(push_xml({{"MsgType", type}, {"MsgId", "9"}}));
  CHECK(in.kind == InboundKind::unknown);
  CHECK(in.event == type.substr(0, 64));
  CHECK_FALSE(in.dedupe_key.empty());
  CHECK(read_event("new_event").kind == InboundKind::unknown);
  CHECK(read_event("new_event").event == "new_event");
  CHECK(read_push(push_xml({})).kind == InboundKind::unknown);
}

TEST_CASE("following, leaving and scanning") {
  CHECK(read_event("subscribe").kind == InboundKind::follow);
  CHECK(read_event("subscribe", {{"EventKey", ""}}).scene.empty());
  const Inbound qr =
      read_event("subscribe", {{"EventKey", "qrscene_ali_gar_07"}, {"Ticket", "gQH"}});
  CHECK(qr.kind == InboundKind::follow);
  CHECK(qr.scene == "ali_gar_07");
  CHECK(read_event("unsubscribe").kind == InboundKind::unfollow);
  const Inbound scan = read_event("SCAN", {{"EventKey", "ali_gar_07"}});
  CHECK(scan.kind == InboundKind::scan);
  CHECK(scan.scene == "ali_gar_07");
  CHECK(scan.event == "SCAN");
  CHECK(scan.message_id.empty());
}

TEST_CASE("events of the menu") {
  CHECK(read_event("CLICK", {{"EventKey", "my_tickets"}}).key == "my_tickets");
  CHECK(read_event("CLICK").kind == InboundKind::menu_click);
  CHECK(read_event("click").kind == InboundKind::menu_click);
  CHECK(read_event("VIEW", {{"EventKey", "http://a"}, {"MenuId", "4"}}).kind ==
        InboundKind::menu_view);
  CHECK(read_event("view_miniprogram", {{"EventKey", "pages/a"}}).key == "pages/a");
  const std::string scan = GENERATE("scancode_push", "scancode_waitmsg");
  const Inbound scanned = read_event(scan, {{"EventKey", "scan"}},
                                     "<ScanCodeInfo><ScanType>qrcode</ScanType>"
                                     "<ScanResult><![CDATA[1=2]]></ScanResult></ScanCodeInfo>");
  CHECK(scanned.kind == InboundKind::menu_scan);
  CHECK(scanned.key == "scan");
  CHECK(scanned.scan_result == "1=2");
  const std::string photo = GENERATE("pic_sysphoto", "pic_photo_or_album", "pic_weixin");
  const Inbound photos =
      read_event(photo, {{"EventKey", "report"}},
                 "<SendPicsInfo><Count>2</Count><PicList><item><PicMd5Sum>a</PicMd5Sum></item>"
                 "<item><PicMd5Sum>b</PicMd5Sum></item></PicList></SendPicsInfo>");
  CHECK(photos.kind == InboundKind::menu_photos);
  CHECK(photos.count == 2);
  const Inbound place = read_event("location_select", {{"EventKey", "where"}},
                                   "<SendLocationInfo><Location_X>32.5</Location_X><Location_Y>80.1"
                                   "</Location_Y><Scale>15</Scale><Label>门口</Label><Poiname/>"
                                   "</SendLocationInfo>");
  CHECK(place.kind == InboundKind::menu_location);
  CHECK(place.point->latitude_micro == 32'500'000);
  CHECK(place.place_label == "门口");
}

TEST_CASE("a periodic position is no location message") {
  const Inbound in = read_event("LOCATION", {},
                                "<Latitude>32.5</Latitude><Longitude>80.1</Longitude>"
                                "<Precision>30</Precision>");
  CHECK(in.kind == InboundKind::auto_location);
  CHECK(in.point->longitude_micro == 80'100'000);
}

TEST_CASE("delivery reports") {
  const std::string status = GENERATE("success", "failed:user block", "failed: system failed");
  const Inbound sent =
      read_event("TEMPLATESENDJOBFINISH", {{"MsgID", "200163836"}, {"Status", status}});
  CHECK(sent.kind == InboundKind::template_sent);
  CHECK(sent.key == "200163836");
  CHECK(sent.status == status);
  CHECK(read_event("MASSSENDJOBFINISH").kind == InboundKind::platform_notice);
  CHECK(read_event("PUBLISHJOBFINISH").kind == InboundKind::platform_notice);
}

TEST_CASE("answers to the subscription dialog, in each of their shapes") {
  const std::string two =
      "<List><TemplateId>T1</TemplateId><SubscribeStatusString>accept</SubscribeStatusString>"
      "<PopupScene>2</PopupScene></List><List><TemplateId>T2</TemplateId>"
      "<SubscribeStatusString>reject</SubscribeStatusString></List>";
  const auto check_two = [](const Inbound& in, InboundKind kind) {
    CHECK(in.kind == kind);
    REQUIRE(in.subscriptions.size() == 2);
    CHECK(in.subscriptions[0].template_id == "T1");
    CHECK(in.subscriptions[0].status == "accept");
    CHECK(in.subscriptions[1].template_id == "T2");
    CHECK(in.subscriptions[1].status == "reject");
  };
  SECTION("XML") {
    check_two(read_event("subscribe_msg_popup_event", {},
                         "<SubscribeMsgPopupEvent>" + two + "</SubscribeMsgPopupEvent>"),
              InboundKind::subscription_popup);
    const std::string wrapper = GENERATE("SubscribeMsgChangeEvent", "SubscribeMsgPopupEvent");
    check_two(read_event("subscribe_msg_change_event", {},
                         "<" + wrapper + ">" + two + "</" + wrapper + ">"),
              InboundKind::subscription_change);
    const Inbound sent =
        read_event("subscribe_msg_sent_event", {},
                   "<SubscribeMsgSentEvent><List><TemplateId>T1</TemplateId><MsgID>170</MsgID>"
                   "<ErrorCode>0</ErrorCode><ErrorStatus>success</ErrorStatus></List></"
                   "SubscribeMsgSentEvent>");
    CHECK(sent.kind == InboundKind::subscription_sent);
    CHECK(sent.subscriptions.at(0).message_id == "170");
    CHECK(sent.subscriptions.at(0).status == "0");
  }
  SECTION("JSON, an array") {
    check_two(
        read_json(R"("MsgType":"event","Event":"subscribe_msg_popup_event","List":[)"
                  R"({"TemplateId":"T1","SubscribeStatusString":"accept","PopupScene":"0"},)"
                  R"({"TemplateId":"T2","SubscribeStatusString":"reject","PopupScene":"0"}])"),
        InboundKind::subscription_popup);
  }
  SECTION("JSON, one object") {
    const Inbound in = read_json(R"("MsgType":"event","Event":"subscribe_msg_change_event","List":)"
                                 R"({"TemplateId":"T1","SubscribeStatusString":"reject"})");
    REQUIRE(in.subscriptions.size() == 1);
    CHECK(in.subscriptions[0].status == "reject");
  }
  SECTION("JSON, numbers where texts are documented") {
    const Inbound in = read_json(
        R"("MsgType":"event","Event":"subscribe_msg_sent_event","List":)"
        R"([{"TemplateId":"T1","MsgID":1864323726461255680,"ErrorCode":43101,"ErrorStatus":"x"}])");
    CHECK(in.subscriptions.at(0).message_id == "1864323726461255680");
    CHECK(in.subscriptions.at(0).status == "43101");
  }
}

TEST_CASE("withdrawn consent, human service and notices of the platform") {
  const Inbound revoked = read_event("user_authorization_revoke",
                                     {{"OpenID", "o1"}, {"AppID", "wx1"}, {"RevokeInfo", "1,2"}});
  CHECK(revoked.kind == InboundKind::authorization_revoked);
  CHECK(revoked.status == "1,2");
  CHECK(revoked.key == "o1");
  CHECK(read_event("user_info_modified").kind == InboundKind::authorization_revoked);
  CHECK(read_event("kf_create_session", {{"KfAccount", "a@x"}}).key == "a@x");
  CHECK(read_event("kf_close_session").kind == InboundKind::human_session);
  CHECK(read_event("kf_switch_session", {{"FromKfAccount", "a"}, {"ToKfAccount", "b"}}).key == "b");
  const std::string notice =
      GENERATE("qualification_verify_success", "qualification_verify_fail", "naming_verify_success",
               "naming_verify_fail", "annual_renew", "verify_expired", "wxa_privacy_apply",
               "wxa_illegal_record", "wxa_appeal_record", "debug_demo");
  CHECK(read_event(notice).kind == InboundKind::platform_notice);
  CHECK(read_event("qualification_verify_fail", {{"FailReason", "过期"}}).status == "过期");
  CHECK(read_event("debug_demo", {{"debug_str", "hello"}}).text == "hello");
}

TEST_CASE("results of the media check, both versions and a failure") {
  CHECK(read_event("user_enter_tempsession", {{"SessionFrom", "home"}}).scene == "home");
  const Inbound xml = read_event("wxa_media_check", {{"trace_id", "60f9-3845"}, {"version", "2"}},
                                 "<detail><item><strategy>content_model</strategy></item></detail>"
                                 "<result><suggest>risky</suggest><label>20001</label></result>");
  CHECK(xml.kind == InboundKind::media_checked);
  CHECK(xml.trace_id == "60f9-3845");
  CHECK(xml.status == "risky");
  const Inbound json = read_json(
      R"("MsgType":"event","Event":"wxa_media_check","appid":"wx1","trace_id":"t","version":2,)"
      R"("detail":[{"strategy":"content_model","errcode":0,"suggest":"pass","label":100,"prob":90}],)"
      R"("errcode":0,"errmsg":"ok","result":{"suggest":"pass","label":100})");
  CHECK(json.kind == InboundKind::media_checked);
  CHECK(json.status == "pass");
  CHECK(read_json(R"("MsgType":"event","Event":"wxa_media_check","trace_id":"t","errcode":-1008)")
            .status == "error -1008");
  CHECK(read_event("wxa_media_check", {{"isrisky", "1"}, {"trace_id", "t"}}).status == "risky");
  CHECK(read_event("wxa_media_check", {{"isrisky", "0"}, {"trace_id", "t"}}).status == "pass");
}

TEST_CASE("JSON of a mini-program reads as its XML does") {
  const Inbound text =
      read_json(R"("MsgType":"text","Content":"路灯 གློག 😀","MsgId":9223372036854775807)");
  CHECK(text.channel == domain::Channel::miniprogram);
  CHECK(text.kind == InboundKind::text);
  CHECK(text.text == "路灯 གློག 😀");
  CHECK(text.message_id == "9223372036854775807");
  CHECK(text.sent_at == kPushTime);
  CHECK(
      read_json(R"("MsgType":"text","Content":"x","MsgId":"18446744073709551615_1")").message_id ==
      "18446744073709551615_1");
  CHECK(read_json(R"("MsgType":"text","Content":"x","MsgId":18446744073709551615)").message_id ==
        "18446744073709551615");
  CHECK(read_json(R"("MsgType":"image","PicUrl":"http://p","MediaId":"m","MsgId":1)").media_id ==
        "m");
  CHECK(read_json(R"("MsgType":"link","Title":"t","Url":"u","MsgId":1)").key == "u");
  CHECK(read_json(R"("MsgType":"miniprogrampage","PagePath":"p","MsgId":1)").key == "p");
  CHECK(
      read_json(R"("MsgType":"event","Event":"user_enter_tempsession","SessionFrom":"f")").scene ==
      "f");
  CHECK(read_json(R"("MsgType":"location","Location_X":32.5,"Location_Y":80.1,"MsgId":1)")
            .point->latitude_micro == 32'500'000);
  CHECK(read_json(R"("MsgType":"text","Content":"a\u0000b\u001d","MsgId":1)").text == "ab");
  CHECK(read_json(R"("MsgType":"text","Content":null,"MsgId":1)").text.empty());
}

TEST_CASE("a mini-program configured for JSON may send XML all the same") {
  auto account = service_account();
  account.kind = domain::Channel::miniprogram;
  account.format = domain::Account::Format::json;
  CHECK(decode(account, text_push("x")).value().text == "x");
}

TEST_CASE("impossible coordinates are dropped, the message stays") {
  const auto [x, y] = GENERATE(table<std::string, std::string>({{"91", "80"},
                                                                {"32", "181"},
                                                                {"NaN", "80"},
                                                                {"nan", "nan"},
                                                                {"1e309", "80"},
                                                                {"inf", "1"},
                                                                {"", ""},
                                                                {"32,5", "80"},
                                                                {"0x10", "1"}}));
  const Inbound in = read_push(
      push_xml({{"MsgType", "location"}, {"Location_X", x}, {"Location_Y", y}, {"MsgId", "1"}}));
  CHECK(in.kind == InboundKind::location);
  CHECK_FALSE(in.point.has_value());
}

TEST_CASE("a strange CreateTime or MsgId does not lose the message") {
  const std::string time = GENERATE("0", "-1", "2147483648", "9223372036854775808", "soon", "");
  const auto in = decode(
      service_account(),
      "<xml><ToUserName>gh_a1b2c3d4e5f6</ToUserName><FromUserName>o1</FromUserName><CreateTime>" +
          time + "</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>");
  REQUIRE(in);
  CHECK(in->text == "x");
  if (time != "2147483648") CHECK(in->sent_at == Instant{});
  const std::string id = GENERATE("9223372036854775808", "18446744073709551616", "007", "a_b");
  CHECK(read_push(text_push("x", id)).message_id == id);
}

TEST_CASE("a retry has the same key, anything else another") {
  const auto key = [](const std::string& xml) { return read_push(xml).dedupe_key; };
  CHECK(key(text_push("a", "1")) == key(text_push("a", "1")));
  CHECK(key(text_push("a", "1")) != key(text_push("a", "2")));
  CHECK(key(text_push("a", "1")) != key(text_push("a", "01")));

  std::string other = text_push("a", "1");
  other.replace(other.find("Citizen0001"), 11, "Citizen0002");
  CHECK(key(text_push("a", "1")) != key(other));

  auto account = service_account();
  account.name = "other";
  CHECK(decode(account, text_push("a", "1")).value().dedupe_key != key(text_push("a", "1")));

  const auto event = [&](const std::string& name, const Pairs& fields) {
    return read_event(name, fields).dedupe_key;
  };
  CHECK(event("CLICK", {{"EventKey", "a"}}) == event("CLICK", {{"EventKey", "a"}}));
  CHECK(event("CLICK", {{"EventKey", "a"}}) != event("CLICK", {{"EventKey", "b"}}));
  CHECK(event("CLICK", {{"EventKey", "a"}}) != event("VIEW", {{"EventKey", "a"}}));
  CHECK(event("TEMPLATESENDJOBFINISH", {{"MsgID", "1"}}) !=
        event("TEMPLATESENDJOBFINISH", {{"MsgID", "2"}}));
  // Without MsgId the rule for events holds, so that two different texts stay two.
  CHECK(key(push_xml({{"MsgType", "text"}, {"Content", "a"}})) !=
        key(push_xml({{"MsgType", "text"}, {"Content", "b"}})));
}

TEST_CASE("what cannot be read says why") {
  CHECK(why("") == "not_xml");
  CHECK(why("\xEF\xBB\xBF") == "not_xml");
  CHECK(why(R"({"MsgType":"text"})") == "not_xml");
  CHECK(why("<xml>\xFF</xml>") == "not_utf8");
  CHECK(why("<!DOCTYPE x><xml/>") == "doctype");
  CHECK(why(std::string("<xml>\0</xml>", 12)) == "not_xml");
  CHECK(why(text_push(std::string(33 * 1024, 'x'))) == "too_large");
  CHECK(why(text_push(std::string(20'000, 'x'))) == "read");
  CHECK(why("<xml><FromUserName>a</FromUserName><FromUserName>a</FromUserName></xml>") ==
        "repeated_field");

  auto mini = service_account();
  mini.kind = domain::Channel::miniprogram;
  mini.format = domain::Account::Format::json;
  CHECK(why("", mini) == "not_json");
  CHECK(why("[]", mini) == "not_json");
  CHECK(why("{]", mini) == "not_json");
  CHECK(why(R"({"MsgType":"a","MsgType":"b"})", mini) == "repeated_field");
  CHECK(why("{\"a\":" + std::string(40, '[') + std::string(40, ']') + "}", mini) == "too_deep");
  std::string wide = "{\"f\":1";
  for (int i = 0; i < 64; ++i) wide += ",\"f" + std::to_string(i) + "\":1";
  CHECK(why(wide + "}", mini) == "too_many_fields");
  std::string list = "{\"List\":[0";
  for (int i = 0; i < 256; ++i) list += ",0";
  CHECK(why(list + "]}", mini) == "too_many_fields");
  CHECK(why("{\"a\":\"\xFF\"}", mini) == "not_utf8");
}

TEST_CASE("a sender that is no openid and a foreign recipient are quarantined") {
  const auto from = [](const std::string& sender) {
    return "<xml><ToUserName>gh_a1b2c3d4e5f6</ToUserName><FromUserName><![CDATA[" + sender +
           "]]></FromUserName><MsgType>text</MsgType></xml>";
  };
  CHECK(why(from(std::string(128, 'o'))) == "read");
  for (const std::string& bad : {std::string(), std::string(129, 'o'), std::string("a/b"),
                                 std::string("a\"b"), std::string("a\nb"), std::string("市民")}) {
    CAPTURE(bad);
    CHECK(why(from(bad)) == "bad_openid");
  }
  CHECK(why("<xml><ToUserName>gh_a1b2c3d4e5f6</ToUserName></xml>") == "bad_openid");
  std::string foreign = text_push("x");
  foreign.replace(foreign.find("gh_a1b2c3d4e5f6"), 15, "gh_000000000000");
  CHECK(why(foreign) == "wrong_account");
  auto unchecked = service_account();
  unchecked.original_id.clear();
  CHECK(why(foreign, unchecked) == "read");
}

}  // namespace zampa::wechat
