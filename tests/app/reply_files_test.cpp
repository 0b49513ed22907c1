// The sentences of the bot: all shipped ones pass, broken files are named, and every key that the
// code says exists.
#include "bot/app/reply_files.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "bot/base/refusal_code.hpp"
#include "bot/domain/reply_lint.hpp"
#include "bot/domain/reply_template.hpp"
#include "bot/domain/ticket.hpp"
#include "tests/support/shipped_policy.hpp"

using namespace zampa;
using domain::ReplyText;

namespace {

const std::map<std::string, ReplyText>& shipped_replies() {
  static const std::map<std::string, ReplyText> replies = [] {
    const auto read = app::read_replies(app::ContentFiles());
    INFO((read ? std::string() : read.error().detail));
    REQUIRE(read);
    std::map<std::string, ReplyText> by_key;
    for (const auto& reply : *read) by_key[reply.key] = reply;
    return by_key;
  }();
  return replies;
}

std::string faults_of(std::string_view toml) {
  const auto read = app::read_reply_file(toml, "t.toml");
  return read ? "" : read.error().detail;
}

std::string source_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Every "area.key" literal of the code that says sentences, by key; `area` is one of the replies'.
/// The console has words of its own (templates/pages/console.toml).
std::map<std::string, std::string> said_keys(const std::filesystem::path& root) {
  std::set<std::string> areas;
  for (const auto& [key, reply] : shipped_replies()) areas.insert(key.substr(0, key.find('.')));
  static const std::regex literal("\"([a-z]+)\\.([a-z0-9_]*)\"");
  std::map<std::string, std::string> said;
  for (const auto* folder : {"handlers", "bot/service", "bot/dialog", "bot/store", "bot/app"}) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
      if (file.path().string().find("/admin") != std::string::npos) continue;
      const std::string text = source_text(file.path());
      for (auto it = std::sregex_iterator(text.begin(), text.end(), literal);
           it != std::sregex_iterator(); ++it) {
        const bool file_name = (*it)[2] == "toml" || (*it)[2] == "csv";
        if (!file_name && areas.count((*it)[1]) != 0) {
          said[(*it)[1].str() + "." + (*it)[2].str()] = file.path().filename().string();
        }
      }
    }
  }
  return said;
}

const std::string kGood = R"(
[a.good]
zh = "编号 {n}"
bo = "ཨང་ {n}"
bo_status = "draft"
fields = { n = "1" }
note = "x"
)";

