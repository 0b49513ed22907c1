// Our wire against the simulator's own, which shares no code with it: pushes of every kind through
// the real callback functions, and every call of the real clients, judged as the platform judges.
#include <algorithm>

#include "bot/ports/clock.hpp"
#include "bot/wechat/client.hpp"
#include "bot/wechat/webhook.hpp"
#include "bot/wecom/callback.hpp"
#include "bot/wecom/client.hpp"
#include "tests/simulator/stage.hpp"

namespace zampa::contract {
namespace {

using domain::Inbound;
using domain::InboundKind;
using simulator::PushFormat;
using simulator::PushMode;
using test_sim::FakeBot;
using test_sim::Json;
using test_sim::Stage;
using Verdict = ports::SendOutcome::Verdict;

class WallClock final : public ports::Clock {
 public:
  Instant now() const override {
    return std::chrono::floor<Millis>(std::chrono::system_clock::now());
  }
};

/// Calls the simulator's API as if over HTTP.
class StageHttp final : public ports::HttpClient {
 public:
  explicit StageHttp(const Stage& stage) : stage_(stage) {}
  Result<ports::ClientResponse> send(const ports::ClientRequest& request) override {
    constexpr std::string_view kHost = "http://stage";
    const auto answer =
        stage_.request(request.method, request.url.substr(kHost.size()), request.body);
    return ports::ClientResponse{answer.status, answer.content_type, "", answer.body};
  }

 private:
  const Stage& stage_;
};

/// Our account for one of the stage's.
domain::Account account_of(const simulator::Account& theirs) {
  domain::Account ours;
  ours.name = theirs.name;
  ours.kind = theirs.kind == simulator::AccountKind::service       ? domain::Channel::service
              : theirs.kind == simulator::AccountKind::miniprogram ? domain::Channel::miniprogram
                                                                   : domain::Channel::wecom;
  ours.app_id = theirs.app_id;
  ours.original_id = theirs.original_id;
  ours.token = theirs.token;
  ours.encoding_aes_key = theirs.encoding_aes_key;
  ours.secret = theirs.secret;
  ours.mode = theirs.mode == PushMode::secure       ? domain::Account::Mode::secure
              : theirs.mode == PushMode::compatible ? domain::Account::Mode::compatible
                                                    : domain::Account::Mode::plaintext;
  ours.format = theirs.format == PushFormat::json ? domain::Account::Format::json
                                                  : domain::Account::Format::xml;
  ours.agent_id = static_cast<int>(theirs.agent_id);
  ours.api_base = "http://stage/sim/api";
  return ours;
}

/// The simulator pushing to our real callback functions over loopback HTTP.
class Play {
 public:
  explicit Play(simulator::Options made)
      : accounts_(made.accounts),
        bot_([this](const HttpRequest& request, int) { return answer(request); }),
        stage_(made) {
    stage_.sim().start(bot_.base());
  }

  Inbound act(const Json& made) {
    const auto before = handled().size();
    REQUIRE(stage_.act(made) == 204);
    stage_.settle();
    REQUIRE(handled().size() > before);
    return handled().back();
  }
  std::vector<Inbound> handled() {
    const std::lock_guard lock{mutex_};
    return handled_;
  }
  std::vector<std::string> complaints() {
    const std::lock_guard lock{mutex_};
    return complaints_;
  }
  std::string last_verdict() const {
    std::string verdict;
    for (const auto& wire : stage_.events("wire")) {
      if (wire["flow"] == "push") verdict = wire["verdict"].get<std::string>();
    }
    return verdict;
  }
  Stage& stage() { return stage_; }
  std::string reply = "已收到 འབྱོར་སོང་། ]]> 😀";

 private:
  HttpResponse answer(const HttpRequest& request) {
    domain::CallbackHooks hooks;
    hooks.handle = [this](const Inbound& inbound) {
      const std::lock_guard lock{mutex_};
      handled_.push_back(inbound);
      return reply.empty() ? domain::Reply::none() : domain::Reply::of(reply);
    };
    const auto complain = [this](std::string_view what) {
      const std::lock_guard lock{mutex_};
      complaints_.emplace_back(what);
    };
    hooks.quarantine = [&](const domain::Quarantined& kept) { complain(kept.reason); };
    hooks.rejected = complain;
    const std::string name = request.path.substr(request.path.rfind('/') + 1);
    const auto theirs = std::find_if(accounts_.begin(), accounts_.end(),
                                     [&](const auto& account) { return account.name == name; });
    const auto ours = account_of(*theirs);
    const Instant now = WallClock().now();
    return ours.kind == domain::Channel::wecom ? wecom::answer_callback(ours, hooks, request, now)
                                               : wechat::answer_callback(ours, hooks, request, now);
  }

