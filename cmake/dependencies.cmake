# Every library from outside, in one place. The homes of their headers are checked by floors.cmake;
# the Debian packages that bring them are listed in setup.sh.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

# Core: base and lang.
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(EXPAT REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n data)
find_package(fmt REQUIRED CONFIG)
find_package(spdlog REQUIRED CONFIG)
find_package(date REQUIRED CONFIG)
find_package(nlohmann_json 3.11 REQUIRED CONFIG)
find_path(MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)

# Wings.
find_package(SQLiteCpp 3.2 REQUIRED CONFIG)
find_package(CURL 7.88 REQUIRED)
pkg_check_modules(turbojpeg REQUIRED IMPORTED_TARGET libturbojpeg)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(exif REQUIRED IMPORTED_TARGET libexif)
find_package(PostgreSQL 15)
include("${CMAKE_CURRENT_LIST_DIR}/httplib.cmake")

# App.
find_package(tomlplusplus REQUIRED CONFIG)
find_package(CLI11 REQUIRED CONFIG)
find_package(prometheus-cpp REQUIRED CONFIG)

if(BUILD_TESTING)
  find_package(Catch2 3 REQUIRED CONFIG)
endif()
