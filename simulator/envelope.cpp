#include "simulator/envelope.hpp"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cstddef>
#include <utility>

#include "bot/base/json.hpp"
#include "bot/base/text.hpp"

namespace zampa::simulator {
namespace {

constexpr std::size_t kMaxXmlBytes = 256 * 1024;
constexpr int kMaxXmlDepth = 8;
constexpr int kMaxXmlElements = 400;

void write_element(const Node& node, std::string& out) {
  out.append("<").append(node.name).append(">");
  if (!node.children.empty()) {
    for (const auto& child : node.children) write_element(child, out);
  } else if (node.number) {
    out += node.text;
  } else {
    out.append("<![CDATA[")
        .append(base::replace_all(node.text, "]]>", "]]]]><![CDATA[>"))
        .append("]]>");
  }
  out.append("</").append(node.name).append(">");
}

base::Json json_value(const Node& node);

base::Json json_object(const std::vector<Node>& children) {
  base::Json object = base::Json::object();
  for (const auto& child : children) {
    auto value = json_value(child);
    if (!object.contains(child.name)) {
      object[child.name] = std::move(value);
      continue;
    }
    auto& held = object[child.name];
    if (!held.is_array()) held = base::Json::array({held});
    held.push_back(std::move(value));
  }
  return object;
}

base::Json json_value(const Node& node) {
  if (!node.children.empty()) return json_object(node.children);
  if (!node.number) return node.text;
  std::int64_t whole = 0;
  const char* end = node.text.data() + node.text.size();
  if (const auto read = std::from_chars(node.text.data(), end, whole);
      read.ec == std::errc{} && read.ptr == end) {
    return whole;
  }
  return base::parse_json(node.text).value_or(base::Json(node.text));
}

void add_json(const std::string& name, const base::Json& value, Node& parent) {
  if (value.is_array()) {
    for (const auto& item : value) add_json(name, item, parent);
    return;
  }
  Node node{name, {}, false, {}};
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) add_json(key, member, node);
  } else if (value.is_string()) {
    node.text = value.get<std::string>();
  } else if (!value.is_null()) {
    node.text = base::dump_json(value);
    node.number = true;
  }
  parent.children.push_back(std::move(node));
}

/// One pass over the text; every method leaves `rest_` behind what it has read and answers false
/// at the first thing that is not as it should be.
class XmlReader {
 public:
  explicit XmlReader(std::string_view text) : rest_(text) {}

  std::optional<Node> read() {
    skip_blanks();
    if (rest_.starts_with("<?xml")) {
      const auto end = rest_.find("?>");
      if (end == std::string_view::npos) return std::nullopt;
      rest_.remove_prefix(end + 2);
      skip_blanks();
    }
    Node root;
    if (!element(root, 1)) return std::nullopt;
    skip_blanks();
    if (!rest_.empty()) return std::nullopt;
    return root;
  }

 private:
  void skip_blanks() {
    const auto start = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(start == std::string_view::npos ? rest_.size() : start);
  }

  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool element(Node& node, int depth) {
    if (depth > kMaxXmlDepth || ++elements_ > kMaxXmlElements || !take("<")) return false;
    if (!name(node.name)) return false;
    skip_blanks();
    if (take("/>")) return true;
    return take(">") && inside(node, depth);
  }

  bool name(std::string& out) {
    std::size_t size = 0;
    while (size < rest_.size() && size < 64 &&
           (std::isalnum(static_cast<unsigned char>(rest_[size])) != 0 || rest_[size] == '_')) {
      ++size;
    }
    out = std::string{rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return size > 0;
  }

  bool inside(Node& node, int depth) {
    while (true) {
      if (take("<![CDATA[")) {
        const auto end = rest_.find("]]>");
        if (end == std::string_view::npos) return false;
        node.text.append(rest_.substr(0, end));
        rest_.remove_prefix(end + 3);
      } else if (take("</")) {
        std::string closed;
        if (!name(closed) || closed != node.name) return false;
        skip_blanks();
        if (!node.children.empty()) node.text.clear();  // blanks between elements
        return take(">");
      } else if (rest_.starts_with("<")) {
        Node child;
        if (!element(child, depth + 1)) return false;
        node.children.push_back(std::move(child));
      } else if (rest_.starts_with("&")) {
        if (!entity(node.text)) return false;
      } else if (rest_.empty()) {
        return false;
      } else {
        const auto end = rest_.find_first_of("<&");
        node.text.append(rest_.substr(0, end));
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end);
      }
    }
  }

  bool entity(std::string& out) {
    static constexpr std::pair<std::string_view, char> named[] = {
        {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (const auto& [word, letter] : named) {
      if (take(word)) {
        out += letter;
        return true;
      }
    }
    return false;
  }

  std::string_view rest_;
  int elements_ = 0;
};

}  // namespace

const Node* Node::find(std::string_view child) const {
  for (const auto& node : children) {
    if (node.name == child) return &node;
  }
  return nullptr;
}

std::string Node::text_of(std::string_view child) const {
  const auto* node = find(child);
  return node == nullptr ? std::string{} : node->text;
}

Node text_node(std::string name, std::string text) {
  return {std::move(name), std::move(text), false, {}};
}

Node number_node(std::string name, std::int64_t value) {
  return {std::move(name), std::to_string(value), true, {}};
}

Node parent_node(std::string name, std::vector<Node> children) {
  return {std::move(name), {}, false, std::move(children)};
}

std::string write_xml(const Node& root) {
  std::string out = "<xml>";
  for (const auto& child : root.children) write_element(child, out);
  return out + "</xml>";
}

std::string write_json(const Node& root) { return base::dump_json(json_object(root.children)); }

std::optional<Node> read_xml(std::string_view text) {
  if (text.size() > kMaxXmlBytes || !base::is_valid_utf8(text)) return std::nullopt;
  return XmlReader{text}.read();
}

std::optional<Node> read_json(std::string_view text) {
  const auto value = base::parse_json(text, kMaxXmlDepth);
  if (!value || !value->is_object()) return std::nullopt;
  Node root{"xml", {}, false, {}};
  for (const auto& [key, member] : value->items()) add_json(key, member, root);
  return root;
}

}  // namespace zampa::simulator
