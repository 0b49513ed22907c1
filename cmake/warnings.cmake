# How our own code is compiled: zampa_flags is linked by every target of ours and by nothing
# third-party. Warnings are errors in the presets that set CMAKE_COMPILE_WARNING_AS_ERROR.
add_library(zampa_flags INTERFACE)
target_include_directories(zampa_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(zampa_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wsuggest-override
  -Werror=unused-result
  "$<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond;-Wlogical-op>"
  # Not -Wnull-dereference: with inlining it blames std::vector inside library headers.
  # g++ 12 reports overlapping copies inside std::string that are not there (its bug 105651).
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>"
  # Paths in messages and test reports begin at the top of the tree, wherever it lies.
  "-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=")

if(ZAMPA_CCACHE)
  find_program(ZAMPA_CCACHE_PROGRAM ccache)
  if(ZAMPA_CCACHE_PROGRAM)
    # Base directory: two clones of the tree share one cache.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
      "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${ZAMPA_CCACHE_PROGRAM}")
  endif()
endif()