std::string broken(const std::string& from, const std::string& to) {
  std::string text = kGood;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("every shipped reply tells its editor when it is said", "[app][reply]") {
  const auto replies = app::read_replies(app::ContentFiles{});
  REQUIRE(replies.has_value());
  for (const auto& reply : *replies) {
    CAPTURE(reply.key);
    CHECK((!reply.note.empty() || reply.key.starts_with("choice.")));
  }
}

TEST_CASE("every shipped reply passes the lint", "[app][reply]") {
  CHECK(shipped_replies().size() > 380);
  for (const auto& [key, reply] : shipped_replies()) {
    CAPTURE(key);
    CHECK(reply.bo_status != domain::BoStatus::reviewed);  // no native reader has seen them yet
    for (const auto& finding : domain::lint_reply(reply)) {
      INFO(finding.rule << " " << finding.field << ": " << finding.detail);
      CHECK(finding.rule == "L8");
    }
  }
}

TEST_CASE("an entry is read with its fields, limits and words", "[app][reply]") {
  const auto read = app::read_reply_file(R"(
[choice.yes]
zh = "是"
bo = "ཡིན"
bo_status = "to_review"
words_zh = ["是", "对"]
words_bo = ["ཡིན"]
limit_chars = 10
show = "own"
note = "Yes."
[card.x]
zh = "新任务"
show = "zh"
note = "Title."
)",
                                         "t.toml");
  REQUIRE(read);
  REQUIRE(read->size() == 2);
  const auto& choice = read->at(1);
  CHECK(choice.key == "choice.yes");
  CHECK(choice.bo_status == domain::BoStatus::to_review);
  CHECK(choice.words_zh == std::vector<std::string>{"是", "对"});
  CHECK(choice.limit_chars == 10);
  CHECK(choice.limit_bytes == 2'048);
  CHECK(read->at(0).show == domain::ReplyShow::zh);
}

TEST_CASE("faults of a reply file name file, line, key and fix", "[app][reply]") {
  CHECK(faults_of(kGood).empty());
  const std::vector<std::pair<std::string, std::string>> cases = {
      {broken("zh = \"编号 {n}\"\n", ""), "t.toml:2: a.good.zh: is missing; add it"},
      {broken("bo = \"ཨང་ {n}\"\n", ""), "t.toml:2: a.good.bo: is missing; add it"},
      {broken("\"draft\"", "\"fine\""),
       "t.toml:5: a.good.bo_status: \"fine\" is unknown; use draft, to_review, reviewed"},
      {broken("note", "remark"), "t.toml:7: a.good: unknown field remark; take it out"},
      {broken("ཨང་ {n}", "ཨང་ {m}"),
       "t.toml:4: a.good.bo: L7: character 5: {m} is not known here; take it out (zh and bo share "
       "their placeholders)"},
      {broken("n = \"1\"", "n = \"1\", m = \"2\""),
       "t.toml:3: a.good.zh: L7: character 7: {m} is missing; put it in (the placeholders are "
       "those "
       "of `fields`)"},
      {broken("note", "limit_bytes = 5\nnote"),
       "t.toml:3: a.good.zh: L1: 8 bytes with the samples, 5 fit; shorten it"},
      {broken("note", "limit_chars = 3\nnote"),
       "t.toml:3: a.good.zh: L2: 4 characters with the samples, 3 fit; shorten it"},
      {broken("ཨང་ {n}", "ཨང་་ {n}"), "t.toml:4: a.good.bo: L9: character 4: doubled tsheg"},
      {broken("note", "show = \"none\"\nnote"),
       "t.toml:7: a.good.show: \"none\" is unknown; use own, both, zh"},
      {"[a.b]\nzh = 5\n", "t.toml:2: a.b.zh: is no text or empty"},
      {"[a]\nzh = \"x\"\n", "t.toml:2: a.zh: is no table"},
      {"[a.b\n", "t.toml:1: not TOML: "},
  };
  for (const auto& [text, fault] : cases) {
    const std::string faults = faults_of(text);
    CAPTURE(text, fault, faults);
    CHECK(faults.find(fault) != std::string::npos);
  }
}

TEST_CASE("all faults are told at once, and a key stands in one file only", "[app][reply]") {
  const std::string faults = faults_of(broken("note", "remark") + "[a.other]\nzh = \"x\"\n");
  CHECK(faults.find("a.good") != std::string::npos);
  CHECK(faults.find("a.other.bo: is missing") != std::string::npos);

  const auto dir = std::filesystem::temp_directory_path() / "zampa-reply-test";
  std::filesystem::create_directories(dir / "templates/replies");
  std::ofstream(dir / "templates/replies/zz.toml") << R"(
[common.none]
zh = "无"
bo = "མེད།"
bo_status = "draft"
note = "Again."
)";
  const auto read = app::read_replies(app::ContentFiles(dir.string()));
  std::filesystem::remove_all(dir);
  REQUIRE_FALSE(read);
  CHECK(read.error().detail.find(
            "zz.toml:2: common.none: stands in templates/replies/common.toml:") !=
        std::string::npos);
}

TEST_CASE("every key the code says has a sentence", "[app][reply]") {
  const std::filesystem::path root = ZAMPA_SOURCE_DIR;
  // Names of questions ("report.photo") share the form of a key; they are steps, not sentences.
  static const std::regex step("(ask|step|at|on_step|flow)[a-z_]*\\(?[^;]{0,60}$");
  std::set<std::string> steps;
  for (const auto& file : std::filesystem::recursive_directory_iterator(root / "handlers")) {
    if (file.path().extension() != ".cpp") continue;
    const std::string text = source_text(file.path());
    static const std::regex row("\"([a-z]+\\.[a-z0-9_]+)\"");
    for (auto it = std::sregex_iterator(text.begin(), text.end(), row);
         it != std::sregex_iterator(); ++it) {
      const std::string before = it->prefix().str();
      if (std::regex_search(before.substr(before.size() > 80 ? before.size() - 80 : 0), step)) {
        steps.insert((*it)[1]);
      }
    }
  }
  for (const auto& [key, file] : said_keys(root)) {
    CAPTURE(key, file);
    // "progress.bar_" is the beginning of several keys, put together at run time.
    const auto first = shipped_replies().lower_bound(key);
    const bool begins = (key.ends_with('_') || key.ends_with('.')) &&
                        first != shipped_replies().end() && first->first.starts_with(key);
    CHECK((shipped_replies().count(key) == 1 || steps.count(key) == 1 || begins));
  }
}

