#include "bot/wechat/wire_tree.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "bot/base/json.hpp"
#include "bot/base/text.hpp"

namespace zampa::wechat {
namespace {

Refusal tree_refusal(std::string reason) { return {RefusalCode::invalid, std::move(reason)}; }

/// JSON as the XML reader would have given it; full when one element more would be too many.
class TreeOfJson {
 public:
  explicit TreeOfJson(std::size_t max_elements) : left_(max_elements) {}

  void add(const std::string& name, const base::Json& value, base::XmlNode& parent) {
    if (value.is_array()) {
      for (const auto& item : value) add(name, item, parent);
      return;
    }
    if (left_ == 0) return;
    --left_;
    parent.children.push_back({name, {}, {}});
    if (value.is_object()) {
      for (const auto& [key, member] : value.items()) add(key, member, parent.children.back());
    } else {
      parent.children.back().text = scalar(value);
    }
  }
  bool full() const { return left_ == 0; }

 private:
  static std::string scalar(const base::Json& value) {
    if (value.is_null()) return {};
    if (!value.is_string()) return base::dump_json(value);
    // "\u0000" is legal JSON, but no database text can hold it.
    return base::without_control_characters(value.get<std::string>());
  }
  std::size_t left_;
};

Result<base::XmlNode> tree_of_json(std::string_view body, const base::XmlLimits& limits) {
  const auto json = base::parse_json(body);
  if (!json) {
    const std::string& why = json.error().detail;
    if (why.starts_with("too_deep")) return tree_refusal("too_deep");
    if (why.starts_with("duplicate_key")) return tree_refusal("repeated_field");
    return tree_refusal("not_json: " + why);
  }
  if (!json->is_object()) return tree_refusal("not_json: no object");
  if (json->size() > limits.max_fields) return tree_refusal("too_many_fields");
  base::XmlNode root{"xml", {}, {}};
  TreeOfJson tree(limits.max_elements + 1);
  for (const auto& [key, member] : json->items()) tree.add(key, member, root);
  if (tree.full()) return tree_refusal("too_many_fields");
  return root;
}

}  // namespace

domain::Account::Format format_of(const domain::Account& account, std::string_view body) {
  using enum domain::Account::Format;
  if (account.kind != domain::Channel::miniprogram) return xml;
  const auto first = body.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && body[first] == '<') return xml;
  if (first != std::string_view::npos && body[first] == '{') return json;
  return account.format;
}

Result<base::XmlNode> read_tree(const domain::Account& account, std::string_view body,
                                std::size_t max_bytes) {
  base::XmlLimits limits;
  limits.max_bytes = max_bytes;
  if (body.size() > max_bytes) return Refusal{RefusalCode::too_large, "too_large"};
  if (!base::is_valid_utf8(body)) return tree_refusal("not_utf8");
  if (format_of(account, body) == domain::Account::Format::json) return tree_of_json(body, limits);
  return base::read_xml(body, limits);
}

}  // namespace zampa::wechat
