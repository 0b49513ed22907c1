// The chat menu 菜单: the default one and the one in Tibetan for people with the tag `bo`.
#pragma once

#include "bot/ports/messenger.hpp"
#include "bot/store/work.hpp"

namespace zampa::app {

struct Menus {
  std::vector<ports::MenuButton> zh, bo;
};

/// Both menus with labels from the replies in force. A Tibetan label that the platform's bytes
/// cannot hold falls back to Chinese.
Menus menus_of(const store::Work& work);

/// Publishes both. Refuses what the platform refuses.
Result<void> publish_menus(const Menus& menus, ports::Messenger& messenger);

}  // namespace zampa::app
