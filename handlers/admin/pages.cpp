#include "handlers/admin/pages.hpp"

#include "bot/base/text.hpp"

namespace zampa::handlers::admin {
namespace {

constexpr std::string_view kAssetMark = "asset:";

const std::string& text_in(const PageText& text, domain::Language language) {
  return language == domain::Language::bo ? text.bo : text.zh;
}

/// The template with every [[…]] replaced.
Result<std::string> put_words_in(const std::string& name, const std::string& page,
                                 const PageFiles& files, domain::Language language) {
  std::string out;
  std::size_t at = 0;
  while (true) {
    const auto open = page.find("[[", at);
    if (open == std::string::npos) break;
    const auto close = page.find("]]", open);
    if (close == std::string::npos) {
      return Refusal{RefusalCode::invalid, "templates/pages/" + name + ".mustache: [[ without ]]"};
    }
    out.append(page, at, open - at);
    const std::string key = page.substr(open + 2, close - open - 2);
    at = close + 2;
    if (key.starts_with(kAssetMark)) {
      out += html_escape(files.asset_url(std::string_view(key).substr(kAssetMark.size())));
      continue;
    }
    const auto text = files.texts.find(key);
    if (text == files.texts.end() || text_in(text->second, language).empty()) {
      return Refusal{RefusalCode::invalid, "templates/pages/" + name + ".mustache: no text [" +
                                               key + "] in " + std::string{to_text(language)}};
    }
    out += html_escape(text_in(text->second, language));
  }
  return out.append(page, at, std::string::npos);
}

}  // namespace

Result<Pages> Pages::build(const PageFiles& files) {
  Pages pages;
  pages.texts_ = files.texts;
  for (const auto& [name, page] : files.templates) {
    for (const auto language : {domain::Language::zh, domain::Language::bo}) {
      auto filled = put_words_in(name, page, files, language);
      if (!filled) return std::move(filled).error();
      auto& held = language == domain::Language::bo ? pages.bo_ : pages.zh_;
      held.emplace(name, *std::move(filled));
    }
  }
  return pages;
}

std::string Pages::render(const std::string& page, domain::Language language,
                          const base::PageData& data) const {
  const auto& templates = language == domain::Language::bo ? bo_ : zh_;
  return base::fill_page(templates.at(page), data, templates);
}

std::string Pages::say(const std::string& key, domain::Language language,
                       const Fields& values) const {
  const auto it = texts_.find(key);
  if (it == texts_.end()) return "[" + key + "]";
  // One pass, so that braces inside a value stay what they are.
  const std::string& text = text_in(it->second, language);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto close = text[at] == '{' ? text.find('}', at) : std::string::npos;
    const auto value = close == std::string::npos
                           ? values.end()
                           : values.find(text.substr(at + 1, close - at - 1));
    if (value == values.end()) {
      out += text[at++];
    } else {
      out += value->second;
      at = close + 1;
    }
  }
  return out;
}

std::string html_escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace zampa::handlers::admin
