// What the pages about replies share: the colour of a review status, the editor's page.
#pragma once

#include <string_view>

#include "bot/service/wording.hpp"
#include "handlers/admin/admin.hpp"

namespace zampa::handlers::admin {

/// The chip class of a review status.
std::string_view review_tone(domain::BoStatus status);

/// What the editor shows beside the texts themselves.
struct EditorState {
  service::WordingDraft draft;
  std::int64_t base_version = 0;
  bool conflict = false;  ///< somebody published meanwhile: theirs is shown above
  std::string problem;    ///< one sentence above the form
  std::string flash;
  int status = 200;
};
/// The editor for `wording` (what is in force) with the reader's own words in it.
HttpResponse editor_page(const AdminContext& context, const service::Wording& wording,
                         const EditorState& state);

}  // namespace zampa::handlers::admin
