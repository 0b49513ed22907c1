#include "bot/domain/reply_template.hpp"

#include <algorithm>

#include "bot/lang/measure.hpp"

namespace zampa::domain {
namespace {

bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

Refusal template_fault(std::string_view text, std::size_t byte, const std::string& what) {
  return {RefusalCode::invalid,
          "character " + std::to_string(lang::code_points(text.substr(0, byte)) + 1) + ": " + what};
}

std::set<std::string> names_of(const std::vector<TemplatePiece>& pieces) {
  std::set<std::string> names;
  for (const auto& piece : pieces) {
    if (piece.is_placeholder) names.insert(piece.text);
  }
  return names;
}

}  // namespace

Result<std::vector<TemplatePiece>> parse_template(std::string_view text) {
  std::vector<TemplatePiece> pieces;
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c != '{' && c != '}') {
      letters += c;
      ++at;
      continue;
    }
    if (at + 1 < text.size() && text[at + 1] == c) {
      letters += c;
      at += 2;
      continue;
    }
    if (c == '}') return template_fault(text, at, "'}' without '{'; write }} for a brace");
    std::size_t end = at + 1;
    while (end < text.size() && is_name_letter(text[end])) ++end;
    if (end == at + 1 || end == text.size() || text[end] != '}') {
      return template_fault(text, at, "'{' without a name and '}'; write {{ for a brace");
    }
    if (!letters.empty()) pieces.push_back({false, std::move(letters)});
    letters.clear();
    pieces.push_back({true, std::string(text.substr(at + 1, end - at - 1))});
    at = end + 1;
  }
  if (!letters.empty()) pieces.push_back({false, std::move(letters)});
  return pieces;
}

std::set<std::string> placeholders(std::string_view text) {
  const auto pieces = parse_template(text);
  return pieces ? names_of(*pieces) : std::set<std::string>{};
}

Result<void> check_template(std::string_view text, const std::set<std::string>& allowed) {
  const auto pieces = parse_template(text);
  if (!pieces) return pieces.error();
  const std::set<std::string> used = names_of(*pieces);
  for (const auto& name : used) {
    if (allowed.count(name) == 0) {
      return template_fault(text, text.find("{" + name + "}"),
                            "{" + name + "} is not known here; take it out");
    }
  }
  for (const auto& name : allowed) {
    if (used.count(name) == 0) {
      return template_fault(text, text.size(), "{" + name + "} is missing; put it in");
    }
  }
  return {};
}

std::string render(std::string_view text, const Fields& values) {
  const auto pieces = parse_template(text);
  if (!pieces) return std::string(text);
  std::string out;
  for (const auto& piece : *pieces) {
    if (!piece.is_placeholder) {
      out += piece.text;
    } else if (const auto value = values.find(piece.text); value != values.end()) {
      out += value->second;
    }
  }
  return out;
}

}  // namespace zampa::domain
