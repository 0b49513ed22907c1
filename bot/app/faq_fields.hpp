// A FAQ entry as the flat fields of published content and back; lists are joined by line breaks.
#pragma once

#include <string>

#include "bot/base/json.hpp"
#include "bot/faq/entry.hpp"

namespace zampa::app {

Fields faq_fields(const faq::Entry& entry);
faq::Entry faq_entry_from(const std::string& id, const Fields& fields);

}  // namespace zampa::app
