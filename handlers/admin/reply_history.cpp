// The versions of a sentence, newest first, each with what it changed in the one before.
#include "handlers/admin/diff.hpp"
#include "handlers/admin/reply_form.hpp"
#include "handlers/admin/words.hpp"

namespace zampa::handlers::admin {
namespace {

std::vector<base::PageData> diff_pieces(const std::string& before, const std::string& after) {
  std::vector<base::PageData> rows;
  for (const auto& piece : diff(before, after)) {
    base::PageData row;
    row.set("text", piece.text);
    row.set("ins", piece.kind == DiffPiece::Kind::added);
    row.set("del", piece.kind == DiffPiece::Kind::removed);
    row.set("same", piece.kind == DiffPiece::Kind::same);
    rows.push_back(std::move(row));
  }
  return rows;
}

base::PageData version_card(const AdminContext& context, const service::Wording& version,
                            const service::Wording* before, std::int64_t live) {
  base::PageData card;
  const bool is_default = version.version == 0;
  card.set("word", is_default ? context.say("reply.version_default")
                              : context.say("reply.version",
                                            {{"version", std::to_string(version.version)}}));
  card.set("version", std::to_string(version.version));
  card.set("base_version", std::to_string(live)).set("live", version.version == live);
  card.set("can_restore",
           version.version != live && context.who().has(domain::Role::template_admin));
  card.set("action", "/admin/replies/" + url_escape(version.text.key) + "/roll-back");
  card.set("at", is_default ? std::string{} : base::local_minute(version.at));
  card.set("who", is_default                   ? std::string{}
                  : version.actor_name.empty() ? context.say("history.imported")
                                               : version.actor_name);
  card.set("status", context.say("mark." + std::string{domain::to_text(version.text.bo_status)}));
  const auto& base = before == nullptr ? version : *before;
  card.set("zh", diff_pieces(base.text.zh, version.text.zh));
  card.set("bo", diff_pieces(base.text.bo, version.text.bo));
  return card;
}

}  // namespace

HttpResponse show_reply_history(AdminContext& context) {
  const std::string key = context.param("key");
  const auto history = service::wording_history(context.work, key);
  if (!history) return context.refuse(history.error(), "/admin/replies");
  std::vector<base::PageData> cards;
  const std::int64_t live = history->front().version;
  for (std::size_t i = 0; i < history->size(); ++i) {
    const auto* before = i + 1 < history->size() ? &(*history)[i + 1] : nullptr;
    cards.push_back(version_card(context, (*history)[i], before, live));
  }
  base::PageData data;
  data.set("key", key).set("back", "/admin/replies/" + url_escape(key));
  data.set("versions", cards);
  return context.page("history", context.say("history.title"), std::move(data));
}

}  // namespace zampa::handlers::admin
