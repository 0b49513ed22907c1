// Bounded reader and writer of the flat XML that the platform speaks. The only user of expat.
// DOCTYPE is refused at once, control characters are scrubbed first, split CDATA is joined,
// a repeated field is refused except for list items.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/base/result.hpp"

namespace zampa::base {

struct XmlNode {
  std::string name;
  std::string text;               ///< all character data directly inside, joined
  std::vector<XmlNode> children;  ///< in document order

  /// The first child of that name, or nullptr.
  const XmlNode* child(std::string_view child_name) const;
  /// The text of the first child of that name, or empty.
  std::string child_text(std::string_view child_name) const;
};

struct XmlLimits {
  std::size_t max_bytes = 64 * 1024;
  std::size_t max_depth = 8;
  std::size_t max_elements = 256;
  std::size_t max_fields = 64;  ///< direct children of the root
};

/// The root element. Refuses invalid with a detail that begins with one of the quarantine reasons
/// not_xml, doctype, too_deep, too_many_fields, repeated_field; too_large past max_bytes.
/// A field of the root may not be repeated; deeper elements may (lists).
Result<XmlNode> read_xml(std::string_view bytes, const XmlLimits& limits = {});

/// Bytes 0x00-0x08, 0x0B, 0x0C, 0x0E-0x1F removed: the platform really pushes them inside CDATA
/// and expat refuses them.
std::string without_control_characters(std::string_view bytes);

/// Writes one flat or nested element tree; text goes into CDATA with "]]>" split, numbers bare.
class XmlWriter {
 public:
  explicit XmlWriter(std::string_view root = "xml");
  XmlWriter& text(std::string_view name, std::string_view value);
  XmlWriter& number(std::string_view name, long long value);
  XmlWriter& open(std::string_view name);
  XmlWriter& close();
  /// Closes what is open and gives the document.
  std::string finish();

 private:
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace zampa::base
