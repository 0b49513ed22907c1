// The way in and the small things around the lists: where to start, the language, the photos.
#include "bot/service/desk.hpp"

#include "handlers/admin/admin.hpp"
#include "handlers/admin/words.hpp"
#include "handlers/tables.hpp"

namespace zampa::handlers::admin {

/// Sends everybody to the first list their roles open.
HttpResponse start(AdminContext& context) {
  for (const std::string_view path :
       {"/admin/tickets", "/admin/replies", "/admin/faq", "/admin/outbox"}) {
    for (const auto& row : admin_table()) {
      if (row.method == "GET" && row.pattern == path && context.who().has_any(row.roles)) {
        return see_other(
            address(std::string{path}, {{"done", context.request.query_once("done")}}));
      }
    }
  }
  return context.refuse({RefusalCode::forbidden, "no list for these roles"}, "/admin/password");
}

HttpResponse choose_language(AdminContext& context) {
  service::choose_language(context.work, context.session,
                           domain::language_from(field(context.form, "language")));
  return see_other(safe_back(field(context.form, "back")));
}

/// A picture of a ticket the reader may see; the address holds no digest, so that a right is
/// checked each time.
HttpResponse photo(AdminContext& context) {
  const bool thumb = context.request.query_once("size") == "thumb";
  const auto digest =
      service::desk_photo(context.work, context.who(), PhotoId{context.param("id")}, thumb);
  if (!digest) return context.refuse(digest.error(), "/admin/tickets");
  auto bytes = context.open_photo(*digest);
  if (!bytes) return context.refuse(bytes.error(), "/admin/tickets");
  HttpResponse response;
  response.content_type = "image/jpeg";
  response.body = *std::move(bytes);
  // Kept by this reader's browser only: the picture behind an id never changes.
  response.headers.emplace_back("Cache-Control", "private, max-age=3600");
  return response;
}

}  // namespace zampa::handlers::admin
