// Words of danger: real ones fire, look-alikes do not. The shipped word list is what is tested.
#include "bot/domain/emergency.hpp"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <utility>

#include "bot/app/emergency_file.hpp"
#include "bot/base/embedded.hpp"

using namespace zampa;
using domain::EmergencyKind;

namespace {

const domain::EmergencyWords& shipped_words() {
  static const domain::EmergencyWords words = [] {
    const std::string path = "config/policy/emergency.toml";
    auto read = app::read_emergency_words(base::embedded_file(path).value_or(""), path);
    INFO((read ? std::string() : read.error().detail));
    REQUIRE(read);
    return std::move(read).value();
  }();
  return words;
}

}  // namespace

TEST_CASE("a message that names a danger is an emergency of that kind", "[domain][emergency]") {
  const std::pair<const char*, EmergencyKind> cases[] = {
      {"格桑路饭馆着火了", EmergencyKind::fire},
      {"着 火 了！！快来", EmergencyKind::fire},
      {"火锅店着火了", EmergencyKind::fire},
      {"119号楼起火", EmergencyKind::fire},
      {"119", EmergencyKind::fire},
      {" １１９ ", EmergencyKind::fire},
      {"消防通道被占，里面还冒浓烟", EmergencyKind::fire},
      {"工厂爆炸", EmergencyKind::fire},
      {"厨房有煤气味", EmergencyKind::gas},
      {"燃气泄漏怎么办", EmergencyKind::gas},
      {"救命！", EmergencyKind::rescue},
      {"有人掉河里了", EmergencyKind::rescue},
      {"雪崩埋了两个人", EmergencyKind::rescue},
      {"有小孩触电", EmergencyKind::rescue},
      {"老人昏迷没呼吸了", EmergencyKind::medical},
      {"快叫救护车", EmergencyKind::medical},
      {"国道上车祸有人伤", EmergencyKind::traffic},
      {"有人持刀砍人", EmergencyKind::crime},
      {"孩子走失了", EmergencyKind::crime},
      {"我不想活了", EmergencyKind::self_harm},
      {"小区停水三天了", EmergencyKind::utility},
      {"水管爆裂", EmergencyKind::utility},
      {"电线掉地上了", EmergencyKind::utility},
      {"暖气全停", EmergencyKind::utility},
      {"ང་ཚོའི་ཁྱིམ་ལ་མེ་ཤོར་སོང་།", EmergencyKind::fire},
      {"མེ ཤོར སོང", EmergencyKind::fire},
      {"མེཤོརསོང", EmergencyKind::fire},
      {"མི་གཅིག་སྲོག་ལ་ཉེན་ཡོད།", EmergencyKind::rescue},
      {"རོགས་བྱོས།", EmergencyKind::rescue},
      {"ཕྲུ་གུ་ཞིག་ཆུར་ལྷུང་སོང་།", EmergencyKind::rescue},
      {"གློག་ཆད་ནས་ཉིན་གཉིས་སོང་།", EmergencyKind::utility},
      {"饭馆མེ་ཤོར་སོང", EmergencyKind::fire},
  };
  for (const auto& [text, kind] : cases) {
    INFO(text);
    CHECK(domain::detect(shipped_words(), text) == kind);
  }
}

TEST_CASE("words that only look like danger are none", "[domain][emergency]") {
  for (const char* text : {"消防通道被占",
                           "119 号楼路灯坏了",
                           "119号楼",
                           "火锅店占道经营",
                           "火车票怎么买",
                           "消防栓漏水",
                           "灭火器在哪里领",
                           "火灾隐患举报",
                           "烟花爆竹哪里卖",
                           "工资是我们的救命钱",
                           "被困难群众认定怎么办",
                           "明天会停水吗",
                           "停电通知在哪看",
                           "防溺水宣传",
                           "车祸医保能报销吗",
                           "跳楼价大甩卖",
                           "120路公交几点",
                           "落水管坏了",
                           "请进入室内办理",
                           "身份证丢了怎么办",
                           "社保卡怎么补",
                           "",
                           "1190",
                           "手机没电了",
                           "墙上挂着火红的灯笼",
                           "12345",
                           "དྲི་བ་ཞིག་ཡོད།",
                           "མེ་འགོག་གི་ལམ་བཀག་འདུག",
                           "ང་ལ་རོགས་བྱོས་ནས་ལག་ཁྱེར་བཟོ།",
                           "མེ་ཏོག"}) {
    INFO(text);
    CHECK(domain::detect(shipped_words(), text) == std::nullopt);
  }
}

TEST_CASE("the graver danger is the one that is told", "[domain][emergency]") {
  CHECK(domain::detect(shipped_words(), "停电了，变压器着火") == EmergencyKind::fire);
  CHECK(domain::tier_of(EmergencyKind::utility) == domain::EmergencyTier::utility);
  CHECK(domain::tier_of(EmergencyKind::fire) == domain::EmergencyTier::life);
}

TEST_CASE("a danger behind four thousand bytes of text is not read", "[domain][emergency]") {
  const std::string padding(5000, 'x');
  CHECK(domain::detect(shipped_words(), padding + "着火了") == std::nullopt);
  CHECK(domain::detect(shipped_words(), "着火了" + padding) == EmergencyKind::fire);
}

TEST_CASE("without words nothing is an emergency, and malformed bytes do no harm",
          "[domain][emergency]") {
  CHECK(domain::detect({}, "着火了") == std::nullopt);
  CHECK(domain::detect(shipped_words(), "\xFF\xE7\x9D着火\xE4") == EmergencyKind::fire);
}

TEST_CASE("every kind has a stored name", "[domain][emergency]") {
  for (const auto& group : shipped_words().groups) {
    CHECK(domain::emergency_kind_from(domain::to_text(group.kind)) == group.kind);
  }
  CHECK(domain::emergency_kind_from("flood") == std::nullopt);
}

TEST_CASE("a broken word file is refused with file, line, key and fix", "[domain][emergency]") {
  const auto detail = [](std::string_view toml) {
    const auto read = app::read_emergency_words(toml, "e.toml");
    return read ? std::string("read") : read.error().detail;
  };
  CHECK(detail("[[group]]\nkind = \"flood\"\nzh = [\"x\"]\n").starts_with("e.toml:1: kind: "));
  CHECK(detail("[[group]]\nkind = \"fire\"\nzh = [\"x\",\n\"\"]\n").starts_with("e.toml:4: zh: "));
  CHECK(detail("[[group]]\nkind = \"fire\"\nen = [\"x\"]\n").starts_with("e.toml:3: en: "));
  CHECK(detail("words = 1\n").starts_with("e.toml:1: words: "));
  CHECK(detail("[[group]\n").starts_with("e.toml:1: not TOML: "));
  CHECK(detail("").find("group: missing") != std::string::npos);
  CHECK(detail("[[group]]\nkind = \"fire\"\nzh = [\"x\"]\n") == "read");
}
