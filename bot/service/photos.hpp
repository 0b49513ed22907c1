// Photos and voice messages of citizens and staff: wanted at once, fetched by a job, kept or
// refused with a reason. The platform forgets a medium after three days.
#pragma once

#include <string>
#include <vector>

#include "bot/base/result.hpp"
#include "bot/ports/messenger.hpp"
#include "bot/ports/photo_vault.hpp"
#include "bot/store/work.hpp"

namespace zampa::service {

/// Remembers that a medium has to be fetched; its id.
PhotoId want_photo(store::Work& work, const PersonId& person, const std::string& account,
                   const std::string& media_id, const std::string& purpose);

/// Gives up photos of an abandoned draft.
void drop_photos(store::Work& work, const std::vector<PhotoId>& photos);

/// Photos whose fetch is due, claimed for the next two minutes.
std::vector<domain::Photo> claim_wanted(store::Work& work, std::size_t at_most);

/// What fetching brought: kept, refused or, after the last try, lost (then the citizen is asked to
/// send it again).
void record_fetch(store::Work& work, const PhotoId& id, const Result<ports::KeptPhoto>& kept);

}  // namespace zampa::service
