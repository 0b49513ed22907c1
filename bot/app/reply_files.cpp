#include "bot/app/reply_files.hpp"

#include <map>
#include <string>

#include "bot/app/toml_reader.hpp"
#include "bot/domain/reply_lint.hpp"

namespace zampa::app {
namespace {

using domain::ReplyText;

class ReplyReader {
 public:
  void read(std::string_view text, const std::string& file) {
    const auto table = parse_toml(text, file, faults_);
    if (!table) return;
    TomlReader top(*table, file, "", faults_);
    for (const auto& [area, node] : *table) {
      auto entries = top.table(area.str());
      if (!entries) continue;
      for (const auto& [name, entry] : entries->raw()) {
        if (auto one = entries->table(name.str())) read_entry(*one, file);
      }
    }
  }

  Result<std::vector<ReplyText>> outcome() && {
    if (!faults_.empty()) return faults_.refusal();
    return std::move(replies_);
  }

 private:
  void read_entry(TomlReader& table, const std::string& file) {
    ReplyText reply;
    reply.key = table.name();
    reply.zh = table.text("zh");
    const std::string show = table.text_or("show", "own");
    if (const auto known = domain::reply_show_from(show)) {
      reply.show = *known;
    } else {
      table.fault("show", "\"" + show + "\" is unknown; use own, both, zh");
    }
    read_tibetan(table, reply);
    for (auto& [name, value] : table.pairs("fields")) reply.samples[name] = std::move(value);
    if (table.has("limit_bytes")) {
      reply.limit_bytes =
          static_cast<std::size_t>(table.integer("limit_bytes", 1, domain::kBubbleBytes));
    }
    if (table.has("limit_chars")) {
      reply.limit_chars = static_cast<std::size_t>(table.integer("limit_chars", 1, 1'000));
    }
    reply.words_zh = table.texts("words_zh");
    reply.words_bo = table.texts("words_bo");
    reply.note = table.text_or("note", "");
    table.nothing_else();
    if (!reply.zh.empty()) judge(table, reply);
    keep(table, std::move(reply), file);
  }

  void read_tibetan(TomlReader& table, ReplyText& reply) {
    if (reply.show == domain::ReplyShow::zh) {
      if (table.has("bo")) table.fault("bo", "is never shown with show = \"zh\"; take it out");
      return;
    }
    reply.bo = table.text("bo");
    const std::string status = table.text("bo_status");
    reply.bo_status = domain::bo_status_from(status);
    if (!status.empty() && (to_text(reply.bo_status) != status || status == "missing")) {
      table.fault("bo_status", "\"" + status + "\" is unknown; use draft, to_review, reviewed");
    }
  }

  void judge(TomlReader& table, const ReplyText& reply) {
    for (const auto& finding : domain::lint_reply(reply)) {
      if (finding.severity != domain::LintSeverity::error) continue;
      const std::string place =
          finding.position == 0 ? "" : "character " + std::to_string(finding.position) + ": ";
      table.fault(finding.field, finding.rule + ": " + place + finding.detail);
    }
  }

  void keep(TomlReader& table, ReplyText reply, const std::string& file) {
    const std::string here = file + ":" + std::to_string(table.line());
    const auto [known, is_new] = seen_.emplace(reply.key, here);
    if (!is_new) {
      faults_.add(file, table.line(), reply.key,
                  "stands in " + known->second + " already; take one out");
      return;
    }
    replies_.push_back(std::move(reply));
  }

  FaultsFound faults_;
  std::vector<ReplyText> replies_;
  std::map<std::string, std::string> seen_;  // key → where
};

}  // namespace

Result<std::vector<domain::ReplyText>> read_reply_file(std::string_view toml,
                                                       std::string_view file) {
  ReplyReader reader;
  reader.read(toml, std::string(file));
  return std::move(reader).outcome();
}

Result<std::vector<domain::ReplyText>> read_replies(const ContentFiles& files) {
  ReplyReader reader;
  for (const auto& path : files.list("templates/replies/", ".toml")) {
    reader.read(files.read(path).value_or(""), files.shown(path));
  }
  return std::move(reader).outcome();
}

}  // namespace zampa::app
