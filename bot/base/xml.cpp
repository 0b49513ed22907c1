#include "bot/base/xml.hpp"

#include <expat.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <type_traits>

namespace zampa::base {
namespace {

/// What the three handlers share; `stop` is set once and ends the parse.
struct XmlReading {
  const XmlLimits& limits;
  XML_Parser parser;
  XmlNode root;
  std::vector<XmlNode*> path;  ///< open elements; pointers stay good because only the last grows
  std::size_t elements = 0;
  std::optional<std::string> stop;

  void refuse(std::string why) {
    if (!stop) stop = std::move(why);
    XML_StopParser(parser, XML_FALSE);
  }
};

// A handler may still be called once after XML_StopParser (the end of an empty element), hence the
// test of `stop` in each.

void xml_on_start(void* data, const XML_Char* name, const XML_Char** /*attributes*/) {
  auto& reading = *static_cast<XmlReading*>(data);
  if (reading.stop) return;
  if (reading.path.size() >= reading.limits.max_depth) return reading.refuse("too_deep");
  if (++reading.elements > reading.limits.max_elements) return reading.refuse("too_many_fields");
  if (reading.path.empty()) {
    reading.root.name = name;
    reading.path.push_back(&reading.root);
    return;
  }
  XmlNode& parent = *reading.path.back();
  if (reading.path.size() == 1) {
    if (parent.children.size() >= reading.limits.max_fields) {
      return reading.refuse("too_many_fields");
    }
    if (parent.child(name) != nullptr) return reading.refuse("repeated_field");
  }
  parent.children.push_back({name, {}, {}});
  reading.path.push_back(&parent.children.back());
}

void xml_on_end(void* data, const XML_Char* /*name*/) {
  auto& reading = *static_cast<XmlReading*>(data);
  if (!reading.stop) reading.path.pop_back();
}

void xml_on_text(void* data, const XML_Char* text, int length) {
  auto& reading = *static_cast<XmlReading*>(data);
  if (!reading.stop) reading.path.back()->text.append(text, static_cast<std::size_t>(length));
}

void xml_on_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                    const XML_Char* /*publisher*/, int /*internal*/) {
  static_cast<XmlReading*>(data)->refuse("doctype");
}

Refusal not_xml(std::string_view why) {
  return {RefusalCode::invalid, "not_xml: " + std::string(why)};
}

}  // namespace

const XmlNode* XmlNode::child(std::string_view child_name) const {
  const auto found = std::find_if(children.begin(), children.end(),
                                  [&](const XmlNode& node) { return node.name == child_name; });
  return found == children.end() ? nullptr : &*found;
}

std::string XmlNode::child_text(std::string_view child_name) const {
  const XmlNode* found = child(child_name);
  return found == nullptr ? std::string{} : found->text;
}

std::string without_control_characters(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    if (value >= 0x20 || value == '\t' || value == '\n' || value == '\r') out.push_back(byte);
  }
  return out;
}

Result<XmlNode> read_xml(std::string_view bytes, const XmlLimits& limits) {
  if (bytes.size() > limits.max_bytes) return Refusal{RefusalCode::too_large, "too_large"};
  // Not scrubbed like the other controls: no keyboard makes it and no database text can hold it.
  if (bytes.find('\0') != std::string_view::npos) return not_xml("NUL byte");
  const std::string clean = without_control_characters(bytes);

  // Naming the encoding here overrides what the document claims about itself.
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), &XML_ParserFree);
  if (parser == nullptr) return Refusal{RefusalCode::unavailable, "no memory for the XML parser"};
  XmlReading reading{limits, parser.get(), {}, {}, 0, {}};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), xml_on_start, xml_on_end);
  XML_SetCharacterDataHandler(parser.get(), xml_on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), xml_on_doctype);
  const auto status =
      XML_Parse(parser.get(), clean.data(), static_cast<int>(clean.size()), XML_TRUE);
  if (reading.stop) return Refusal{RefusalCode::invalid, *reading.stop};
  if (status != XML_STATUS_OK) {
    const char* why = XML_ErrorString(XML_GetErrorCode(parser.get()));
    return not_xml(why == nullptr ? "unknown" : why);
  }
  return std::move(reading.root);
}

XmlWriter::XmlWriter(std::string_view root) { open(root); }

XmlWriter& XmlWriter::text(std::string_view name, std::string_view value) {
  out_.append("<").append(name).append("><![CDATA[");
  // The end mark inside a value is written as two sections: "]]" ends the first, ">" starts the
  // next.
  std::size_t from = 0;
  for (auto at = value.find("]]>"); at != std::string_view::npos; at = value.find("]]>", from)) {
    out_.append(value.substr(from, at - from)).append("]]]]><![CDATA[");
    from = at + 2;
  }
  out_.append(value.substr(from)).append("]]></").append(name).append(">");
  return *this;
}

XmlWriter& XmlWriter::number(std::string_view name, long long value) {
  out_.append("<").append(name).append(">").append(std::to_string(value));
  out_.append("</").append(name).append(">");
  return *this;
}

XmlWriter& XmlWriter::open(std::string_view name) {
  out_.append("<").append(name).append(">");
  open_.emplace_back(name);
  return *this;
}

XmlWriter& XmlWriter::close() {
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
  return *this;
}

std::string XmlWriter::finish() {
  while (!open_.empty()) close();
  return std::move(out_);
}

}  // namespace zampa::base
