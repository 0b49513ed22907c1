// Messages as trees, written as the platform writes them (XML with CDATA, or JSON) and read back
// from the bot's passive replies by a small bounded reader of its own. Called by the pusher.
// Surprising: in JSON a name that occurs twice becomes a list and one that occurs once does not,
// which is what the real pushes of subscription events do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zampa::simulator {

struct Node {
  std::string name;
  std::string text;
  bool number = false;  ///< written bare instead of as CDATA or a JSON string
  std::vector<Node> children;

  /// The first child of that name, or nothing.
  const Node* find(std::string_view child) const;
  /// The text of the first child of that name, or "".
  std::string text_of(std::string_view child) const;
};

Node text_node(std::string name, std::string text);
Node number_node(std::string name, std::int64_t value);
Node parent_node(std::string name, std::vector<Node> children);

/// `<xml>…</xml>`, strings in CDATA; "]]>" inside a text is split over two sections.
std::string write_xml(const Node& root);
/// The children of `root` as one JSON object.
std::string write_json(const Node& root);

/// A bounded reader: at most 256 KB, 8 levels, 400 elements, no DOCTYPE, no processing
/// instructions but the first line, no attributes; the five named entities.
/// Nothing for anything else.
std::optional<Node> read_xml(std::string_view text);
/// A JSON object as a tree; lists become repeated names.
std::optional<Node> read_json(std::string_view text);

}  // namespace zampa::simulator
