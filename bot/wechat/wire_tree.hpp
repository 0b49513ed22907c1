// A pushed body, XML or JSON, as one tree, so that decode reads both alike. Called by decode and by
// webhook for the outer envelope. Mini-programs may send either; service accounts only XML.
#pragma once

#include <string_view>

#include "bot/base/result.hpp"
#include "bot/base/xml.hpp"
#include "bot/domain/account.hpp"

namespace zampa::wechat {

/// The form a body has: on mini-programs as its first letter shows, else as configured.
domain::Account::Format format_of(const domain::Account& account, std::string_view body);

/// In JSON an array becomes repeated children of one name and every scalar its text, as XML has it.
/// Refuses with the quarantine reason first in the detail: not_utf8, too_large, not_xml, not_json,
/// doctype, too_deep, too_many_fields, repeated_field.
Result<base::XmlNode> read_tree(const domain::Account& account, std::string_view body,
                                std::size_t max_bytes);

}  // namespace zampa::wechat
