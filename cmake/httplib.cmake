# cpp-httplib as the static library zampa_httplib, compiled once.
#
# The header comes from ZAMPA_HTTPLIB_DIR, which `./dev` fills from Debian's newest source package;
# where that directory is absent, one pinned upstream release is fetched. Any version >= 0.41 will do.
# TLS and compression are not compiled in: nginx does both, and both widen what a stranger can reach.
if(NOT DEFINED ZAMPA_HTTPLIB_DIR)
  if(DEFINED ENV{ZAMPA_HTTPLIB_DIR})
    set(ZAMPA_HTTPLIB_DIR "$ENV{ZAMPA_HTTPLIB_DIR}")
  elseif(DEFINED ENV{XDG_CACHE_HOME})
    set(ZAMPA_HTTPLIB_DIR "$ENV{XDG_CACHE_HOME}/zampa/httplib")
  else()
    set(ZAMPA_HTTPLIB_DIR "$ENV{HOME}/.cache/zampa/httplib")
  endif()
endif()

if(NOT EXISTS "${ZAMPA_HTTPLIB_DIR}/httplib.h")
  include(FetchContent)
  set(upstream "https://raw.githubusercontent.com/yhirose/cpp-httplib/v0.41.0")
  FetchContent_Declare(httplib_header URL "${upstream}/httplib.h" DOWNLOAD_NO_EXTRACT ON
    URL_HASH SHA256=e9112546cbae828180f72c2ae6da4bfd8d15ae38138bd99b898e5e30128acc28)
  FetchContent_Declare(httplib_split URL "${upstream}/split.py" DOWNLOAD_NO_EXTRACT ON
    URL_HASH SHA256=bb3bd1a891f8f3ea1c800e93f44a3c20d0ee26d97a4b1d97c04f6c22d001e662)
  FetchContent_MakeAvailable(httplib_header httplib_split)
  set(ZAMPA_HTTPLIB_DIR "${PROJECT_BINARY_DIR}/httplib-upstream")
  file(COPY "${httplib_header_SOURCE_DIR}/httplib.h" "${httplib_split_SOURCE_DIR}/split.py"
    DESTINATION "${ZAMPA_HTTPLIB_DIR}")
endif()

set(header "${ZAMPA_HTTPLIB_DIR}/httplib.h")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${header}")
file(STRINGS "${header}" line REGEX "^#define CPPHTTPLIB_VERSION \"" LIMIT_COUNT 1)
string(REGEX REPLACE ".*\"([0-9.]+)\".*" "\\1" ZAMPA_HTTPLIB_VERSION "${line}")
if(NOT ZAMPA_HTTPLIB_VERSION VERSION_GREATER_EQUAL 0.41)
  message(FATAL_ERROR "${header} is cpp-httplib '${ZAMPA_HTTPLIB_VERSION}'; 0.41 or newer is needed: "
    "set ZAMPA_HTTPLIB_DIR or remove that directory and run ./dev again")
endif()
file(SHA256 "${header}" ZAMPA_HTTPLIB_SHA256)

if(EXISTS "${ZAMPA_HTTPLIB_DIR}/split.py")
  find_program(PYTHON3 python3 REQUIRED)
  set(split "${PROJECT_BINARY_DIR}/httplib/${ZAMPA_HTTPLIB_SHA256}")
  if(NOT EXISTS "${split}/httplib.cc")
    execute_process(COMMAND "${PYTHON3}" "${ZAMPA_HTTPLIB_DIR}/split.py" --out "${split}"
      OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  endif()
  add_library(zampa_httplib STATIC "${split}/httplib.cc")
  target_include_directories(zampa_httplib SYSTEM PUBLIC "${split}")
  # Optimised even in Debug: nobody steps through it, and every request passes through it.
  target_compile_options(zampa_httplib PRIVATE -O2 -g0 -w)
  set_target_properties(zampa_httplib PROPERTIES UNITY_BUILD OFF)
  set(httplib_scope PUBLIC)
else()
  # A header alone cannot be split; it works whole, only slower to compile.
  add_library(zampa_httplib INTERFACE)
  target_include_directories(zampa_httplib SYSTEM INTERFACE "${ZAMPA_HTTPLIB_DIR}")
  set(httplib_scope INTERFACE)
endif()
# The same in every file that sees the header, or its classes differ in size.
target_compile_definitions(zampa_httplib ${httplib_scope}
  CPPHTTPLIB_LISTEN_BACKLOG=511 CPPHTTPLIB_TCP_NODELAY=true)
target_link_libraries(zampa_httplib ${httplib_scope} Threads::Threads)
