#include "simulator/render.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/base/text.hpp"
#include "simulator/json_get.hpp"

namespace zampa::simulator {
namespace {

using base::Json;

enum class Script { none, han, tibetan };

/// The script that decides a run's language; digits, Latin letters and signs decide nothing.
Script script_of(char32_t c) {
  if (c >= 0x0F00 && c <= 0x0FFF) return Script::tibetan;
  if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF)) return Script::han;
  return Script::none;
}

char32_t next_point(std::string_view text, std::size_t& i) {
  const auto lead = static_cast<unsigned char>(text[i++]);
  if (lead < 0xC0) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t point = lead & (0x3FU >> static_cast<unsigned>(more));
  for (int k = 0; k < more && i < text.size(); ++k) {
    point = point << 6U | (static_cast<unsigned char>(text[i++]) & 63U);
  }
  return point;
}

void add_run(Json& runs, std::string_view text, Script script, const Json& tap) {
  if (text.empty()) return;
  Json run = tap;
  run["text"] = std::string{text};
  run["lang"] = script == Script::tibetan ? "bo" : "zh";
  runs.push_back(std::move(run));
}

/// Cut where the script changes; undecided characters stay with what went before, but a new line
/// begins a new run.
void add_runs(Json& runs, std::string_view text, const Json& tap) {
  Script current = Script::none;
  std::size_t start = 0;
  std::size_t cut = 0;  // where a change of script would cut: after the last decided character,
                        // or after a line's end that follows it
  for (std::size_t i = 0; i < text.size();) {
    const auto before = i;
    const auto point = next_point(text, i);
    const auto script = script_of(point);
    if (script == Script::none) {
      if (point == '\n') cut = i;
      continue;
    }
    if (current != Script::none && script != current) {
      const auto end = cut > start ? cut : before;
      add_run(runs, text.substr(start, end - start), current, tap);
      start = end;
    }
    current = script;
    cut = start;
  }
  add_run(runs, text.substr(start), current, tap);
}

std::string attribute(std::string_view tag, const std::string& name) {
  const auto at = tag.find(name + "=\"");
  if (at == std::string_view::npos) return {};
  const auto start = at + name.size() + 2;
  const auto end = tag.find('"', start);
  if (end == std::string_view::npos) return {};
  return base::replace_all(tag.substr(start, end - start), "&amp;", "&");
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string query_value(const std::string& url, const std::string& name) {
  const auto at = std::min(url.find("?" + name + "="), url.find("&" + name + "="));
  if (at == std::string::npos) return {};
  const auto start = at + name.size() + 2;
  const auto text = url.substr(start, url.find('&', start) - start);
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      value += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      value += text[i];
    }
  }
  return base::scrub_utf8(value);
}

/// What a tap on this link does; nothing when the platform would show the tag as typed.
std::optional<Json> tap_of(std::string_view tag) {
  const auto path = attribute(tag, "data-miniprogram-path");
  const auto href = attribute(tag, "href");
  if (!path.empty()) return Json{{"tap", "mini_program"}, {"path", path}, {"url", href}};
  if (href.starts_with("weixin://bizmsgmenu?")) {
    const auto content = query_value(href, "msgmenucontent");
    const auto id = query_value(href, "msgmenuid");
    if (content.empty() || id.empty()) return std::nullopt;
    return Json{{"tap", "choice"}, {"content", content}, {"menu_id", id}};
  }
  if (href.starts_with("http://") || href.starts_with("https://")) {
    return Json{{"tap", "page"}, {"url", href}};
  }
  return std::nullopt;
}

const Json& no_tap() {
  static const Json none = {{"tap", nullptr}};
  return none;
}

Json menu_message_runs(const Json& body) {
  Json runs = text_runs(base::json_text(body, "head_content"));
  for (const auto& item : list(body, "list")) {
    const auto content = base::json_text(item, "content");
    add_run(runs, "\n", Script::none, no_tap());
    add_runs(runs, content,
             {{"tap", "choice"}, {"content", content}, {"menu_id", base::json_text(item, "id")}});
  }
  if (const auto tail = base::json_text(body, "tail_content"); !tail.empty()) {
    add_run(runs, "\n", Script::none, no_tap());
    add_runs(runs, tail, no_tap());
  }
  return runs;
}

