// Recognising the small things people say that are neither report nor question.
#pragma once

#include "bot/domain/message.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

enum class Manner { none, thanks, are_you_there, sticker, swearing, repeated };

Manner manner_of(const store::Work& work, const domain::Inbound& inbound);

}  // namespace zampa::service
