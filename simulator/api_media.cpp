// media/upload and media/get, for the service account, the mini-program and WeCom alike.
#include <utility>

#include "bot/base/text.hpp"
#include "simulator/api.hpp"
#include "simulator/multipart.hpp"

namespace zampa::simulator {
namespace {

std::optional<ApiAnswer> check_upload(const std::string& type, const std::string& sniffed,
                                      const UploadedFile& file, bool wecom) {
  constexpr std::size_t megabyte = std::size_t{1} << 20U;
  const auto size = file.bytes.size();
  if (type == "image") {
    if (!sniffed.starts_with("image/")) return refuse(40005, "invalid file type");
    if (size > 10 * megabyte) return refuse(45001, "media size out of limit");
  } else if (type == "thumb" && !wecom) {
    if (sniffed != "image/jpeg") return refuse(40005, "invalid file type");
    if (size > 64 * 1024) return refuse(45001, "media size out of limit");
  } else if (type == "voice") {
    const bool mp3 = sniffed == "audio/mpeg" && !wecom;
    if (sniffed != "audio/amr" && !mp3) return refuse(40005, "invalid file type");
    if (size > 2 * megabyte) return refuse(45001, "media size out of limit");
  } else if (type == "video") {
    if (sniffed != "video/mp4") return refuse(40005, "invalid file type");
    if (size > 10 * megabyte) return refuse(45001, "media size out of limit");
  } else if (type == "file" && wecom) {
    if (size > 20 * megabyte) return refuse(45001, "media size out of limit");
  } else {
    return refuse(40004, "invalid media type");
  }
  return std::nullopt;
}

bool is_plain_name(const std::string& name) {
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return name.find('.') != std::string::npos;
}

}  // namespace

ApiAnswer api_media_upload(World& world, ApiCall& call) {
  const auto type = call.request.query_once("type");
  auto file = read_upload(call.request.header("content-type"), call.request.body);
  if (!file || file->part != "media" || file->bytes.empty()) {
    return refuse(41005, "media data missing");
  }
  if (!is_plain_name(file->file_name)) return refuse(40005, "invalid file type, odd file name");
  const auto sniffed = sniff_media(file->bytes);
  const bool wecom = call.account->kind == AccountKind::wecom;
  if (auto refused = check_upload(type, sniffed, *file, wecom)) return *refused;
  const auto content_type = sniffed.empty() ? file->content_type : sniffed;
  const auto id =
      world.media.keep(call.account->name, type, content_type, file->file_name,
                       std::make_shared<const std::string>(std::move(file->bytes)), world.now());
  ApiAnswer answer;
  answer.bare = !wecom;
  const auto made = base::to_seconds(world.now());
  answer.fields = {{"type", type}, {type == "thumb" ? "thumb_media_id" : "media_id", id}};
  if (wecom) {
    answer.fields["created_at"] = std::to_string(made);
  } else {
    answer.fields["created_at"] = made;
  }
  return answer;
}

ApiAnswer api_media_get(World& world, ApiCall& call) {
  const auto id = call.request.query_once("media_id");
  if (id.empty()) return refuse(41006, "media_id missing");
  const auto* item = world.media.find(call.account->name, id, world.now());
  if (item == nullptr) return refuse(40007, "invalid media_id");
  ApiAnswer answer;
  if (item->type == "video") {
    answer.bare = true;
    answer.fields = {{"video_url", "/sim/media/" + id}};
    return answer;
  }
  answer.raw = HttpResponse{};
  answer.raw->content_type = item->content_type;
  answer.raw->body = *item->bytes;
  answer.raw->headers = {
      {"Content-Disposition", "attachment; filename=\"" + item->file_name + "\""}};
  return answer;
}

}  // namespace zampa::simulator
