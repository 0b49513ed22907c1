#include "bot/media/photo_files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "bot/base/crypto.hpp"
#include "bot/base/fault.hpp"
#include "bot/base/log_capture.hpp"
#include "tests/media/pictures.hpp"

using zampa::RefusalCode;
using zampa::media::decode_image;
using zampa::media::PhotoFiles;
using zampa::media::Pixels;
using zampa::media::probe_image;
using namespace zampa::tests;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

/// A vault in a folder that goes away.
struct PhotoFolder {
  PhotoFolder() {
    std::string pattern = (fs::temp_directory_path() / "zampa-photos-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path = pattern;
    reopen();
  }
  PhotoFolder(const PhotoFolder&) = delete;
  PhotoFolder& operator=(const PhotoFolder&) = delete;
  ~PhotoFolder() { fs::remove_all(path); }

  void reopen() {
    auto opened = PhotoFiles::in_folder((path / "photos").string());
    REQUIRE(opened);
    vault = std::move(*opened);
  }
  fs::path file_of(const std::string& sha256, const std::string& ending = ".jpg") const {
    return path / "photos" / sha256.substr(0, 2) / sha256.substr(2, 2) / (sha256 + ending);
  }
  int files() const {
    int count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path))
      count += entry.is_regular_file();
    return count;
  }

  fs::path path;
  std::unique_ptr<PhotoFiles> vault;
};

Pixels photo_pixels(const std::string& jpeg) {
  const auto probe = probe_image(jpeg);
  REQUIRE(probe);
  auto pixels = decode_image(jpeg, *probe, 100'000);
  REQUIRE(pixels);
  return std::move(*pixels);
}

}  // namespace

TEST_CASE("a photo is kept under the hash of what is kept, with a thumbnail") {
  PhotoFolder folder;
  const auto kept = folder.vault->keep(jpeg_of(scene(640, 480)));
  REQUIRE(kept);
  CHECK(kept->width == 640);
  CHECK(kept->height == 480);
  const auto photo = folder.vault->open(kept->sha256);
  REQUIRE(photo);
  CHECK(zampa::base::sha256_hex(*photo) == kept->sha256);
  CHECK(static_cast<std::int64_t>(photo->size()) == kept->bytes);
  CHECK(fs::exists(folder.file_of(kept->sha256)));
  const auto thumb = photo_pixels(*folder.vault->open(kept->thumb_sha256));
  CHECK(thumb.width == 320);
  CHECK(thumb.height == 240);
  struct stat held{};
  REQUIRE(stat(folder.file_of(kept->sha256).c_str(), &held) == 0);
  CHECK((held.st_mode & 0777) == 0600);
}

TEST_CASE("a large photo is brought down to 2048 pixels, also a PNG") {
  PhotoFolder folder;
  const auto jpeg = folder.vault->keep(jpeg_of(scene(4096, 1000)));
  REQUIRE(jpeg);
  CHECK(jpeg->width == 2048);
  CHECK(jpeg->height == 500);
  const auto png = folder.vault->keep(png_of(four_fields(300, 3000)));
  REQUIRE(png);
  CHECK(png->width == 205);
  CHECK(png->height == 2048);
  const auto stored = folder.vault->open(png->sha256);
  CHECK(stored->starts_with("\xFF\xD8\xFF"));
  CHECK(field_at(photo_pixels(*stored), 25, 25) == 'r');
}

