#include "simulator/multipart.hpp"

#include "bot/base/text.hpp"

namespace zampa::simulator {
namespace {

/// `name="value"` inside a header line, or "".
std::string quoted(std::string_view line, std::string_view name) {
  std::size_t at = 0;
  while ((at = line.find(name, at)) != std::string_view::npos) {
    const bool whole_word = at == 0 || line[at - 1] == ' ' || line[at - 1] == ';';
    const auto start = at + name.size();
    if (whole_word && line.substr(start, 2) == "=\"") {
      const auto end = line.find('"', start + 2);
      if (end == std::string_view::npos) return {};
      return std::string{line.substr(start + 2, end - start - 2)};
    }
    at = start;
  }
  return {};
}

std::string boundary_of(std::string_view content_type) {
  const auto at = content_type.find("boundary=");
  if (!content_type.starts_with("multipart/form-data") || at == std::string_view::npos) return {};
  auto text = content_type.substr(at + 9);
  text = text.substr(0, text.find(';'));
  if (text.size() >= 2 && text.front() == '"') text = text.substr(1, text.size() - 2);
  return text.size() > 70 ? std::string{} : std::string{text};
}

UploadedFile read_part(std::string_view head, std::string_view bytes) {
  UploadedFile file;
  for (auto line : base::split(head, '\n')) {
    line = base::trim(line);
    const auto lower = base::ascii_lower(line);
    if (lower.starts_with("content-disposition:")) {
      file.part = quoted(line, "name");
      file.file_name = quoted(line, "filename");
    } else if (lower.starts_with("content-type:")) {
      file.content_type = std::string{base::trim(line.substr(13))};
    }
  }
  file.bytes = std::string{bytes};
  return file;
}

}  // namespace

std::optional<UploadedFile> read_upload(std::string_view content_type, std::string_view body) {
  const auto boundary = boundary_of(content_type);
  if (boundary.empty()) return std::nullopt;
  const std::string mark = "--" + boundary;
  if (!body.starts_with(mark)) return std::nullopt;
  body.remove_prefix(mark.size());
  while (body.starts_with("\r\n")) {
    body.remove_prefix(2);
    const auto head_end = body.find("\r\n\r\n");
    const auto part_end = body.find("\r\n" + mark);
    if (head_end == std::string_view::npos || part_end == std::string_view::npos ||
        part_end < head_end + 4) {
      return std::nullopt;
    }
    auto file =
        read_part(body.substr(0, head_end), body.substr(head_end + 4, part_end - head_end - 4));
    if (!file.file_name.empty()) return file;
    body.remove_prefix(part_end + 2 + mark.size());
  }
  return std::nullopt;
}

}  // namespace zampa::simulator
