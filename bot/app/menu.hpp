// The chat menu 菜单: the default one and the one in Tibetan for people with the tag `bo`.
#pragma once

#include "bot/ports/messenger.hpp"
#include "bot/store/store.hpp"

namespace zampa::app {

/// The buttons with labels from the replies in force. A Tibetan label that the platform's bytes
/// cannot hold falls back to Chinese.
std::vector<ports::MenuButton> menu_buttons(const store::Work& work, domain::Language language);

/// Publishes both. Refuses what the platform refuses.
Result<void> publish_menu(store::Store& store, ports::Messenger& messenger);

}  // namespace zampa::app