TEST_CASE("a photo stands upright and tells nothing of the camera or the place", "[B178]") {
  const auto [orientation, top_left, top_right] =
      GENERATE(table<unsigned, char, char>({{1, 'r', 'g'},
                                            {2, 'g', 'r'},
                                            {3, 'w', 'b'},
                                            {4, 'b', 'w'},
                                            {5, 'r', 'b'},
                                            {6, 'b', 'r'},
                                            {7, 'w', 'g'},
                                            {8, 'g', 'w'},
                                            {99, 'r', 'g'}}));
  CAPTURE(orientation);
  PhotoFolder folder;
  std::string raw = with_exif(jpeg_of(four_fields(64, 32)), orientation);
  raw = with_segment(raw, 0xED, "Photoshop 3.0\0OwnerOfThePhone"s);
  raw = with_segment(raw, 0xFE, "comment of OwnerOfThePhone");
  REQUIRE(raw.find("\x25\x88"s) != std::string::npos);  // the GPS directory is there
  REQUIRE(raw.find("OwnerOfThePhone") != std::string::npos);
  const auto kept = folder.vault->keep(raw);
  REQUIRE(kept);
  CHECK(kept->width == (orientation >= 5 && orientation <= 8 ? 32 : 64));
  for (const auto& name : {kept->sha256, kept->thumb_sha256}) {
    const auto stored = folder.vault->open(name);
    REQUIRE(stored);
    CHECK(stored->find("Exif") == std::string::npos);
    CHECK(stored->find("OwnerOfThePhone") == std::string::npos);
    CHECK(probe_image(*stored)->exif.empty());
    const auto pixels = photo_pixels(*stored);
    CHECK(field_at(pixels, 25, 25) == top_left);
    CHECK(field_at(pixels, 75, 25) == top_right);
  }
}

TEST_CASE("what follows the picture is not kept", "[B170]") {
  PhotoFolder folder;
  const std::string tail = "PK\x03\x04<script>alert(1)</script>";
  const auto kept = folder.vault->keep(jpeg_of(scene(64, 64)) + tail);
  REQUIRE(kept);
  CHECK(folder.vault->open(kept->sha256)->find("script") == std::string::npos);
  const auto png = folder.vault->keep(png_of(scene(64, 64)) + tail);
  REQUIRE(png);
  CHECK(folder.vault->open(png->sha256)->find("script") == std::string::npos);
}

TEST_CASE("a photo cut short anywhere is refused and nothing is kept", "[B173]") {
  PhotoFolder folder;
  const auto whole = GENERATE(jpeg_of(scene(200, 150)), png_of(scene(200, 150)));
  for (std::size_t percent = 0; percent < 100; ++percent) {
    CAPTURE(percent);
    const auto refused = folder.vault->keep(whole.substr(0, whole.size() * percent / 100));
    REQUIRE_FALSE(refused);
    CHECK((refused.error().code == RefusalCode::invalid ||
           refused.error().code == RefusalCode::unsupported));
  }
  CHECK(folder.files() == 0);
}

TEST_CASE("bytes flipped anywhere are refused or become another picture of the same size") {
  const std::string whole = GENERATE(jpeg_of(scene(60, 40)), png_of(scene(60, 40)));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(~bytes[at]);
    const auto probe = probe_image(bytes);
    const auto pixels = probe ? decode_image(bytes, *probe, 2048) : probe.error();
    if (!pixels) continue;
    const auto wanted = static_cast<std::size_t>(probe->width * probe->height) * 3;
    REQUIRE(pixels->rgb.size() == wanted);
    CHECK(zampa::media::encode_jpeg(*pixels, 85).starts_with("\xFF\xD8\xFF"));
  }
}

TEST_CASE("a bomb is refused from its header and nothing is kept", "[B171][B172]") {
  PhotoFolder folder;
  for (const auto& bomb : {jpeg_claiming(50'000, 50'000), png_claiming(50'000, 50'000)}) {
    CHECK(folder.vault->keep(bomb).error().code == RefusalCode::too_large);
  }
  // Within the limits but without the data: the decoder refuses.
  CHECK(folder.vault->keep(jpeg_claiming(4000, 4000)).error().code == RefusalCode::invalid);
  CHECK(folder.files() == 0);
}

TEST_CASE("a photo of one pixel is a photo") {
  PhotoFolder folder;
  const auto kept = folder.vault->keep(jpeg_of(scene(1, 1)));
  REQUIRE(kept);
  CHECK(kept->width == 1);
  CHECK(kept->height == 1);
}

TEST_CASE("the same photo is one file", "[B181]") {
  PhotoFolder folder;
  const auto raw = jpeg_of(scene(640, 480));
  const auto one = folder.vault->keep(raw);
  const auto two = folder.vault->keep(raw);
  CHECK(one->sha256 == two->sha256);
  CHECK(folder.files() == 2);
}