  std::mutex mutex_;
  std::vector<Inbound> handled_;
  std::vector<std::string> complaints_;
  std::vector<simulator::Account> accounts_;
  FakeBot bot_;
  Stage stage_;
};

domain::Notice notice_to(domain::Door door, const std::string& address) {
  domain::Notice notice;
  notice.token = "contract-1";
  notice.door = door;
  notice.address = address;
  notice.text = "已受理 བྱ་གཞག་བཟུང་ཟིན།";
  return notice;
}

}  // namespace

TEST_CASE("what a citizen does arrives as it was meant, in every mode") {
  for (const auto mode : {PushMode::secure, PushMode::compatible, PushMode::plaintext}) {
    Play play(test_sim::options(mode));
    const auto text =
        play.act({{"person", "zhang"}, {"act", "text"}, {"text", "路灯坏了 ལམ་གློག ]]> 😀"}});
    CHECK(text.kind == InboundKind::text);
    CHECK(text.text == "路灯坏了 ལམ་གློག ]]> 😀");
    CHECK(text.sender == test_sim::kZhang);
    CHECK(text.recipient == "gh_ali");
    CHECK_FALSE(text.message_id.empty());
    CHECK(play.last_verdict() == "ok");
    CHECK(play.stage().shown("zhang").back()["runs"].dump().find("]]>") != std::string::npos);

    const auto image = play.act({{"person", "zhang"}, {"act", "photo"}, {"photo", "drain"}});
    CHECK(image.kind == InboundKind::image);
    CHECK_FALSE(image.media_id.empty());
    const auto place =
        play.act({{"person", "zhang"}, {"act", "location"}, {"place", "gesang_road"}});
    CHECK(place.kind == InboundKind::location);
    CHECK(place.point.has_value());
    CHECK(play.act({{"person", "zhang"}, {"act", "voice"}, {"voice", "water"}}).kind ==
          InboundKind::voice);
    CHECK(play.act({{"person", "zhang"}, {"act", "scan"}, {"scene", "toilet_17"}}).scene ==
          "asset:WC-017");
    const auto left = play.act({{"person", "zhang"}, {"act", "unfollow"}});
    CHECK(left.kind == InboundKind::unfollow);
    CHECK(play.last_verdict() == "silent");
    const auto back = play.act({{"person", "zhang"}, {"act", "follow"}, {"scene", "toilet_17"}});
    CHECK(back.kind == InboundKind::follow);
    CHECK(back.scene == "asset:WC-017");
    const auto choice = play.act({{"person", "zhang"},
                                  {"act", "subscribe"},
                                  {"template", "demo-progress"},
                                  {"accept", true}});
    CHECK(choice.kind == InboundKind::subscription_popup);
    CHECK(choice.subscriptions.at(0).status == "accept");
    CHECK(play.complaints().empty());
  }
}

TEST_CASE("a message that is pushed again has the same key") {
  Play play(test_sim::options());
  const auto first = play.act({{"person", "zhang"}, {"act", "text"}, {"text", "x"}});
  const auto again = play.act({{"person", "zhang"}, {"act", "repeat"}});
  CHECK(first.dedupe_key == again.dedupe_key);
  CHECK(play.act({{"person", "zhang"}, {"act", "text"}, {"text", "x"}}).dedupe_key !=
        first.dedupe_key);
}

TEST_CASE("an album arrives as nine different messages") {
  Play play(test_sim::options());
  play.reply.clear();
  REQUIRE(play.stage().act({{"person", "zhang"},
                            {"act", "album"},
                            {"photos", Json::array({"drain", "drain", "drain", "drain", "drain",
                                                    "drain", "drain", "drain", "drain"})}}) == 204);
  play.stage().settle();
  std::set<std::string> keys;
  for (const auto& inbound : play.handled()) keys.insert(inbound.dedupe_key);
  CHECK(keys.size() == 9);
}

TEST_CASE("the mini-program's session arrives in both formats and gets no passive text") {
  for (const auto format : {PushFormat::json, PushFormat::xml}) {
    Play play(test_sim::options(PushMode::secure, format));
    const auto text = play.act({{"person", "pema"}, {"act", "text"}, {"text", "ངའི་སྐར་མ། 积分"}});
    CHECK(text.channel == domain::Channel::miniprogram);
    CHECK(text.text == "ངའི་སྐར་མ། 积分");
    CHECK(play.last_verdict() == "silent");
    CHECK(play.act({{"person", "pema"}, {"act", "enter"}}).kind == InboundKind::enter_session);
    CHECK(play.act({{"person", "pema"}, {"act", "photo"}, {"photo", "drain"}}).kind ==
          InboundKind::image);
    CHECK(play.complaints().empty());
  }
}

TEST_CASE("staff in WeCom: words, and a card from sending to the click") {
  Play play(test_sim::options());
  const auto text = play.act({{"person", "puncog"}, {"act", "text"}, {"text", "已到现场"}});
  CHECK(text.channel == domain::Channel::wecom);
  CHECK(text.sender == "puncog");
  CHECK(play.last_verdict() == "ok");

  StageHttp http(play.stage());
  const WallClock clock;
  wecom::Client client(account_of(test_sim::options().accounts.at(2)), http, clock);
  auto card = notice_to(domain::Door::wecom_card, "puncog");
  card.card_title = "新任务 下水道堵塞";
  card.card_description = "格桑路";
  card.card_rows = {{"编号", "AL2611210007"}, {"时限", "11-23 18:00"}};
  card.buttons = {{"acknowledge", "签收", 1}, {"hand_back", "退单", 2}};
  card.task_id = "01JD8Z@3";
  const auto sent = client.send(card);
  INFO(sent.detail);
  CHECK(sent.verdict == Verdict::sent);
  CHECK_FALSE(sent.reference.empty());

  play.reply.clear();
  const auto click = play.act({{"person", "puncog"}, {"act", "card_button"}, {"text", "签收"}});
  CHECK(click.kind == InboundKind::card_action);
  CHECK(click.key == "acknowledge");
  CHECK(click.task_id == "01JD8Z@3");
  auto update = notice_to(domain::Door::wecom_card_update, "puncog");
  update.response_code = click.response_code;
  update.text = "已签收";
  const auto changed = client.send(update);
  INFO(changed.detail);
  CHECK(changed.verdict == Verdict::sent);
  CHECK(client.send(update).verdict == Verdict::no_door);  // the code is good once
  CHECK(client.send(notice_to(domain::Door::wecom_text, "puncog")).verdict == Verdict::sent);
  CHECK(client.send(notice_to(domain::Door::wecom_text, "nobody")).verdict == Verdict::unreachable);
  CHECK(play.complaints().empty());
}

TEST_CASE("the clients' calls are what the platform takes") {
  Play play(test_sim::options());
  StageHttp http(play.stage());
  const WallClock clock;
  wechat::Client client(account_of(test_sim::options().accounts.at(0)), http, clock);

  CHECK(client.send(notice_to(domain::Door::service_message, test_sim::kZhang)).verdict ==
        Verdict::no_door);  // nobody has written yet
  const auto image = play.act({{"person", "zhang"}, {"act", "photo"}, {"photo", "drain"}});
  const auto told = client.send(notice_to(domain::Door::service_message, test_sim::kZhang));
  INFO(told.detail);
  CHECK(told.verdict == Verdict::sent);

  const auto media = client.fetch_media(image.media_id);
  REQUIRE(media);
  CHECK(media->content_type.starts_with("image/"));
  CHECK(client.fetch_media("no-such-medium").error().code == RefusalCode::expired);

  auto progress = notice_to(domain::Door::platform_template, test_sim::kZhang);
  progress.template_id = "demo-progress";
  progress.link = "https://h.example/t/1";
  progress.keywords = {{"character_string1", "AL2611210007"},
                       {"thing2", "下水道堵塞，污水外溢，已经三天没有人来处理了，请尽快"},
                       {"phrase3", "处理中"},
                       {"time4", "2026-11-22 10:42"},
                       {"thing5", "城投公司"}};
  const auto pushed = client.send(progress);
  INFO(pushed.detail);
  CHECK(pushed.verdict == Verdict::sent);
  CHECK_FALSE(pushed.reference.empty());
  CHECK(client.send(progress).verdict == Verdict::sent);  // the platform shows it once
  CHECK(play.stage().events("bubble", "zhang").back()["type"] == "template");
  progress.token = "contract-2";
  progress.template_id = "unknown";
  CHECK(client.send(progress).verdict == Verdict::broken);
  CHECK(client.send(notice_to(domain::Door::service_message, "oNobody")).verdict ==
        Verdict::unreachable);

  const std::vector<ports::MenuButton> menu{
      {"上报",
       "",
       "",
       {{"随手拍", "pic_photo_or_album", "report", {}}, {"进度", "click", "progress", {}}}},
      {"办事", "view", "https://h.example/", {}}};
  CHECK(client.publish_menu(menu, "").has_value());
  CHECK(client.publish_menu(menu, "bo").has_value());
  CHECK(client.tag_person(test_sim::kZhang, "bo", true).has_value());
  CHECK(play.stage().person("zhang")["tags"] == Json::array({"bo"}));
  CHECK(client.tag_person(test_sim::kZhang, "bo", false).has_value());
  const auto click = play.act({{"person", "zhang"}, {"act", "menu"}, {"path", {0, 1}}});
  CHECK(click.kind == InboundKind::menu_click);
  CHECK(click.key == "progress");
  CHECK_FALSE(client.stopped().has_value());
}

TEST_CASE("the platform's check of our address passes") {
  Play play(test_sim::options());
  for (const char* account : {"ali", "ali-mini", "ali-wecom"}) {
    CAPTURE(account);
    CHECK(play.stage().sim().check_callback(account));
  }
}

}  // namespace zampa::contract