TEST_CASE("replies that no code says are told", "[app][reply]") {
  // Put together at run time, or read as a whole family.
  static const std::set<std::string> families = {"status.", "refusal.", "choice."};
  const auto said = said_keys(ZAMPA_SOURCE_DIR);
  std::string unused;
  for (const auto& [key, reply] : shipped_replies()) {
    const auto next = said.lower_bound(key);
    const std::string area = key.substr(0, key.find('.') + 1);
    const bool put_together =
        said.count(area) == 1 || (next != said.begin() && std::prev(next)->first.ends_with('_') &&
                                  key.starts_with(std::prev(next)->first));
    if (said.count(key) == 0 && !put_together && families.count(area) == 0) {
      unused += " " + key;
    }
  }
  if (!unused.empty()) WARN("said nowhere yet:" << unused);
  SUCCEED();
}

TEST_CASE("every state, refusal and offered result has its words", "[app][reply]") {
  for (std::size_t state = 0; state < domain::kStateCount; ++state) {
    const std::string name(domain::to_text(static_cast<domain::State>(state)));
    CAPTURE(name);
    CHECK(shipped_replies().count("status." + name) == 1);
  }
  for (int code = 0; code <= static_cast<int>(RefusalCode::unavailable); ++code) {
    const std::string key(base::meaning(static_cast<RefusalCode>(code)).reply_key);
    CAPTURE(key);
    CHECK(shipped_replies().count(key) == 1);
  }
  for (const auto& category : test::shipped_policy().categories) {
    for (const auto& result : category.results) {
      CAPTURE(category.id, result);
      CHECK(shipped_replies().count(result) == 1);
    }
  }
}

TEST_CASE("a word that always works means one thing", "[app][reply]") {
  const std::map<std::string, std::vector<std::string>> always = {
      {"choice.menu", {"菜单", "0", "帮助", "རོགས་རམ"}},
      {"choice.cancel", {"取消", "ཕྱིར་འཐེན"}},
      {"choice.edit", {"改", "བཟོ་བཅོས"}},
      {"choice.submit", {"提交", "好", "བསྐུར"}},
      {"choice.resume", {"继续", "མུ་མཐུད"}},
      {"choice.human", {"人工", "མི་དངོས"}},
      {"choice.progress", {"进度", "གནས་ཚུལ"}},
      {"choice.points", {"积分", "བསགས་སྐར"}},
      {"choice.chinese", {"中文", "རྒྱ་ཡིག"}},
      {"choice.tibetan", {"藏文", "བོད་ཡིག"}},
  };
  std::map<std::string, std::string> owner;
  for (const auto& [key, demanded] : always) {
    CAPTURE(key);
    const auto& reply = shipped_replies().at(key);
    std::set<std::string> words(reply.words_zh.begin(), reply.words_zh.end());
    words.insert(reply.words_bo.begin(), reply.words_bo.end());
    for (const auto& word : demanded) {
      CAPTURE(word);
      CHECK(words.count(word) == 1);
    }
    for (const auto& word : words) {
      CAPTURE(word);
      CHECK(owner.emplace(word, key).first->second == key);
    }
  }
  for (const auto& [key, reply] : shipped_replies()) {
    CAPTURE(key);
    if (key.starts_with("choice.")) {
      CHECK_FALSE(reply.words_zh.empty());
      CHECK_FALSE(reply.words_bo.empty());
    } else {
      CHECK(reply.words_zh.empty());
    }
  }
}

TEST_CASE("the Tibetan of the policy is spelled as that of the replies", "[app][policy]") {
  const auto& policy = test::shipped_policy();
  const auto check = [](const std::string& id, const std::string& bo) {
    CAPTURE(id, bo);
    CHECK(domain::lint_tibetan(bo, "bo").empty());
  };
  for (const auto& family : policy.families) check(family.id, family.name.bo);
  for (const auto& category : policy.categories) check(category.id, category.name.bo);
  for (const auto& department : policy.departments) check(department.id.text, department.name.bo);
  for (const auto& place : policy.places) check(place.id, place.name.bo);
  for (const auto& entry : policy.directory) check(entry.id, entry.name.bo);
  for (const auto* reasons : {&policy.decline_reasons, &policy.hand_back_reasons}) {
    for (const auto& reason : *reasons) {
      check(reason.id, reason.name.bo);
      check(reason.id, reason.other_way.bo);
    }
  }
}

TEST_CASE("every reply is listed in docs/replies.md", "[app][reply]") {
  const std::string page = source_text(std::filesystem::path(ZAMPA_SOURCE_DIR) / "docs/replies.md");
  for (const auto& [key, reply] : shipped_replies()) {
    CAPTURE(key);
    CHECK(page.find("| `" + key + "` |") != std::string::npos);
  }
}