TEST_CASE("a forgotten photo is gone") {
  PhotoFolder folder;
  const auto kept = folder.vault->keep(jpeg_of(scene(64, 64)));
  folder.vault->forget(kept->sha256);
  CHECK(folder.vault->open(kept->sha256).error().code == RefusalCode::not_found);
  folder.vault->forget(kept->sha256);
  folder.vault->forget("../../etc/passwd");
}

TEST_CASE("only names of our own making are opened", "[B167]") {
  PhotoFolder folder;
  std::ofstream(folder.path / "secret") << "secret";
  for (const std::string& name :
       {""s, "../secret"s, "../../secret"s, std::string(64, 'g'), std::string(64, 'A'),
        std::string(64, '0'), "/etc/passwd"s, std::string(63, '0') + "/"}) {
    CHECK(folder.vault->open(name).error().code == RefusalCode::not_found);
  }
}

TEST_CASE("a link planted in the folder is not followed", "[T39]") {
  std::string logged;
  const zampa::base::LogCapture capture([&](std::string_view line) { logged += line; });
  PhotoFolder folder;
  const auto raw = jpeg_of(scene(64, 64));
  const auto kept = folder.vault->keep(raw);
  REQUIRE(kept);
  const auto outside = folder.path / "outside";
  fs::create_directory(outside);
  SECTION("a file that is a link is not read, and is replaced when the photo comes again") {
    const auto file = folder.file_of(kept->sha256);
    std::ofstream(outside / "secret") << "secret";
    fs::remove(file);
    fs::create_symlink(outside / "secret", file);
    CHECK(folder.vault->open(kept->sha256).error().code == RefusalCode::not_found);
    CHECK(logged.find("photo_folder_tampered") != std::string::npos);
    REQUIRE(folder.vault->keep(raw));
    CHECK(fs::is_regular_file(fs::symlink_status(file)));
    CHECK(fs::file_size(outside / "secret") == 6);
  }
  SECTION("a folder that is a link is neither read nor written") {
    const auto first = folder.path / "photos" / kept->sha256.substr(0, 2);
    fs::rename(first, outside / "moved");
    fs::create_directory_symlink(outside / "moved", first);
    CHECK(folder.vault->open(kept->sha256).error().code == RefusalCode::not_found);
    CHECK_THROWS_AS(folder.vault->keep(raw), zampa::StorageFault);
    CHECK(logged.find("photo_folder_tampered") != std::string::npos);
  }
}

TEST_CASE("what an interrupted write left is removed at the next start", "[B166]") {
  PhotoFolder folder;
  std::ofstream(folder.path / "photos" / "unfinished" / "half") << "half";
  CHECK(folder.files() == 1);
  folder.reopen();
  CHECK(folder.files() == 0);
}

TEST_CASE("a folder that cannot be made is refused with its name") {
  const auto opened = PhotoFiles::in_folder("/proc/none/photos");
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == RefusalCode::unavailable);
  CHECK(opened.error().detail.find("/proc/none/photos") != std::string::npos);
}

TEST_CASE("threads keep photos at once") {
  PhotoFolder folder;
  std::atomic<int> good{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 5; ++i) {
          const auto kept = folder.vault->keep(jpeg_of(scene(200 + t, 100 + i)));
          if (kept && folder.vault->open(kept->sha256)) ++good;
        }
      });
    }
  }
  CHECK(good == 20);
}

TEST_CASE("a voice message is kept as it is") {
  PhotoFolder folder;
  const std::string voice = "#!AMR\n" + std::string(1000, '\x3c');
  const auto kept = folder.vault->keep_voice(voice);
  REQUIRE(kept);
  CHECK(kept->sha256 == zampa::base::sha256_hex(voice));
  CHECK(kept->bytes == 1006);
  CHECK(*folder.vault->open(kept->sha256) == voice);
  CHECK(fs::exists(folder.file_of(kept->sha256, ".amr")));
  CHECK(folder.vault->keep_voice("RIFF....WAVE").error().code == RefusalCode::unsupported);
  CHECK(folder.vault->keep_voice("").error().code == RefusalCode::unsupported);
  CHECK(folder.vault->keep_voice(voice + std::string(2U << 20U, 'x')).error().code ==
        RefusalCode::too_large);
  folder.vault->forget(kept->sha256);
  CHECK(folder.files() == 0);
}
