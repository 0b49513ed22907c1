// Reading what a person typed as one of the choices on offer: its number, its label or a word that
// means it, in either language.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bot/dialog/context.hpp"

namespace zampa::dialog {

/// The key of the choice of the last bubble that the typed text means.
std::optional<std::string> chosen_key(const Context& context);

/// True when `typed` is the label or one of the words of choice `key`, in either language.
bool means(const Context& context, std::string_view key, std::string_view typed);

}  // namespace zampa::dialog
