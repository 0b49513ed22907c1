#include <set>

#include "bot/app/page_files.hpp"
#include "bot/base/embedded.hpp"
#include "bot/domain/reply_lint.hpp"
#include "bot/lang/script.hpp"
#include "handlers/admin/form.hpp"
#include "tests/handlers/admin_support.hpp"

using namespace zampa;
using namespace zampa::tests;
using domain::Language;
using domain::State;

namespace {

const std::string kHostile = "<img src=x onerror=alert(1)>\"'&{{csrf}}[[nav.tickets]]";

/// Every page of the console with something on it.
std::map<std::string, HttpResponse> every_page(Console& console, Language language,
                                               const std::string& request = "下水道堵了") {
  put_ticket(console, "AL2611180001", State::accepted, request);
  put_ticket(console, "AL2611180002", State::resolved, "ལམ་སྒྲོན་ཆག་ནས་ཉིན་གསུམ་སོང་།");
  put_ticket(console, "AL2611180003", State::awaiting_call_back);
  put_ticket(console, "AL2611180004", State::objected);
  console.enter_with(kEveryRole, language, "urban-investment");
  console.post(
      "/admin/replies/points.balance",
      {{"zh", "您有 {balance} 分"}, {"bo", ""}, {"bo_status", "missing"}, {"base_version", "0"}});
  std::map<std::string, HttpResponse> pages;
  for (const char* address :
       {"/admin/tickets", "/admin/tickets?overdue=1", "/admin/tickets?embed=1",
        "/admin/tickets/AL2611180001", "/admin/tickets/AL2611180002", "/admin/tickets/AL2611180003",
        "/admin/tickets/AL2611180004", "/admin/tickets/AL0", "/admin/replies",
        "/admin/replies/points.balance", "/admin/replies/points.balance/history", "/admin/faq",
        "/admin/outbox", "/admin/password"}) {
    pages[address] = console.get(address);
  }
  const std::string lang{domain::to_text(language)};
  console.cookie.clear();
  pages["/admin/sign-in"] = console.get("/admin/sign-in?lang=" + lang);
  pages["signed out"] = console.post_raw("/admin/sign-in?lang=" + lang, {{"name", "x"}});
  return pages;
}

}  // namespace

TEST_CASE("every page is whole in both languages, without inline style, script or handler") {
  const std::regex inline_style("<[^>]* style=|<style|<[^>]* on[a-z]+=|javascript:");
  const std::regex inline_script("<script(?![^>]*src=)");
  const std::regex untranslated("\\[[a-z_]+\\.[a-z_0-9]+\\]");
  for (const auto language : {Language::zh, Language::bo}) {
    Console console;
    for (const auto& [address, page] : every_page(console, language)) {
      INFO(address << " in " << domain::to_text(language));
      REQUIRE(page.status < 500);
      const std::string& own = page.body;
      CHECK(own.find("<html lang=\"" + std::string{domain::to_text(language)} + "\"") !=
            std::string::npos);
      CHECK_FALSE(std::regex_search(own, inline_style));
      CHECK_FALSE(std::regex_search(own, inline_script));
      CHECK_FALSE(std::regex_search(words_of(own), untranslated));
      CHECK(own.find("{{") == std::string::npos);
      CHECK(own.find("id=\"main\"") != std::string::npos);
      CHECK(own.find("<h1") != std::string::npos);
    }
  }
}

TEST_CASE("a page of one language marks every run of the other") {
  Console console;
  for (const auto& [address, page] : every_page(console, Language::zh)) {
    INFO(address);
    // What carries a mark of its own is a text of the content, of either language.
    std::string rest = std::regex_replace(page.body, std::regex("<title>[^<]*</title>"), "");
    for (const char* lang : {"zh", "bo"}) rest = without_marked(rest, lang);
    CHECK_FALSE(lang::has_tibetan(words_of(rest)));
  }
}

TEST_CASE("a citizen's words stay text, whatever is in them") {
  Console console;
  const auto pages = every_page(console, Language::zh, kHostile);
  for (const char* address : {"/admin/tickets", "/admin/tickets/AL2611180001"}) {
    INFO(address);
    CHECK_FALSE(shows(pages.at(address), "<img src=x"));
    CHECK(shows(pages.at(address), "&lt;img src=x onerror=alert(1)&gt;"));
    CHECK(shows(pages.at(address), "{{csrf}}"));
  }
}

TEST_CASE("the shipped words of the console are Tibetan without faults of spelling") {
  const auto toml = base::embedded_file("templates/pages/console.toml").value();
  const auto texts = app::read_page_texts(toml, "console.toml");
  REQUIRE(texts);
  for (const auto& [key, text] : *texts) {
    INFO(key << ": " << text.bo);
    CHECK(domain::lint_tibetan(text.bo, "bo").empty());
    const std::regex place("\\{[a-z]+\\}");
    std::set<std::string> zh(std::sregex_token_iterator(text.zh.begin(), text.zh.end(), place), {});
    std::set<std::string> bo(std::sregex_token_iterator(text.bo.begin(), text.bo.end(), place), {});
    CHECK(zh == bo);
  }
}

TEST_CASE("every state, verb, role, door and area of replies has a word") {
  const auto& pages = Console::pages();
  for (std::size_t i = 0; i < domain::kStateCount; ++i) {
    CHECK(pages.has("state." + std::string{domain::to_text(static_cast<State>(i))}));
  }
  for (std::size_t i = 0; i < domain::kVerbCount; ++i) {
    CHECK(pages.has("verb." + std::string{domain::to_text(static_cast<domain::Verb>(i))}));
  }
  for (const auto role : kEveryRole) {
    CHECK(pages.has("role." + std::string{domain::to_text(role)}));
  }
  for (const auto& [key, reply] : shipped_content().rulebook.replies) {
    INFO(key);
    CHECK(pages.has("area." + key.substr(0, key.find('.'))));
  }
}

TEST_CASE("a template that asks for a text nobody wrote is refused at start") {
  handlers::admin::PageFiles files;
  files.asset_url = [](std::string_view file) { return "/assets/" + std::string{file}; };
  files.texts["a.b"] = {"字", ""};
  files.templates["page"] = "[[a.c]]";
  CHECK_FALSE(handlers::admin::Pages::build(files));
  files.templates["page"] = "[[a.b]]";
  const auto without_bo = handlers::admin::Pages::build(files);
  REQUIRE_FALSE(without_bo);
  CHECK(without_bo.error().detail.find("[a.b] in bo") != std::string::npos);
  files.texts["a.b"] = {"<字>", "ཡི་གེ"};
  const auto pages = handlers::admin::Pages::build(files);
  REQUIRE(pages);
  CHECK(pages->render("page", Language::zh, {}) == "&lt;字&gt;");
}

TEST_CASE("a catalogue with a fault names the line and the key") {
  const auto read = [](std::string_view toml) { return app::read_page_texts(toml, "t.toml"); };
  CHECK(read("[a]\nb = { zh = \"字\" }").error().detail.starts_with("t.toml:2: a.b"));
  CHECK(read("[a]\nb = { zh = \"字\", bo = \"x\", de = \"y\" }").error().detail.find("a.b") !=
        std::string::npos);
  CHECK(read("[a\n").error().detail.starts_with("t.toml:"));
}
