#include "bot/service/photos.hpp"

#include <array>

#include "bot/base/new_id.hpp"
#include "bot/service/notify.hpp"

namespace zampa::service {
namespace {

constexpr Millis kFetchLease = std::chrono::minutes{2};
/// Waits between fetches: quickly while the citizen is still there, then up to the platform's
/// three days.
constexpr std::array<Millis, 8> kFetchWaits{
    Millis{2'000},     Millis{10'000},     Millis{60'000},     Millis{600'000},
    Millis{3'600'000}, Millis{21'600'000}, Millis{43'200'000}, Millis{86'400'000}};

}  // namespace

PhotoId want_photo(store::Work& work, const PersonId& person, const std::string& account,
                   const std::string& media_id, const std::string& purpose) {
  domain::Photo photo;
  photo.id = PhotoId{base::new_id(work.now)};
  photo.person = person;
  photo.account = account;
  photo.media_id = media_id;
  photo.purpose = purpose;
  photo.state = media_id.empty() ? "lost" : "wanted";
  photo.due_at = photo.created_at = work.now;
  work.photos.insert(photo);
  return photo.id;
}

void drop_photos(store::Work& work, const std::vector<PhotoId>& photos) {
  for (const auto& id : photos) {
    auto photo = work.photos.find(id);
    if (!photo || !photo->ticket.empty()) continue;
    photo->state = "dropped";
    work.photos.update(*photo);
  }
}

std::vector<domain::Photo> claim_wanted(store::Work& work, std::size_t at_most) {
  auto photos = work.photos.wanted(work.now, static_cast<std::int64_t>(at_most));
  for (auto& photo : photos) {
    photo.tries += 1;
    photo.due_at = work.now + kFetchLease;
    work.photos.update(photo);
  }
  return photos;
}

void record_fetch(store::Work& work, const PhotoId& id, const Result<ports::KeptPhoto>& kept) {
  auto photo = work.photos.find(id);
  if (!photo || photo->state != "wanted") return;
  if (kept) {
    photo->state = "stored";
    photo->sha256 = kept->sha256;
    photo->thumb_sha256 = kept->thumb_sha256;
    photo->width = kept->width;
    photo->height = kept->height;
    photo->bytes = kept->bytes;
  } else {
    photo->why = kept.error().detail;
    const auto tries = static_cast<std::size_t>(photo->tries);
    if (kept.error().code != RefusalCode::unavailable) {
      photo->state = kept.error().code == RefusalCode::expired ? "lost" : "refused";
    } else if (tries >= kFetchWaits.size()) {
      photo->state = "lost";
    } else {
      photo->due_at = work.now + kFetchWaits.at(tries);
    }
  }
  work.photos.update(*photo);
  if (photo->state != "lost" && photo->state != "refused") return;
  if (const auto ticket = work.tickets.find(photo->ticket)) {
    if (photo->purpose == "report") tell_of_lost_photos(work, *ticket, 1);
  }
}

}  // namespace zampa::service
