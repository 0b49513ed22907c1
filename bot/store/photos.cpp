#include "bot/store/photos.hpp"

namespace zampa::store {
namespace {

#define ZAMPA_PHOTO_COLUMNS                                                                      \
  "id, person, account, media_id, purpose, state, ticket, sha256, thumb_sha256, width, height, " \
  "bytes, why, tries, due_at, created_at"

constexpr std::string_view kPhotoInsert =
    "INSERT INTO photos (tenant, " ZAMPA_PHOTO_COLUMNS
    ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
constexpr std::string_view kPhotoUpdate =
    "UPDATE photos SET purpose = ?3, state = ?4, ticket = ?5, sha256 = ?6, thumb_sha256 = ?7, "
    "width = ?8, height = ?9, bytes = ?10, why = ?11, tries = ?12, due_at = ?13 "
    "WHERE tenant = ?1 AND id = ?2";
constexpr std::string_view kPhotoFind =
    "SELECT " ZAMPA_PHOTO_COLUMNS " FROM photos WHERE tenant = ?1 AND id = ?2";
// Index photos_by_ticket.
constexpr std::string_view kPhotosOfTicket =
    "SELECT " ZAMPA_PHOTO_COLUMNS
    " FROM photos WHERE tenant = ?1 AND ticket = ?2 AND ticket <> '' ORDER BY created_at, id";
// Index photos_wanted.
constexpr std::string_view kPhotosWanted =
    "SELECT " ZAMPA_PHOTO_COLUMNS
    " FROM photos WHERE tenant = ?1 AND state = 'wanted' AND due_at <= ?2 ORDER BY due_at, id "
    "LIMIT ?3";

domain::Photo photo_of(const ports::SqlRow& row) {
  domain::Photo p;
  std::size_t i = 0;
  const auto next = [&]() -> const ports::SqlValue& { return row.at(i++); };
  p.id = PhotoId{ports::text(next())};
  p.person = PersonId{ports::text(next())};
  p.account = ports::text(next());
  p.media_id = ports::text(next());
  p.purpose = ports::text(next());
  p.state = ports::text(next());
  p.ticket = TicketId{ports::text(next())};
  p.sha256 = ports::text(next());
  p.thumb_sha256 = ports::text(next());
  p.width = ports::integer(next());
  p.height = ports::integer(next());
  p.bytes = ports::integer(next());
  p.why = ports::text(next());
  p.tries = ports::integer(next());
  p.due_at = instant(next());
  p.created_at = instant(next());
  return p;
}

std::vector<domain::Photo> photos_of(const std::vector<ports::SqlRow>& rows) {
  std::vector<domain::Photo> photos;
  for (const auto& row : rows) photos.push_back(photo_of(row));
  return photos;
}

}  // namespace

void Photos::insert(const domain::Photo& p) {
  scope_.sql.execute(kPhotoInsert,
                     {scope_.tenant, p.id.text, p.person.text, p.account, p.media_id, p.purpose,
                      p.state, p.ticket.text, p.sha256, p.thumb_sha256, p.width, p.height, p.bytes,
                      p.why, p.tries, value(p.due_at), value(p.created_at)});
}

void Photos::update(const domain::Photo& p) {
  scope_.sql.execute(kPhotoUpdate,
                     {scope_.tenant, p.id.text, p.purpose, p.state, p.ticket.text, p.sha256,
                      p.thumb_sha256, p.width, p.height, p.bytes, p.why, p.tries, value(p.due_at)});
}

std::optional<domain::Photo> Photos::find(const PhotoId& id) const {
  auto photos = photos_of(scope_.sql.query(kPhotoFind, {scope_.tenant, id.text}));
  if (photos.empty()) return std::nullopt;
  return std::move(photos.front());
}

std::vector<domain::Photo> Photos::of_ticket(const TicketId& ticket) const {
  return photos_of(scope_.sql.query(kPhotosOfTicket, {scope_.tenant, ticket.text}));
}

std::vector<domain::Photo> Photos::wanted(Instant now, std::int64_t at_most) const {
  return photos_of(scope_.sql.query(kPhotosWanted, {scope_.tenant, value(now), at_most}));
}

}  // namespace zampa::store
