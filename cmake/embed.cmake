# Puts the files a person or the database reads into the binary: templates/, config/, the migrations,
# and the front-end files that npm delivers. bot/base/embedded.hpp looks them up by their path in the
# tree. The assembler includes the bytes, so that a font costs no compile time.
set(ZAMPA_NPM_DIR "${PROJECT_SOURCE_DIR}/build/npm/assets/node_modules" CACHE PATH
  "Front-end packages, installed by ./dev from templates/assets/package-lock.json")

file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}"
  "${PROJECT_SOURCE_DIR}/templates/*" "${PROJECT_SOURCE_DIR}/config/*"
  "${PROJECT_SOURCE_DIR}/bot/store/migrations/*.sql")
list(FILTER files EXCLUDE REGEX "(^|/)(\\.[^/]*|package(-lock)?\\.json|README\\.md|source/[^/]*|[^/]*~)$")
set(pairs "")
foreach(file IN LISTS files)
  list(APPEND pairs "${file}|${PROJECT_SOURCE_DIR}/${file}")
endforeach()

# Shown to the browser as if they lay in templates/assets: name there | file of the package.
set(front_end
  "vendor/htmx.min.js|htmx.org/dist/htmx.min.js"
  "fonts/bo-400.woff2|@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff2"
  "fonts/bo-700.woff2|@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-700-normal.woff2")
foreach(entry IN LISTS front_end)
  string(REGEX MATCH "^([^|]*)\\|(.*)$" _ "${entry}")
  if(EXISTS "${ZAMPA_NPM_DIR}/${CMAKE_MATCH_2}")
    list(APPEND pairs "templates/assets/${CMAKE_MATCH_1}|${ZAMPA_NPM_DIR}/${CMAKE_MATCH_2}")
  else()
    message(WARNING "${CMAKE_MATCH_2} is not in ${ZAMPA_NPM_DIR}: pages will lack it (./dev build installs it)")
  endif()
endforeach()

# One entry: path, its length, bytes, their length; sorted by path for the binary search.
list(SORT pairs COMPARE STRING)
set(table "")
set(bytes "")
set(depends "")
set(number 0)
foreach(pair IN LISTS pairs)
  string(REGEX MATCH "^([^|]*)\\|(.*)$" _ "${pair}")
  string(LENGTH "${CMAKE_MATCH_1}" length)
  string(APPEND table ".quad .Lp${number}, ${length}, .Lb${number}, .Le${number} - .Lb${number}\n")
  string(APPEND bytes ".Lp${number}: .ascii \"${CMAKE_MATCH_1}\"\n"
    ".balign 16\n.Lb${number}: .incbin \"${CMAKE_MATCH_2}\"\n.Le${number}: .byte 0\n")
  list(APPEND depends "${CMAKE_MATCH_2}")
  math(EXPR number "${number} + 1")
endforeach()
set(embedded "${PROJECT_BINARY_DIR}/embedded.s")
file(CONFIGURE OUTPUT "${embedded}" @ONLY CONTENT [[
.section .data.rel.ro,"aw",%progbits
.balign 8
.globl kZampaEmbeddedTable
kZampaEmbeddedTable:
@table@
.globl kZampaEmbeddedCount
.balign 8
kZampaEmbeddedCount: .quad @number@
.section .rodata,"a",%progbits
@bytes@
.section .note.GNU-stack,"",%progbits
]])
set_source_files_properties("${embedded}" PROPERTIES OBJECT_DEPENDS "${depends}")
add_library(zampa_embedded STATIC "${embedded}")
