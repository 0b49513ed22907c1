#include "bot/app/page_files.hpp"

#include <toml++/toml.h>

#include <array>

#include "bot/domain/reply_text.hpp"

namespace zampa::app {
namespace {

// Every page and partial; a template nobody names here does not exist.
constexpr std::array kPageNames{"head",       "foot",    "nav_icon", "plain_head",
                                "plain_foot", "message", "sign_in",  "plain_message",
                                "password",   "tickets", "ticket",   "replies",
                                "reply",      "history", "faq",      "outbox"};
constexpr const char* kTextsPath = "templates/pages/console.toml";

Refusal page_fault(std::string_view file, const toml::node& node, const std::string& key,
                   const std::string& what) {
  return {RefusalCode::invalid, std::string{file} + ":" + std::to_string(node.source().begin.line) +
                                    ": " + key + ": " + what};
}

Result<handlers::admin::PageText> page_text(const toml::node& node, const std::string& key,
                                            std::string_view file) {
  const auto* entry = node.as_table();
  if (entry == nullptr) return page_fault(file, node, key, "not a table; write { zh = …, bo = … }");
  for (const auto& [name, value] : *entry) {
    if (name != "zh" && name != "bo" && name != "bo_status") {
      return page_fault(file, value, key, "unknown key; only zh, bo and bo_status");
    }
  }
  const auto zh = (*entry)["zh"].value<std::string>();
  const auto bo = (*entry)["bo"].value<std::string>();
  if (!zh || !bo || zh->empty() || bo->empty()) {
    return page_fault(file, node, key, "zh and bo must both be there");
  }
  return handlers::admin::PageText{*zh, *bo};
}

}  // namespace

Result<std::map<std::string, handlers::admin::PageText>> read_page_texts(std::string_view text,
                                                                         std::string_view file) {
  std::map<std::string, handlers::admin::PageText> texts;
  try {
    const toml::table areas = toml::parse(text, file);
    for (const auto& [area, node] : areas) {
      if (area == "bo_status") continue;
      const auto* entries = node.as_table();
      if (entries == nullptr) {
        return page_fault(file, node, std::string{area.str()}, "not a table of texts");
      }
      for (const auto& [name, entry] : *entries) {
        const std::string key = std::string{area.str()} + "." + std::string{name.str()};
        auto words = page_text(entry, key, file);
        if (!words) return std::move(words).error();
        texts.emplace(key, *std::move(words));
      }
    }
  } catch (const toml::parse_error& error) {
    return Refusal{RefusalCode::invalid, std::string{file} + ":" +
                                             std::to_string(error.source().begin.line) + ": " +
                                             std::string{error.description()}};
  }
  return texts;
}

Result<handlers::admin::Pages> load_pages(
    const ContentFiles& content, const std::function<std::string(std::string_view)>& asset_url) {
  handlers::admin::PageFiles files;
  const auto catalogue = content.read(kTextsPath);
  if (!catalogue) return Refusal{RefusalCode::invalid, std::string{kTextsPath} + " is missing"};
  auto texts = read_page_texts(*catalogue, content.shown(kTextsPath));
  if (!texts) return std::move(texts).error();
  files.texts = *std::move(texts);
  for (const std::string name : kPageNames) {
    auto page = content.read("templates/pages/" + name + ".mustache");
    if (!page) {
      return Refusal{RefusalCode::invalid, "templates/pages/" + name + ".mustache is missing"};
    }
    files.templates.emplace(name, *std::move(page));
  }
  files.asset_url = asset_url;
  return handlers::admin::Pages::build(files);
}

}  // namespace zampa::app
