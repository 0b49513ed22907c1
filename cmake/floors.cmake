# The floors of the house, checked: which folder may include which, the one home of every library
# header, where abstract classes and `catch` may stand. Run by ./dev lint and by the test `floors`:
#   cmake -D ROOT=<top of the tree> -P cmake/floors.cmake
# Prints one line per fault with file and line; fails when there is one.
cmake_minimum_required(VERSION 3.25)
set(faults "")

# --- Arrows: folder -> what it may include besides itself (a regex on the path of the header). -------
set(arrows_bot/base "^-$")
set(arrows_bot/lang "^bot/base/")
set(arrows_bot/domain "^bot/(base|lang)/")
set(arrows_bot/faq "^bot/(base|lang|domain)/")
set(arrows_bot/ports "^bot/(base|domain)/")
set(arrows_bot/store "^bot/(base|lang|domain|faq|ports)/")
set(arrows_bot/service "^bot/(base|lang|domain|faq|ports|store)/")
set(arrows_bot/dialog "^bot/(base|lang|domain|store)/")
set(arrows_handlers "^bot/(base|lang|domain|service|dialog)/")
foreach(wing IN ITEMS sqlite postgres wechat wecom web media)
  set(arrows_bot/${wing} "^bot/(base|lang|domain|ports)/")
endforeach()
set(arrows_bot/app "^(bot|handlers|simulator)/")
# The simulator must not share the wire code it is there to check.
set(arrows_simulator "^bot/((base|lang)/|ports/clock\\.)")
set(never_simulator "^bot/base/(xml|crypto|callback_[a-z]+|platform_answer|token_cache)\\.")

# --- Homes: a library's headers -> the files that may include them. ---------------------------------
set(homes  # header -> files
  "^httplib\\.h -> ^(bot/web|simulator)/"
  "^curl/ -> ^bot/web/"
  "^(SQLiteCpp/|sqlite3\\.h) -> ^bot/sqlite/"
  "^libpq -> ^bot/postgres/"
  "^expat\\.h -> ^bot/base/xml\\."
  "^openssl/ -> ^(bot/base/crypto\\.|simulator/)"
  "^kainjow/ -> ^bot/base/page\\."
  "^spdlog/ -> ^bot/base/log\\."
  "^date/ -> ^bot/base/instant\\."
  "^unicode/ -> ^bot/lang/"
  "^(turbojpeg\\.h|png\\.h|libexif/) -> ^bot/media/"
  "^(toml\\+\\+/|CLI/|prometheus/) -> ^bot/app/"
  "^fmt/ -> \\.cpp$"
  "^nlohmann/json\\.hpp -> ^(bot/(base|wechat|wecom|app)|handlers|simulator)/"
  "^nlohmann/json_fwd\\.hpp -> ^(bot/(base|wechat|wecom|app)|handlers|simulator)/"
  # The operating system: files, sockets, signals.
  "^(sys/|netinet/|arpa/)?[a-z_]+\\.h$ -> ^(bot/(app|media|postgres|sqlite|web)|simulator)/")

# --- `catch`: the three edges, and the files that translate a library's or driver's exceptions. ------
set(catchers "^(bot/web/server\\.cpp|bot/service/courier\\.cpp|bot/app/.*|bot/(sqlite|postgres|media)/.*"
  "|bot/base/(json|page|log)\\.cpp|bot/store/(store|migrate)\\.cpp|bot/ports/sql\\.hpp|simulator/.*)$")
list(JOIN catchers "" catchers)

execute_process(WORKING_DIRECTORY "${ROOT}" OUTPUT_VARIABLE lines
  COMMAND grep -rnE --include=*.hpp --include=*.cpp
    "^[[:space:]]*#[[:space:]]*include|\\)[a-z &]*=[[:space:]]*0;|(^|[^_[:alnum:]])catch[[:space:]]*\\("
    bot handlers simulator)
string(REPLACE ";" ":" lines "${lines}")
string(REGEX REPLACE "[][]" " " lines "${lines}")
string(REPLACE "\n" ";" lines "${lines}")
foreach(entry IN LISTS lines)
  if(NOT entry MATCHES "^([^:]+):([0-9]+):(.*)$")
    continue()
  endif()
  set(file "${CMAKE_MATCH_1}")
  set(at "${CMAKE_MATCH_1}:${CMAKE_MATCH_2}")
  set(text "${CMAKE_MATCH_3}")
  string(REGEX MATCH "^(bot/[^/]+|handlers|simulator)" folder "${file}")

  if(text MATCHES "^[ \t]*//")
    continue()
  elseif(text MATCHES "include +[\"<]((bot|handlers|simulator|tests)/[^\">]+)")
    set(header "${CMAKE_MATCH_1}")
    if(NOT DEFINED arrows_${folder})
      list(APPEND faults "${at}: cmake/floors.cmake knows no folder ${folder}")
    elseif(NOT header MATCHES "^${folder}/|${arrows_${folder}}"
        OR (DEFINED never_${folder} AND header MATCHES "${never_${folder}}"))
      list(APPEND faults "${at}: ${folder} may not include ${header}")
    endif()
  elseif(text MATCHES "include +[\"<]([^\">]*[./][^\">]*)")
    set(header "${CMAKE_MATCH_1}")
    set(known FALSE)
    foreach(home IN LISTS homes)
      string(REGEX MATCH "^(.*) -> (.*)$" _ "${home}")
      set(place "${CMAKE_MATCH_2}")
      if(header MATCHES "${CMAKE_MATCH_1}")
        set(known TRUE)
        if(NOT file MATCHES "${place}")
          list(APPEND faults "${at}: ${header} has its home elsewhere (cmake/floors.cmake)")
        endif()
        break()
      endif()
    endforeach()
    if(NOT known)
      list(APPEND faults "${at}: no home is named for ${header} in cmake/floors.cmake")
    endif()
  elseif(text MATCHES "= *0:" AND NOT file MATCHES "^bot/ports/")
    list(APPEND faults "${at}: abstract classes stand in bot/ports only")
  elseif(text MATCHES "catch *\\(" AND NOT file MATCHES "${catchers}")
    list(APPEND faults "${at}: nothing is caught here: let it pass to the edges")
  endif()
endforeach()

if(faults)
  list(JOIN faults "\n" faults)
  message("${faults}")
  message(FATAL_ERROR "floors: see the lines above")
endif()
