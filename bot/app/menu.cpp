#include "bot/app/menu.hpp"

#include "bot/store/speech.hpp"

namespace zampa::app {
namespace {

constexpr std::size_t kTopBytes = 16;  // platform: name of a top entry
constexpr std::size_t kSubBytes = 60;

std::string label(const store::Work& work, const char* key, domain::Language language,
                  std::size_t max_bytes) {
  const auto reply = store::effective_reply(work, key);
  const std::string& words = reply.text(language);
  return words.size() <= max_bytes ? words : reply.zh;
}

std::vector<ports::MenuButton> buttons_of(const store::Work& work, domain::Language language) {
  const auto top = [&](const char* key, std::vector<ports::MenuButton> children) {
    return ports::MenuButton{label(work, key, language, kTopBytes), "", "", std::move(children)};
  };
  const auto click = [&](const char* key, const char* choice) {
    return ports::MenuButton{label(work, key, language, kSubBytes), "click", choice, {}};
  };
  const ports::MenuButton photos{label(work, "menu.report_photo", language, kSubBytes),
                                 "pic_photo_or_album",
                                 "choice.report",
                                 {}};
  const ports::MenuButton place{label(work, "menu.report_place", language, kSubBytes),
                                "location_select",
                                "choice.report",
                                {}};
  return {
      top("menu.report", {photos, place, click("menu.report_text", "choice.report"),
                          click("menu.emergency", "choice.emergency_numbers")}),
      top("menu.ask",
          {click("menu.ask_question", "choice.ask"), click("menu.human", "choice.human")}),
      top("menu.mine",
          {click("menu.my_tickets", "choice.progress"), click("menu.my_points", "choice.points"),
           click("menu.language", "menu.language"), click("menu.help", "choice.menu")}),
  };
}

}  // namespace

Menus menus_of(const store::Work& work) {
  return {buttons_of(work, domain::Language::zh), buttons_of(work, domain::Language::bo)};
}

Result<void> publish_menus(const Menus& menus, ports::Messenger& messenger) {
  if (auto done = messenger.publish_menu(menus.zh, ""); !done) return done;
  return messenger.publish_menu(menus.bo, domain::kTibetanTag);
}

}  // namespace zampa::app