Json article(const std::string& title, const std::string& description, const std::string& picture,
             const std::string& url) {
  return {{"title", title}, {"description", description}, {"picture", picture}, {"url", url}};
}

}  // namespace

Json text_runs(const std::string& text) {
  Json runs = Json::array();
  std::string_view rest = text;
  std::size_t from = 0;
  while (true) {
    const auto open = rest.find("<a ", from);
    const auto tag_end = open == std::string_view::npos ? open : rest.find('>', open);
    const auto close = tag_end == std::string_view::npos ? tag_end : rest.find("</a>", tag_end);
    if (close == std::string_view::npos) break;
    const auto tap = tap_of(rest.substr(open, tag_end - open));
    if (!tap) {
      from = tag_end;  // shown as typed
      continue;
    }
    add_runs(runs, rest.substr(0, open), no_tap());
    add_runs(runs, rest.substr(tag_end + 1, close - tag_end - 1), *tap);
    rest.remove_prefix(close + 4);
    from = 0;
  }
  add_runs(runs, rest, no_tap());
  return runs;
}

Json text_bubble(const std::string& side, const std::string& text) {
  if (side == "account") return {{"side", side}, {"type", "text"}, {"runs", text_runs(text)}};
  Json runs = Json::array();  // a person's own words are never read as markup
  add_runs(runs, text, no_tap());
  return {{"side", side}, {"type", "text"}, {"runs", runs}};
}

Json message_bubble(const std::string& type, const Json& body) {
  Json bubble = {{"side", "account"}, {"type", type}};
  if (type == "text" || type == "markdown") {
    return text_bubble("account", base::json_text(body, "content"));
  }
  if (type == "msgmenu") {
    bubble["type"] = "text";
    bubble["runs"] = menu_message_runs(body);
  } else if (type == "image" || type == "voice" || type == "video" || type == "file") {
    bubble["url"] = "/sim/media/" + base::json_text(body, "media_id");
    bubble["title"] = base::json_text(body, "title");
    if (type == "voice") bubble["seconds"] = 0;
  } else if (type == "news") {
    bubble["articles"] = Json::array();
    for (const auto& item : list(body, "articles")) {
      bubble["articles"].push_back(
          article(base::json_text(item, "title"), base::json_text(item, "description"),
                  base::json_text(item, "picurl"), base::json_text(item, "url")));
    }
  } else {  // link, miniprogrampage
    bubble["type"] = "page_link";
    bubble["title"] = base::json_text(body, "title");
    bubble["url"] = text_or_null(body, "url");
    bubble["path"] = base::json_text(body, "pagepath");
  }
  return bubble;
}

Json reply_bubble(const Node& reply, std::size_t most_articles) {
  const auto type = reply.text_of("MsgType");
  if (type == "text") return text_bubble("account", reply.text_of("Content"));
  for (const char* media : {"Image", "Voice", "Video"}) {
    if (base::ascii_lower(media) != type) continue;
    const auto* node = reply.find(media);
    const auto id = node == nullptr ? std::string{} : node->text_of("MediaId");
    return message_bubble(type, {{"media_id", id}});
  }
  if (type != "news") return nullptr;
  Json bubble = {{"side", "account"}, {"type", "news"}, {"articles", Json::array()}};
  if (const auto* articles = reply.find("Articles")) {
    for (const auto& item : articles->children) {
      if (bubble["articles"].size() >= most_articles) break;
      bubble["articles"].push_back(article(item.text_of("Title"), item.text_of("Description"),
                                           item.text_of("PicUrl"), item.text_of("Url")));
    }
  }
  return bubble;
}

Json template_bubble(const PlatformTemplate& made, const Json& data, const std::string& url) {
  Json rows = Json::array();
  for (const auto& field : made.fields) {
    rows.push_back({{"key", field.key},
                    {"label", field.label},
                    {"value", base::json_text(member(data, field.key), "value")}});
  }
  return {{"side", "account"},
          {"type", "template"},
          {"title", made.title},
          {"rows", rows},
          {"url", url.empty() ? Json(nullptr) : Json(url)}};
}

}  // namespace zampa::simulator
