// Reads the one file of a multipart/form-data body, as strictly as the platform's upload does.
// Called by media/upload. Surprising: a file name in the newer `filename*=` form counts as none,
// because the platform does not understand it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zampa::simulator {

struct UploadedFile {
  std::string part;  ///< must be "media"
  std::string file_name;
  std::string content_type;
  std::string bytes;
};

/// The first part that has a file name; nothing when there is none or the body is malformed.
std::optional<UploadedFile> read_upload(std::string_view content_type, std::string_view body);

}  // namespace zampa::simulator
